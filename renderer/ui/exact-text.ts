/**
 * Names that anybody may choose (networks, files), taken apart so that two different ones never look the same: escapes that
 * are in the text already, characters that nobody sees, spaces at the ends or in a row, marks that a composed letter would
 * hide, and letters of a second alphabet. What a stranger's line holds is spelled before it comes here (`app/domain/visible.ts`).
 */
export interface Piece {
  readonly text: string;
  readonly kind: 'plain' | 'escape' | 'space' | 'foreign';
}

const ESCAPE = /^\\(?:x[\da-f]{2}|\\)/;
const LOOK_ALIKE = [/\p{Script=Cyrillic}/u, /\p{Script=Greek}/u] as const;
const LATIN = /\p{Script=Latin}/u;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
const encoder = new TextEncoder();

const spelled = (character: string): string =>
  [...encoder.encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

/** @param text of a network: the reversible spelling, with `\xNN` and `\\`; of a file: any */
export function piecesOf(text: string): Piece[] {
  const mixed = LATIN.test(text.replaceAll(/\\x[\da-f]{2}/g, ''));
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], part: string): void => {
    const last = pieces.at(-1);
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + part };
    else pieces.push({ kind, text: part });
  };
  let before = ' ';
  for (let index = 0; index < text.length;) {
    const escape = ESCAPE.exec(text.slice(index))?.[0];
    const character = escape ?? String.fromCodePoint(text.codePointAt(index) ?? 0);
    index += character.length;
    if (escape !== undefined) add('escape', escape);
    else if (character === ' ' && (before === ' ' || index === text.length || text[index] === ' '))
      add('space', '␣');
    else if (UNSEEN.test(character)) add('escape', spelled(character));
    // A mark that has a composed twin would look like it; a mark at the start has nothing to stand on.
    else if (/\p{M}/u.test(character) && (before + character).normalize('NFC') !== before + character)
      add('escape', spelled(character));
    else if (mixed && LOOK_ALIKE.some((script) => script.test(character))) add('foreign', character);
    else add('plain', character);
    before = character;
  }
  return pieces;
}

/** The same for places that hold nothing but text: titles, buttons, sentences. Isolated, so that it turns nothing around it. */
export const exactText = (text: string): string =>
  `\u2068${piecesOf(text)
    .map((piece) => piece.text)
    .join('')}\u2069`;
