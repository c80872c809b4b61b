const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** CRC-32 of `bytes[start, end)`, as the frame check sequence of 802.11 has it (9.2.4.8). */
export const crc32 = (bytes: Uint8Array, start: number, end: number): number => {
  let rest = 0xffffffff;
  for (let p = start; p < end; p++) rest = (TABLE[(rest ^ (bytes[p] ?? 0)) & 0xff] ?? 0) ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
};
