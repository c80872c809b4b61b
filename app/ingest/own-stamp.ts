/** The stamp that hostap's programs put before their messages (`-t`), told in bytes: `1795222476.640752: `. */

/** Its length since 2001. */
export const STAMP = 19;

export const isDigitByte = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Whether it stands at `p`; the digits in between are read with the time. */
export const isOwnStamp = (bytes: Uint8Array, p: number): boolean =>
  bytes[p + 17] === 0x3a &&
  bytes[p + 10] === 0x2e &&
  bytes[p + 18] === 0x20 &&
  isDigitByte(bytes[p]) &&
  isDigitByte(bytes[p + 16]);

/** Offset behind all that stand at `start`. */
export const behindStamps = (bytes: Uint8Array, start: number): number => {
  let p = start;
  while (isOwnStamp(bytes, p)) p += STAMP;
  return p;
};
