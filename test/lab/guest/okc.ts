import { createHmac } from 'node:crypto';

const bytes = (address: string) => Buffer.from(address.replaceAll(':', ''), 'hex');

/** PMKID of a PMK at an access point (IEEE 802.11-2020 clause 12.7.1.3, AKM 1): what opportunistic key caching offers there. */
export function pmkidFor(pmk: string, bssid: string, station: string): string {
  const text = Buffer.concat([Buffer.from('PMK Name'), bytes(bssid), bytes(station)]);
  return createHmac('sha1', Buffer.from(pmk, 'hex')).update(text).digest('hex').slice(0, 32);
}

/** Another PMK of the same length. */
export function spoil(pmk: string): string {
  return (Number.parseInt(pmk.slice(0, 2), 16) ^ 0xff).toString(16).padStart(2, '0') + pmk.slice(2);
}
