/** The name of a network at an interface: equal for every part of the service. */
export const networkId = (iface: string, ssid: string): string => `${iface} ${ssid}`;
