import type { AnyDialect, ByteDialect, Dialect } from './dialect.ts';
import { readsBytes } from './dialect.ts';
import { allDialects } from './dialects.ts';

/** How many lines a dialect is judged by. */
const LINES = 4_000;

/**
 * Chooses by content, never by a file's name: the dialect whose lines add up to most.
 * @returns undefined if no line speaks for any of them
 */
export const detectDialect = (
  lines: readonly string[],
  dialects: readonly AnyDialect[] = allDialects,
): Dialect | undefined => {
  let best: Dialect | undefined;
  let most = 0;
  for (const dialect of dialects) {
    if (readsBytes(dialect)) continue;
    let score = 0;
    for (let i = 0; i < lines.length && i < LINES; i++) score += dialect.score(lines[i] ?? '');
    if (score > most) {
      most = score;
      best = dialect;
    }
  }
  return best;
};

/** The dialect of an input that is not made of lines. */
export const sniffDialect = (
  head: Uint8Array,
  dialects: readonly AnyDialect[] = allDialects,
): ByteDialect | undefined => dialects.filter(readsBytes).find((dialect) => dialect.sniff(head));
