/** Management frames (IEEE Std 802.11-2020, 9.3.3): the fields that tell how a connection attempt goes. Never throws. */
import type { Mac, Ssid } from '../../domain/ids.ts';
import { ssidFromBytes } from '../ssid.ts';
import { latin1, toHex } from '../text.ts';
import { parseRsne, type Rsne } from './rsne.ts';

interface Addresses {
  readonly destination: Mac;
  readonly source: Mac;
  readonly bssid: Mac;
  readonly retry: boolean;
  /** Encrypted (PMF): the body cannot be read. */
  readonly protected: boolean;
}

export type MgmtFrame = Addresses &
  (
    | {
        readonly kind: 'auth';
        readonly algorithm: number;
        readonly transaction: number;
        readonly status: number;
      }
    | {
        readonly kind: 'assoc-request';
        readonly reassociation: boolean;
        readonly ssid?: Ssid;
        readonly rsne?: Rsne;
      }
    | { readonly kind: 'assoc-response'; readonly reassociation: boolean; readonly status: number }
    | { readonly kind: 'deauth' | 'disassoc'; readonly reason: number }
    | { readonly kind: 'beacon' | 'probe-response'; readonly ssid?: Ssid; readonly rsne?: Rsne }
    | { readonly kind: 'other'; readonly subtype: number }
  );

const HEADER = 24;
/** +HTC adds an HT Control field to the header. */
const ORDER = 0x80;
const RETRY = 0x08;
const PROTECTED = 0x40;

const u16 = (bytes: Uint8Array, p: number): number => (bytes[p] ?? 0) | ((bytes[p + 1] ?? 0) << 8);
const macAt = (bytes: Uint8Array, p: number): Mac => toHex(bytes.subarray(p, p + 6), ':') as Mac;

interface Elements {
  ssid?: Ssid;
  rsne?: Rsne;
}

/** SSID (0) and RSNE (48) of a list of elements; a list that is cut gives what stands before the cut. */
const elements = (bytes: Uint8Array, start: number): Elements => {
  const found: Elements = {};
  for (let p = start; p + 2 <= bytes.length;) {
    const end = p + 2 + (bytes[p + 1] ?? 0);
    if (end > bytes.length) break;
    if (bytes[p] === 0 && end - p - 2 <= 32) found.ssid ??= ssidFromBytes(latin1(bytes, p + 2, end));
    if (bytes[p] === 48) {
      const rsne = parseRsne(bytes.subarray(p, end));
      if (rsne) found.rsne ??= rsne;
    }
    p = end;
  }
  return found;
};

/**
 * @param bytes from the frame control field on, without radiotap header and FCS
 * @returns undefined for what is no management frame or is too short to be one
 */
export const parseMgmtFrame = (bytes: Uint8Array): MgmtFrame | undefined => {
  const control = bytes[0];
  const flags = bytes[1];
  if (control === undefined || flags === undefined || (control & 0x0f) !== 0 || bytes.length < HEADER)
    return undefined;
  const subtype = control >> 4;
  const addresses: Addresses = {
    destination: macAt(bytes, 4),
    source: macAt(bytes, 10),
    bssid: macAt(bytes, 16),
    retry: (flags & RETRY) !== 0,
    protected: (flags & PROTECTED) !== 0,
  };
  const body = flags & ORDER ? HEADER + 4 : HEADER;
  const has = (length: number): boolean => bytes.length >= body + length;
  if (addresses.protected) return { ...addresses, kind: 'other', subtype };
  switch (subtype) {
    case 0:
    case 2:
      if (!has(4)) return undefined;
      return {
        ...addresses,
        kind: 'assoc-request',
        reassociation: subtype === 2,
        ...elements(bytes, body + (subtype === 2 ? 10 : 4)),
      };
    case 1:
    case 3:
      if (!has(4)) return undefined;
      return {
        ...addresses,
        kind: 'assoc-response',
        reassociation: subtype === 3,
        status: u16(bytes, body + 2),
      };
    case 5:
    case 8:
      if (!has(12)) return undefined;
      return {
        ...addresses,
        kind: subtype === 8 ? 'beacon' : 'probe-response',
        ...elements(bytes, body + 12),
      };
    case 10:
    case 12:
      if (!has(2)) return undefined;
      return { ...addresses, kind: subtype === 10 ? 'disassoc' : 'deauth', reason: u16(bytes, body) };
    case 11:
      if (!has(6)) return undefined;
      return {
        ...addresses,
        kind: 'auth',
        algorithm: u16(bytes, body),
        transaction: u16(bytes, body + 2),
        status: u16(bytes, body + 4),
      };
    default:
      return { ...addresses, kind: 'other', subtype };
  }
};
