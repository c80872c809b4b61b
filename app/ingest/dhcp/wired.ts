/** Interfaces that cannot be Wi-Fi by the names that the kernel, udev and container tools give them. */
const WIRED =
  /^(?:eth|en[opsxPu]|em\d|lo$|br|docker|veth|virbr|vmnet|vnet|tun|tap|wg|ppp|sit|usb|bond|team|can|dummy|ww[ap]|tailscale|lan|wan)/;

/** Whether what is said of an interface may be about Wi-Fi; '' where none is named. */
export const mayBeWireless = (iface: string): boolean => !WIRED.test(iface);
