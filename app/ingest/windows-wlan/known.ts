import type { Provider } from './record.ts';

const between = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n);

/** Events that are known, whether they say anything of an attempt or not. */
const KNOWN: Readonly<Record<Provider, ReadonlySet<number>>> = {
  'wlan-autoconfig': new Set([
    ...between(4000, 4003),
    ...between(8000, 8012),
    ...between(10000, 10004),
    ...between(11000, 11010),
    ...between(12011, 12014),
    ...between(13001, 13014),
    ...between(13100, 13103),
    ...between(20000, 20025),
    ...between(21001, 21064),
    ...between(40001, 40003),
  ]),
  // Lease lost, no address, lease denied, not renewed, made up by the machine itself.
  'dhcp-client': new Set([1000, 1001, 1002, 1003, 1007]),
  // Replay counter, association completion, disassociation.
  nwifi: new Set([10013, 10041, 10042]),
  // NDIS' own numbers for what a driver may log (ndis.h, EVENT_NDIS_*): hardware failure, driver failure, timeout, invalid value.
  adapter: new Set([5002, 5005, 5007, 5010]),
  // An adapter of any kind has failed, or is being reset.
  ndis: new Set([10317, 10400]),
};

export const isKnown = (provider: Provider, id: number): boolean => KNOWN[provider].has(id);
