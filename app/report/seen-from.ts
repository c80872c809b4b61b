/** Whose account a text is, by what wrote it. */
export type SeenFrom = 'station' | 'access-point' | 'air';

const FROM_ACCESS_POINT: ReadonlySet<string> = new Set([
  'hostapd',
  'huawei-ac',
  'cisco-wlc',
  'cisco-syslog',
  'aruba',
  'aruba-syslog',
  'access-points',
  'cloud-events',
  'meraki-csv',
  'dnsmasq',
  'dhcpd',
  'kea',
  'udhcpd',
  'freeradius',
]);
const FROM_AIR: ReadonlySet<string> = new Set(['pcap', 'pcapng']);

/** @returns undefined where nothing is known of the text */
export const seenFrom = (dialect: string): SeenFrom | undefined => {
  if (FROM_AIR.has(dialect)) return 'air';
  if (FROM_ACCESS_POINT.has(dialect)) return 'access-point';
  return dialect === 'unknown' ? undefined : 'station';
};
