/** Frames of 802.11 made by hand, in hex: what no recording holds. */
import { hexBytes } from '../../app/ingest/text.ts';

/** Addresses without colons. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly bssid: string;
}

const hex = (...parts: readonly string[]): Uint8Array => hexBytes(parts.join(''));
/** The sequence control field; the fragment number is 0. */
const sequenceControl = (sequence: number): string => littleEndian((sequence & 0xfff) << 4);

export const littleEndian = (value: number): string => {
  const digits = value.toString(16).padStart(4, '0');
  return digits.slice(2) + digits.slice(0, 2);
};

/** @param control type and flags; of the flags 08 = sent again, 40 = protected */
export const frameOf = (
  control: string,
  { from, to, bssid }: Way,
  sequence: number,
  ...body: readonly string[]
): Uint8Array => hex(`${control}0000`, to, from, bssid, sequenceControl(sequence), ...body);

/** LLC and SNAP with the EtherType of EAPOL. */
export const LLC = 'aaaa03000000888e';

/** An EAPOL-Key packet with a MIC of 16 bytes. @param info the key information field */
export const keyPacket = (info: string, replay: number, keyData = ''): string => {
  const body = `02${info}0010${replay.toString(16).padStart(16, '0')}${'11'.repeat(32)}${'00'.repeat(48)}`;
  const whole = body + (keyData.length / 2).toString(16).padStart(4, '0') + keyData;
  return `0203${(whole.length / 2).toString(16).padStart(4, '0')}${whole}`;
};

/** @param packet from the code on */
export const eapPacket = (packet: string): string =>
  `0200${(packet.length / 2).toString(16).padStart(4, '0')}${packet}`;
