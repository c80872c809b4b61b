/** The Ethernet frames with EAPOL-Key that the kernel hands back once they are sent. Pure; never throws. */
import { readEapolKey, type EapolKey } from '../../ingest/frames/eapol-key.ts';
import { mac } from './netlink-codec.ts';

export interface SentKey extends EapolKey {
  readonly destination: string;
  readonly source: string;
}

const ETHERNET = 14;
const EAPOL = 4;
const ETHERTYPE = 0x888e;
const KEY = 3;

/** @returns undefined for what is no EAPOL-Key frame, or ends before its MIC */
export function readSentKey(frame: Buffer): SentKey | undefined {
  if (frame.length < ETHERNET + EAPOL || frame.readUInt16BE(12) !== ETHERTYPE) return undefined;
  if (frame.readUInt8(ETHERNET + 1) !== KEY) return undefined;
  const key = readEapolKey(frame.subarray(ETHERNET + EAPOL));
  return key && { destination: mac(frame) ?? '', source: mac(frame.subarray(6)) ?? '', ...key };
}
