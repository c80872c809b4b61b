/**
 * EAPOL-Key frames (IEEE Std 802.11-2020, 12.7.2): which message of which handshake, and its replay counter. Pure; never
 * throws. Nonce, MIC and key data are left out on purpose: a passphrase can be guessed from them.
 */
import { defined } from './defined.ts';
import { mac } from './netlink-codec.ts';

export interface EapolKey {
  readonly destination: string;
  readonly source: string;
  /** Of the 4-way handshake 1 to 4, of the group handshake 'group-1' and 'group-2'; undefined = neither (a request). */
  readonly message?: 1 | 2 | 3 | 4 | 'group-1' | 'group-2';
  /** The authenticator counts up with each message, also a repeated one; the supplicant answers with the same. */
  readonly replayCounter: bigint;
  /** Message 1: the PMKID that the authenticator goes by, where it says one. */
  readonly pmkid?: string;
}

const ETHERNET = 14;
const ETHERTYPE = 0x888e;
const KEY = 3;
/** From the descriptor type to the reserved field; MIC and key data follow. */
const FIXED = 77;
const INFO = { pairwise: 0x0008, ack: 0x0080, mic: 0x0100, secure: 0x0200, request: 0x0800 };
/** Key data encapsulation 00-0F-AC:4. */
const PMKID_KDE = Buffer.from('dd14000fac04', 'hex');

/** @returns undefined for what is no EAPOL-Key frame, or ends before its MIC */
export function readEapolKey(frame: Buffer): EapolKey | undefined {
  if (frame.length < ETHERNET + FIXED + 4 || frame.readUInt16BE(12) !== ETHERTYPE) return undefined;
  const packet = frame.subarray(ETHERNET);
  if (packet.readUInt8(1) !== KEY) return undefined;
  const body = packet.subarray(4);
  const info = body.readUInt16BE(1);
  const message = messageOf(info, body);
  const at = message === 1 ? body.indexOf(PMKID_KDE, FIXED) : -1;
  const pmkid = at < 0 ? '' : body.toString('hex', at + PMKID_KDE.length, at + PMKID_KDE.length + 16);
  return {
    destination: mac(frame) ?? '',
    source: mac(frame.subarray(6)) ?? '',
    replayCounter: body.readBigUInt64BE(5),
    ...defined({ message, pmkid: pmkid.length === 32 ? pmkid : undefined }),
  };
}

function messageOf(info: number, body: Buffer): EapolKey['message'] {
  const has = (bit: number): boolean => (info & bit) !== 0;
  if (has(INFO.request)) return undefined;
  if (!has(INFO.pairwise)) return has(INFO.ack) ? 'group-1' : 'group-2';
  if (has(INFO.ack)) return has(INFO.mic) ? 3 : 1;
  if (!has(INFO.mic) && !has(INFO.secure)) return undefined;
  // Both answers look alike to the bit "secure" in some supplicants; only message 2 brings a nonce.
  return body.subarray(13, 45).some((byte) => byte !== 0) ? 2 : 4;
}
