import { encodingOf } from '../ingest/encoding.ts';

/** By its first bytes. A log that lost power has runs of NUL; other control characters are hardly ever in one. */
export function isText(head: Uint8Array): boolean {
  if (encodingOf(head) !== 'bytes') return true;
  let nul = 0;
  let control = 0;
  for (const byte of head) {
    if (byte === 0) nul++;
    else if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) control++;
  }
  return nul * 2 < head.length && control * 50 < head.length;
}
