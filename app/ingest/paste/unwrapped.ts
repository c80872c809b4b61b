import { StackedDress } from '../stacked-dress.ts';
import type { PastedLine } from './pasted-line.ts';

/** Pieces that one line may have been wrapped into. */
const MOST_PIECES = 6;
const BLANK_LINE = /^[\s>|]*$/;
const WORD = /^\S*/;
const QUOTED = /^(?:> ?)+/;
/** Wall clocks show more than this since 1973. */
const WALL = 1e11;

/** Beginnings of what stands for itself: a fence, a record (and not NetworkManager's level), a row of a table. */
// eslint-disable-next-line no-control-regex -- the separator of `json-seq`
const STANDS_ALONE = /^\s*(?:\x60\x60\x60|[{|\x1e]|<(?!(?:trace|debug|info|warn|error)> )|data: \{)/;

/** Digits of a clock that counts seconds. */
const SECONDS = 9;

/** How a line begins, letters and digits aside but for such a clock: lines of one log begin alike, and no piece of them does. */
const shapeOf = (line: string): string =>
  line
    .replace(QUOTED, '')
    .slice(0, 48)
    .replace(/[A-Za-z\x80-\xff]+/g, 'a')
    .replace(/\d+/g, ({ length }) => (length < SECONDS ? '0' : '1'))
    .replace(/\s+/g, ' ')
    .slice(0, 5);

/** Words alone are no beginning of a log's own. */
const WORDS = /^[a ]*$/;
const beginsAlike = (line: string, first: string): boolean => {
  const shape = shapeOf(line);
  return shape === shapeOf(first) && !WORDS.test(shape);
};

/**
 * Joins lines where the whole is a known line and its pieces are none. Once that has shown at which width a text was wrapped, what
 * fills this width is joined, too, though its beginning seems to be a whole line.
 *
 * @param areKnown whether each line is known as it stands; both are asked for only where lines look like pieces
 * @param howKnown tells of a joined line whether it is known
 */
export function unwrapped(
  lines: readonly string[],
  areKnown: () => readonly boolean[],
  howKnown: () => (line: string) => boolean,
): readonly PastedLine[] {
  const longest = lines.reduce((most, { length }) => Math.max(most, length), 0);
  const dress = new StackedDress([], 1970);
  /** A piece without the marks of those who quoted it; undefined for what begins as a line does. */
  const pieceOf = (line: string, first: string): string | undefined => {
    if (STANDS_ALONE.test(line) || beginsAlike(line, first)) return undefined;
    dress.peel(line);
    return (dress.instant(line) ?? 0) >= WALL ? undefined : line.replace(QUOTED, '');
  };

  const isCandidate = lines.some(
    (line, at) => at > 0 && !BLANK_LINE.test(line) && pieceOf(line, lines[at - 1] ?? '') !== undefined,
  );
  if (!isCandidate) return lines.map((text, at) => ({ text, number: at + 1, pieces: 1 }));
  const known = areKnown();
  const knows = howKnown();

  /** @param width that the text was wrapped at, where that is proven */
  const joinedAt = (first: number, width: number | undefined): PastedLine | undefined => {
    const start = lines[first] ?? '';
    if (BLANK_LINE.test(start) || STANDS_ALONE.test(start)) return undefined;
    if (width === undefined && known[first] === true) return undefined;
    let [texts, last] = [[start], start];
    let found: PastedLine | undefined;
    for (let next = first + 1; next < first + MOST_PIECES; next++) {
      const line = lines[next];
      if (line === undefined || known[next] === true || BLANK_LINE.test(line)) break;
      const piece = pieceOf(line, start);
      // What is known already goes on only where its last piece had to end.
      const isWhole = found !== undefined || known[first] === true;
      if (piece === undefined || (isWhole && !isFull(last, piece, width ?? longest))) break;
      const joints = last.length === longest ? ['', ' '] : [' '];
      texts = texts.flatMap((text) => joints.map((joint) => text + joint + piece)).slice(0, 4);
      const text = texts.find(knows);
      if (text !== undefined) found = { text, number: first + 1, pieces: next - first + 1 };
      else if (found) break;
      last = line;
    }
    return found;
  };

  /** A stamped line that nobody knows, broken at its last letter: its end has no stamp, and may look like a whole line of another program. */
  const brokenAt = (first: number, width: number): PastedLine | undefined => {
    const start = lines[first] ?? '';
    if (start.length !== width || STANDS_ALONE.test(start)) return undefined;
    dress.peel(start);
    if (dress.instant(start) === undefined) return undefined;
    let [text, next] = [start, first + 1];
    for (; lines[next - 1]?.length === width && next < first + MOST_PIECES; next++) {
      const piece = pieceOf(lines[next] ?? '', start);
      if (piece === undefined || piece === '') break;
      text += piece;
    }
    return next > first + 1 ? { text, number: first + 1, pieces: next - first } : undefined;
  };

  /** Lines whose pieces are none, and the longest of their first pieces. */
  const proofs = lines.map((_, at) => joinedAt(at, undefined));
  const width = proofs.reduce((most, proof) => Math.max(most, lengthOf(lines, proof)), 0);
  const whole: PastedLine[] = [];
  for (let at = 0; at < lines.length;) {
    const line = proofs[at] ?? (width > 0 ? (joinedAt(at, width) ?? brokenAt(at, width)) : undefined);
    whole.push(line ?? { text: lines[at] ?? '', number: at + 1, pieces: 1 });
    at += line?.pieces ?? 1;
  }
  return whole;
}

const lengthOf = (lines: readonly string[], proof: PastedLine | undefined): number =>
  proof ? (lines[proof.number - 1]?.length ?? 0) : 0;

/** Whether whoever wrapped at this width had to break here. */
const isFull = (line: string, next: string, width: number): boolean =>
  line.length >= width || line.length + 1 + (WORD.exec(next)?.[0].length ?? 0) > width;
