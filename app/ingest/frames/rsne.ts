/** The RSN element (IEEE Std 802.11-2020, 9.4.2.24): which AKMs it names, which PMKIDs it carries. */
import type { AkmFamily } from '../../domain/events.ts';
import type { Pmkid } from '../../domain/ids.ts';
import { toHex } from '../text.ts';

export interface Rsne {
  readonly akms: readonly AkmFamily[];
  readonly pmkids: readonly Pmkid[];
}

const RSN_ELEMENT = 48;
const PMKID_LENGTH = 16;
/** 00-0F-AC suite types (table 9-151, and 24, 25 of later amendments). */
const FAMILIES: Readonly<Record<number, AkmFamily>> = {
  1: 'eap',
  2: 'psk',
  3: 'ft-eap',
  4: 'ft-psk',
  5: 'eap',
  6: 'psk',
  8: 'sae',
  9: 'ft-sae',
  11: 'eap',
  12: 'eap',
  13: 'ft-eap',
  14: 'fils',
  15: 'fils',
  16: 'fils',
  17: 'fils',
  18: 'owe',
  19: 'ft-psk',
  20: 'psk',
  22: 'ft-eap',
  23: 'eap',
  24: 'sae',
  25: 'ft-sae',
};
const IEEE = 0x000fac;
const WFA = 0x506f9a;

export const akmOfSuite = (oui: number, type: number): AkmFamily | undefined =>
  oui === IEEE
    ? FAMILIES[type]
    : oui === WFA && type === 2
      ? 'dpp'
      : oui === WFA && type === 1
        ? 'eap'
        : undefined;

/**
 * @param bytes an element: number, length, body
 * @returns undefined if it is not an RSN element; a body cut short gives what stands before the cut
 */
export const parseRsne = (bytes: Uint8Array): Rsne | undefined => {
  const length = bytes[1];
  if (bytes[0] !== RSN_ELEMENT || length === undefined || length < 2) return undefined;
  const end = Math.min(bytes.length, 2 + length);
  const u16 = (p: number): number => (bytes[p] ?? 0) | ((bytes[p + 1] ?? 0) << 8);
  const akms: AkmFamily[] = [];
  const pmkids: Pmkid[] = [];
  // Version, group cipher, pairwise ciphers.
  let p = 2 + 2 + 4;
  if (p + 2 > end) return { akms, pmkids };
  p += 2 + 4 * u16(p);
  if (p + 2 > end) return { akms, pmkids };
  const suites = u16(p);
  p += 2;
  for (let i = 0; i < suites && p + 4 <= end; i++, p += 4) {
    const oui = ((bytes[p] ?? 0) << 16) | ((bytes[p + 1] ?? 0) << 8) | (bytes[p + 2] ?? 0);
    const akm = akmOfSuite(oui, bytes[p + 3] ?? 0);
    if (akm && !akms.includes(akm)) akms.push(akm);
  }
  // RSN capabilities.
  p += 2;
  if (p + 2 > end) return { akms, pmkids };
  const count = u16(p);
  p += 2;
  for (let i = 0; i < count && p + PMKID_LENGTH <= end; i++, p += PMKID_LENGTH)
    pmkids.push(toHex(bytes.subarray(p, p + PMKID_LENGTH)) as Pmkid);
  return { akms, pmkids };
};
