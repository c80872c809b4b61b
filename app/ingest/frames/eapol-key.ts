/**
 * EAPOL-Key frames (IEEE Std 802.11-2020, 12.7.2): which message of which handshake, and its replay counter. Never throws.
 * Nonce, MIC and key data are left out on purpose: a passphrase can be guessed from them.
 */
import type { AkmFamily } from '../../domain/events.ts';
import type { Pmkid } from '../../domain/ids.ts';
import { toHex } from '../text.ts';
import { readSecurity } from './rsne.ts';

/** Of the 4-way handshake 1 to 4, of the group handshake 'group-1' and 'group-2'. */
export type KeyMessage = 1 | 2 | 3 | 4 | 'group-1' | 'group-2';

export interface EapolKey {
  /** undefined = neither handshake: a request of the supplicant, or bits that no message has. */
  readonly message: KeyMessage | undefined;
  /** The key information field as it is. */
  readonly info: number;
  /** The authenticator counts up with each message, also a repeated one; the supplicant answers with the same. */
  readonly replayCounter: bigint;
  readonly hasMic: boolean;
  /** Message 1: the PMKID that the authenticator goes by, where it says one. */
  readonly pmkid: Pmkid | undefined;
  /** Message 2: the key management that the station has chosen, from the element that it asked for association with. */
  readonly akm: AkmFamily | undefined;
}

const RSN = 2;
const WPA = 254;
/** From the descriptor type to the reserved field; MIC and key data follow. */
const FIXED = 77;
const INFO = { pairwise: 0x0008, ack: 0x0080, install: 0x0040, mic: 0x0100, request: 0x0800 };
const MIC_LENGTHS = [16, 24, 0];
/** Key data encapsulation 00-0F-AC:4. */
const PMKID_KDE = [0xdd, 0x14, 0x00, 0x0f, 0xac, 0x04];
const PMKID_LENGTH = 16;

/** @param body what follows the four bytes of the EAPOL header. @returns undefined for what ends before its MIC, or is RC4's */
export function readEapolKey(body: Uint8Array): EapolKey | undefined {
  const type = body[0];
  if (body.length < FIXED || (type !== RSN && type !== WPA)) return undefined;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const info = view.getUint16(1);
  const message = messageOf(info, body);
  return {
    ...{ message, info, hasMic: (info & INFO.mic) !== 0, replayCounter: view.getBigUint64(5) },
    pmkid: message === 1 ? findPmkid(body) : undefined,
    akm: message === 2 ? chosenAkm(body) : undefined,
  };
}

/**
 * The bits alone do not tell: with an AEAD cipher no message has a MIC, and the bit "secure" is set and left out at will. What holds
 * is that 3/4 installs, and that 4/4 brings no key data (tshark decides by the same).
 */
function messageOf(info: number, body: Uint8Array): KeyMessage | undefined {
  const has = (bit: number): boolean => (info & bit) !== 0;
  if (has(INFO.request)) return undefined;
  if (!has(INFO.pairwise)) return has(INFO.ack) ? 'group-1' : 'group-2';
  if (has(INFO.ack)) return has(INFO.install) ? 3 : 1;
  return hasKeyData(body) ? 2 : 4;
}

const hasKeyData = (body: Uint8Array): boolean => keyDataOf(body).length > 0;

/** The MIC before the length of the key data has 16 bytes, with a few AKMs 24 or none (table 12-10): see which fits. */
function keyDataOf(body: Uint8Array): { readonly length: number; readonly start: number } {
  const lengthAt = (at: number): number => ((body[at] ?? 0) << 8) | (body[at + 1] ?? 0);
  const places = MIC_LENGTHS.map((length) => FIXED + length);
  const place =
    places.find((at) => at + 2 <= body.length && at + 2 + lengthAt(at) === body.length) ?? FIXED + 16;
  return { length: lengthAt(place), start: place + 2 };
}

/** Message 2 repeats the station's element in the clear (12.7.6.3); what names several names none. */
function chosenAkm(body: Uint8Array): AkmFamily | undefined {
  const { start, length } = keyDataOf(body);
  const { rsne, wpa } = readSecurity(body.subarray(start, start + length));
  const akms = rsne?.akms ?? wpa;
  return akms.length === 1 ? akms[0] : undefined;
}

/** The length of the MIC before it depends on the AKM (table 12-10), so the KDE is looked for. */
function findPmkid(body: Uint8Array): Pmkid | undefined {
  const last = body.length - PMKID_KDE.length - PMKID_LENGTH;
  for (let at = FIXED; at <= last; at++) {
    if (!PMKID_KDE.every((byte, index) => body[at + index] === byte)) continue;
    const start = at + PMKID_KDE.length;
    return toHex(body.subarray(start, start + PMKID_LENGTH)) as Pmkid;
  }
  return undefined;
}
