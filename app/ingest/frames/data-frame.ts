/** Data frames (IEEE Std 802.11-2020, 9.3.2): where EAPOL stands in them. Never throws. */

const HEADER = 24;
const ADDRESS = 6;
const BOTH_WAYS = 3;
const QOS = 8;
const QOS_CONTROL = 2;
const HT_CONTROL = 4;
const ORDER = 0x80;
/** Of the QoS control field: several frames in one. */
const AMSDU = 0x80;
const AMSDU_HEADER = 14;
/** LLC and SNAP (RFC 1042) with the EtherType of EAPOL. */
const EAPOL = [0xaa, 0xaa, 0x03, 0x00, 0x00, 0x00, 0x88, 0x8e];

/**
 * @param bytes the frame is `bytes[start, end)`, not encrypted
 * @param isPadded its header is filled up to a multiple of four, as some drivers do
 * @returns where the EAPOL packet begins, -1 if there is none. Of several frames in one the first is looked at
 */
export const findEapol = (bytes: Uint8Array, start: number, end: number, isPadded = false): number => {
  const isQos = (((bytes[start] ?? 0) >> 4) & QOS) !== 0;
  const flags = bytes[start + 1] ?? 0;
  let at = start + HEADER + ((flags & BOTH_WAYS) === BOTH_WAYS ? ADDRESS : 0);
  const isAmsdu = isQos && ((bytes[at] ?? 0) & AMSDU) !== 0;
  if (isQos) at += QOS_CONTROL + (flags & ORDER ? HT_CONTROL : 0);
  if (isPadded) at = start + ((at - start + 3) & ~3);
  if (isAmsdu) at += AMSDU_HEADER;
  if (at + EAPOL.length >= end) return -1;
  for (let i = 0; i < EAPOL.length; i++) if (bytes[at + i] !== EAPOL[i]) return -1;
  return at + EAPOL.length;
};
