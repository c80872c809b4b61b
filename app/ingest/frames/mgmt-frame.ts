/**
 * Management frames (IEEE Std 802.11-2020, 9.3.3), from frame control to the last element, without radiotap header and
 * FCS: the fields that tell how a connection attempt goes. Never throws.
 */
import type { Mac } from '../../domain/ids.ts';
import { toHex } from '../text.ts';

interface Head {
  readonly destination: Mac;
  readonly source: Mac;
  readonly bssid: Mac;
  /** It was encrypted on the air (PMF); the kernel hands it out with this bit still set, although decrypted. */
  readonly protected: boolean;
}

export type MgmtFrame = Head &
  (
    | {
        readonly kind: 'authentication';
        /** 0 open, 2 FT, 3 SAE, 4-6 FILS, 7 PASN. */
        readonly algorithm: number;
        /** 1, 2 …; SAE: 1 commit, 2 confirm, from either side. */
        readonly transaction: number;
        readonly status: number;
      }
    | {
        readonly kind: 'association-response';
        readonly reassociation: boolean;
        readonly status: number;
      }
    | {
        readonly kind: 'association-request';
        readonly reassociation: boolean;
        readonly elements: Uint8Array;
      }
    | {
        readonly kind: 'beacon' | 'probe-response';
        /** Its data frames are encrypted. */
        readonly privacy: boolean;
        readonly elements: Uint8Array;
      }
    | { readonly kind: 'deauthentication' | 'disassociation'; readonly reason: number }
    /** Says nothing here, or cannot be read. */
    | { readonly kind: 'other'; readonly subtype: number }
  );

const HEADER = 24;
/** Announces an HT control field behind the header. */
const ORDER = 0x80;
const PROTECTED = 0x40;
/** Of a deauthentication that carries its reason and nothing else. Encrypted it is longer by CCMP header and MIC. */
const REASON_ONLY = 2;
/** Timestamp, interval, capabilities. */
const BEACON_FIXED = 12;
const PRIVACY = 0x10;

const macAt = (bytes: Uint8Array, at: number): Mac => toHex(bytes.subarray(at, at + 6), ':') as Mac;

/** @returns undefined for what is no management frame, or ends before the fields that its kind must have */
export function parseMgmtFrame(bytes: Uint8Array): MgmtFrame | undefined {
  const [control = 0, flags = 0] = bytes;
  if (bytes.length < HEADER || (control & 0x0f) !== 0) return undefined;
  const subtype = control >> 4;
  const head: Head = {
    destination: macAt(bytes, 4),
    source: macAt(bytes, 10),
    bssid: macAt(bytes, 16),
    protected: (flags & PROTECTED) !== 0,
  };
  const body = bytes.subarray(flags & ORDER ? HEADER + 4 : HEADER);
  const u16 = (at: number): number => (body[at] ?? 0) | ((body[at + 1] ?? 0) << 8);
  const leaves = subtype === 10 || subtype === 12;
  const readable = !head.protected || (leaves && body.length <= REASON_ONLY);
  if (!readable) return { ...head, kind: 'other', subtype };
  switch (subtype) {
    case 0:
    case 2: {
      const fixed = subtype === 0 ? 4 : 10;
      if (body.length < fixed) return undefined;
      const elements = body.subarray(fixed);
      return { ...head, kind: 'association-request', reassociation: subtype === 2, elements };
    }
    case 5:
    case 8: {
      if (body.length < BEACON_FIXED) return { ...head, kind: 'other', subtype };
      const elements = body.subarray(BEACON_FIXED);
      const kind = subtype === 5 ? 'probe-response' : 'beacon';
      return { ...head, kind, privacy: (u16(10) & PRIVACY) !== 0, elements };
    }
    case 1:
    case 3:
      if (body.length < 4) return undefined;
      return { ...head, kind: 'association-response', reassociation: subtype === 3, status: u16(2) };
    case 10:
    case 12:
      if (body.length < 2) return undefined;
      return { ...head, kind: subtype === 10 ? 'disassociation' : 'deauthentication', reason: u16(0) };
    case 11:
      if (body.length < 6) return undefined;
      return { ...head, kind: 'authentication', algorithm: u16(0), transaction: u16(2), status: u16(4) };
    default:
      return { ...head, kind: 'other', subtype };
  }
}
