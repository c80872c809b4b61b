const u16le = (value: number): number[] => [value & 0xff, value >> 8];
const u16be = (value: number): number[] => [value >> 8, value & 0xff];
const u32le = (value: number): number[] => [...u16le(value & 0xffff), ...u16le(value >>> 16)];
const times = (count: number, byte: number): number[] => Array<number>(count).fill(byte);
const AP = [2, 0, 0, 0, 0, 0];
const STATION = [2, 0, 0, 0, 1, 0];
const WIRELESS = 105;

/** Key type, install, ack, MIC, secure, error, request, encrypted key data. */
const BITS = [0x0008, 0x0040, 0x0080, 0x0100, 0x0200, 0x0400, 0x0800, 0x1000];

/** A capture of EAPOL-Key frames: all sets of bits, with and without nonce and key data, in the form of WPA and of RSN. */
export function everyKeyFrame(): Uint8Array {
  const frames: number[][] = [];
  for (let set = 0; set < 1 << BITS.length; set++) {
    const info = 2 + BITS.reduce((sum, bit, index) => sum + (set & (1 << index) ? bit : 0), 0);
    for (const nonce of [0, 0x5a])
      for (const data of [0, 22]) for (const type of [2, 254]) frames.push(keyFrame(type, info, nonce, data));
  }
  const header = [0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, ...times(8, 0), ...u32le(1 << 18), ...u32le(WIRELESS)];
  const records = frames.flatMap((frame, index) => [
    ...[...u32le(1_790_000_000 + index), ...u32le(0)],
    ...[...u32le(frame.length), ...u32le(frame.length), ...frame],
  ]);
  return Uint8Array.from([...header, ...records]);
}

function keyFrame(type: number, info: number, nonce: number, data: number): number[] {
  const isFromAp = (info & 0x0080) !== 0;
  const addresses = isFromAp ? [...STATION, ...AP, ...AP] : [...AP, ...STATION, ...AP];
  const header = [0x08, isFromAp ? 2 : 1, 0, 0, ...addresses, 0, 0];
  // A PMKID, as message 1 may bring it.
  const kde = data === 0 ? [] : [0xdd, 0x14, 0x00, 0x0f, 0xac, 0x04, ...times(16, 0xab)];
  const body = [
    ...[type, ...u16be(info), ...u16be(16), ...times(7, 0), 9, ...times(32, nonce)],
    ...[...times(32, 0), ...times(16, info & 0x0100 ? 0xcc : 0), ...u16be(kde.length), ...kde],
  ];
  return [...header, 0xaa, 0xaa, 3, 0, 0, 0, 0x88, 0x8e, 2, 3, ...u16be(body.length), ...body];
}
