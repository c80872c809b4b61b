import type { AnyDialect, Dialect } from './dialect.ts';
import { readsBytes } from './dialect.ts';
import { accessPoints } from './access-points/dialect.ts';
import { android } from './android/framework.ts';
import { nmcli } from './answers/nmcli.ts';
import { shown } from './answers/shown.ts';
import { aruba } from './aruba/dialect.ts';
import { arubaSyslog } from './aruba/syslog.ts';
import { pcap, pcapng } from './capture/dialect.ts';
import { ciscoWlc } from './cisco-wlc/dialect.ts';
import { ciscoSyslog } from './cisco-wlc/syslog.ts';
import { cloudEvents } from './cloud/events-dialect.ts';
import { merakiCsv } from './cloud/meraki-csv.ts';
import { connman } from './connman/dialect.ts';
import { dhclient } from './dhcp/dhclient.ts';
import { dhcpcd } from './dhcp/dhcpcd.ts';
import { networkd } from './dhcp/networkd.ts';
import { dhcpd, dnsmasq, kea, udhcpd } from './dhcp/servers.ts';
import { udhcpc } from './dhcp/udhcpc.ts';
import { espAt } from './esp-at/dialect.ts';
import { espIdf } from './esp-idf/dialect.ts';
import { ftrace } from './ftrace/dialect.ts';
import { hostapd } from './hostapd/dialect.ts';
import { huaweiAc } from './huawei-ac/dialect.ts';
import { iwEvent } from './iw-event/dialect.ts';
import { iwd } from './iwd/dialect.ts';
import { iwmon } from './iwd/iwmon.ts';
import { kernel } from './kernel/dialect.ts';
import { macos } from './macos/dialect.ts';
import { networkManager } from './networkmanager/dialect.ts';
import { openbsd } from './openbsd/dialect.ts';
import { freeradius } from './radius/freeradius.ts';
import { nps } from './radius/nps.ts';
import { shill } from './shill/dialect.ts';
import { netsh } from './windows-wlan/netsh.ts';
import { windowsJson } from './windows-wlan/json-dialect.ts';
import { windowsText } from './windows-wlan/text-dialect.ts';
import { windowsWlan } from './windows-wlan/dialect.ts';
import { wpaEvents } from './wpa-events.ts';
import { wpaSupplicant } from './wpa-supplicant/dialect.ts';
import { zephyr } from './zephyr/dialect.ts';

/** All dialects, in the order in which a tie of detection is decided. */
export const allDialects: readonly AnyDialect[] = [
  wpaSupplicant,
  wpaEvents,
  hostapd,
  iwEvent,
  kernel,
  openbsd,
  iwd,
  iwmon,
  huaweiAc,
  ciscoWlc,
  ciscoSyslog,
  aruba,
  arubaSyslog,
  networkManager,
  macos,
  espIdf,
  espAt,
  zephyr,
  ftrace,
  android,
  connman,
  shill,
  accessPoints,
  merakiCsv,
  dhclient,
  dhcpcd,
  udhcpc,
  networkd,
  dnsmasq,
  dhcpd,
  kea,
  udhcpd,
  freeradius,
  nps,
  cloudEvents,
  pcap,
  pcapng,
  windowsWlan,
  windowsJson,
  windowsText,
  netsh,
  nmcli,
  shown,
];

export const lineDialects: readonly Dialect[] = allDialects.filter(
  (dialect): dialect is Dialect => !readsBytes(dialect),
);
