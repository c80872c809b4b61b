/**
 * How a network is secured, in the three spellings of macOS: CWSecurity's numbers (CoreWLANTypes.h), system_profiler's
 * words, and those in which `networksetup -addpreferredwirelessnetworkatindex` takes them.
 */
import type { AkmFamily } from '../../domain/events.ts';
import { own } from '../../domain/own.ts';

export interface SecurityType {
  /** networksetup's word; it is how a network is put back. */
  readonly word: string;
  readonly akms: readonly AkmFamily[];
}

const type = (word: string, ...akms: AkmFamily[]): SecurityType => ({ word, akms });

const TYPES: Readonly<Record<number, SecurityType>> = {
  0: type('OPEN', 'open'),
  2: type('WPA', 'psk'),
  3: type('WPA/WPA2', 'psk'),
  4: type('WPA2', 'psk'),
  7: type('WPAE', 'eap'),
  8: type('WPA/WPA2E', 'eap'),
  9: type('WPA2E', 'eap'),
  11: type('WPA3', 'sae'),
  12: type('WPA3E', 'eap'),
  13: type('WPA2/WPA3', 'psk', 'sae'),
};

/** By the number that CoreWLAN gives; undefined for those that stand for any of several, and for what has no word. */
export const ofNumber = (security: number): SecurityType | undefined => TYPES[security];

/** Whether networksetup has that word. */
export const isSecurityWord = (word: unknown): boolean =>
  Object.values(TYPES).some((known) => known.word === word);

const NUMBERS: Readonly<Record<string, number>> = {
  none: 0,
  wpa_personal: 2,
  wpa_personal_mixed: 3,
  wpa2_personal_mixed: 3,
  wpa2_personal: 4,
  wpa_enterprise: 7,
  wpa_enterprise_mixed: 8,
  wpa2_enterprise_mixed: 8,
  wpa2_enterprise: 9,
  wpa3_personal: 11,
  wpa3_enterprise: 12,
  wpa3_transition: 13,
};

/** By system_profiler's word; `pairport_security_mode_wpa3_transition` lacks its first letter on real machines. */
export const ofProfilerWord = (word: string): SecurityType | undefined => {
  const [, mode = ''] = /^s?pairport_security_mode_(\w{1,40})$/.exec(word) ?? [];
  const number = own(NUMBERS, mode);
  return number === undefined ? undefined : ofNumber(number);
};

/** Whether a password, and nothing else, is what it takes to join. */
export const isPersonal = ({ akms }: SecurityType): boolean =>
  akms.every((akm) => akm === 'psk' || akm === 'sae');
