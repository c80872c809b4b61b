/** The RSN element (IEEE Std 802.11-2020, 9.4.2.24): which AKMs it names, which PMKIDs it carries. Never throws. */
import type { AkmFamily } from '../../domain/events.ts';
import type { Pmkid } from '../../domain/ids.ts';
import { toHex } from '../text.ts';
import { eachElement } from './elements.ts';

export interface Rsne {
  readonly akms: readonly AkmFamily[];
  readonly pmkids: readonly Pmkid[];
  /** As the element counts them; undefined = it ends before. More than `pmkids` has = it is cut short. */
  readonly pmkidCount?: number;
  /** Management frames can be protected (PMF): bit 7 of the capabilities. */
  readonly pmf?: true;
}

const RSN_ELEMENT = 48;
const VENDOR = 221;
const MICROSOFT = 0x0050f2;
const PMKID_LENGTH = 16;
const PMF_CAPABLE = 0x80;
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

const vendorOf = (body: Uint8Array): number =>
  ((body[0] ?? 0) << 16) | ((body[1] ?? 0) << 8) | (body[2] ?? 0);

const akmOfSuite = (oui: number, type: number): AkmFamily | undefined =>
  oui === IEEE
    ? FAMILIES[type]
    : oui === WFA && type === 2
      ? 'dpp'
      : oui === WFA && type === 1
        ? 'eap'
        : undefined;

/** What a list of elements says of the security of a network, or of a request. */
export interface Security {
  readonly rsne: Rsne | undefined;
  /** Key managements of WPA's own element. */
  readonly wpa: readonly AkmFamily[];
  /** WPS is announced, or asked for. */
  readonly wps: boolean;
}

export function readSecurity(elements: Uint8Array): Security {
  let rsne: Rsne | undefined;
  let wpa: readonly AkmFamily[] = [];
  let wps = false;
  for (const { id, body } of eachElement(elements)) {
    if (id === RSN_ELEMENT) rsne ??= readRsne(body);
    if (id !== VENDOR || vendorOf(body) !== MICROSOFT) continue;
    if (body[3] === 1) wpa = readWpa(body);
    if (body[3] === 4) wps = true;
  }
  return { rsne, wpa, wps };
}

/** @param elements a list of elements, of which one may be an RSN element */
export function findRsne(elements: Uint8Array): Rsne | undefined {
  for (const { id, body } of eachElement(elements)) if (id === RSN_ELEMENT) return readRsne(body);
  return undefined;
}

/** @param body the element without number and length. Each field may be missing, as the standard allows, or be cut. */
export function readRsne(body: Uint8Array): Rsne | undefined {
  if (body.length < 2) return undefined;
  const has = (length: number): boolean => p + length <= body.length;
  const u16 = (): number => (body[p] ?? 0) | ((body[p + 1] ?? 0) << 8);
  const akms: AkmFamily[] = [];
  const pmkids: Pmkid[] = [];
  // Behind version and group cipher stand the pairwise ciphers.
  let p = 2 + 4;
  if (!has(2)) return { akms, pmkids };
  p += 2 + 4 * u16();
  if (!has(2)) return { akms, pmkids };
  const suites = u16();
  p += 2;
  for (let i = 0; i < suites && has(4); i++, p += 4) {
    const oui = ((body[p] ?? 0) << 16) | ((body[p + 1] ?? 0) << 8) | (body[p + 2] ?? 0);
    const akm = akmOfSuite(oui, body[p + 3] ?? 0);
    if (akm && !akms.includes(akm)) akms.push(akm);
  }
  const pmf = has(2) && (u16() & PMF_CAPABLE) !== 0 ? ({ pmf: true } as const) : {};
  p += 2;
  if (!has(2)) return { akms, pmkids, ...pmf };
  const pmkidCount = u16();
  p += 2;
  for (let i = 0; i < pmkidCount && has(PMKID_LENGTH); i++, p += PMKID_LENGTH)
    pmkids.push(toHex(body.subarray(p, p + PMKID_LENGTH)) as Pmkid);
  return { akms, pmkids, pmkidCount, ...pmf };
}

/** WPA, before 802.11i: a vendor's element of the same structure, with no capabilities or PMKIDs that anybody sets. */
function readWpa(body: Uint8Array): readonly AkmFamily[] {
  // Behind the element's name stand version, group cipher and the pairwise ciphers.
  let p = 4 + 2 + 4;
  p += 2 + 4 * ((body[p] ?? 0) | ((body[p + 1] ?? 0) << 8));
  const type = body[p + 2 + 3];
  return type === 1 ? ['eap'] : type === 2 ? ['psk'] : [];
}
