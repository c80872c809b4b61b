/**
 * One walk over a line that tells what of `redact.ts` could find something in it: in most lines nothing does. Words are told by
 * their first three letters, as numbers, and then looked at in earnest.
 *
 * It may send a line on for nothing; it must never pass a line that holds something to be cut.
 */

/** The name of a secret. */
export const NAMES = 1;
/** A command that may carry one. */
export const COMMANDS = 2;
/** FreeRADIUS' `Login `. */
export const LOGINS = 4;
/** A web token. */
export const TOKENS = 8;
/** `user:x@host` */
export const USERS = 16;
/** More hex than a PMKID has. */
export const HEX = 32;
export const ALL = NAMES | COMMANDS | LOGINS | TOKENS | USERS | HEX;

/** Letters are 1 to 26 in either case; blanks and the signs that words begin with have numbers of their own, all else is 0. */
const OTHER = 0;
const DASH = 27;
const UNDERSCORE = 28;
const BLANK = 29;
const COLON = 30;
const BITS = 5;
const TRIGRAM = (1 << (3 * BITS)) - 1;
/** Beyond printable ASCII nothing is told here. */
const BEYOND = 0x7f;

const numberOf = (code: number): number => {
  const lower = code | 0x20;
  if (lower >= 0x61 && lower <= 0x7a && code >= 0x41) return lower - 0x60;
  if (code === 0x2d) return DASH;
  if (code === 0x5f) return UNDERSCORE;
  if (code === 0x3a) return COLON;
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) ? BLANK : OTHER;
};
const NUMBERS = Uint8Array.from({ length: BEYOND }, (_, code) => numberOf(code));

const DIGIT = 1;
const SEPARATOR = 2;
/** Digits of hex, and what may stand between two groups of them. */
const HEX_PARTS = Uint8Array.from({ length: BEYOND }, (_, code) => {
  const one = String.fromCharCode(code);
  return /[\da-f]/i.test(one) ? DIGIT : /[ :.-]/.test(one) ? SEPARATOR : 0;
});
/** A PMKID has one less. */
const LONGEST_HEX = 33;

/** All trigrams that a word can begin with; one that is shorter ends at what is no letter. */
function trigramsOf(word: string): number[] {
  const [a = OTHER, b = OTHER, c] = Array.from(word.slice(0, 3), (one) => numberOf(one.charCodeAt(0)));
  const thirds = c === undefined ? [OTHER, DASH, UNDERSCORE, BLANK, COLON] : [c];
  return thirds.map((third) => (a << (2 * BITS)) | (b << BITS) | third);
}

/** Words to look for: how each begins (two characters at least), and what it is to the letter, sticky. */
export interface Wanted {
  readonly sign: number;
  readonly beginnings: readonly string[];
  readonly pattern: RegExp;
}

export class SecretSigns {
  /** By trigram: what may begin with it. */
  readonly #table = new Uint8Array(TRIGRAM + 1);
  readonly #wanted: readonly Wanted[];

  constructor(wanted: readonly Wanted[]) {
    this.#wanted = wanted;
    for (const { sign, beginnings } of wanted)
      for (const trigram of beginnings.flatMap(trigramsOf))
        this.#table[trigram] = (this.#table[trigram] ?? 0) | sign;
  }

  /** @returns what may be in the text */
  in(text: string): number {
    const table = this.#table;
    const { length } = text;
    let seen = 0;
    let trigram = 0;
    let digits = 0;
    let isSeparated = true;
    for (let p = 0; p < length; p++) {
      const code = text.charCodeAt(p);
      if (code >= BEYOND) return ALL;
      trigram = ((trigram << BITS) | (NUMBERS[code] ?? OTHER)) & TRIGRAM;
      const begun = (table[trigram] ?? 0) & ~seen;
      if (begun !== 0) seen |= this.#beginning(begun, text, p - 2);
      if (code === 0x40) seen |= USERS;
      const part = HEX_PARTS[code] ?? 0;
      if (part === DIGIT) {
        isSeparated = false;
        if (++digits === LONGEST_HEX) seen |= HEX;
      } else {
        // Groups are one sign apart.
        if (part === 0 || isSeparated) digits = 0;
        isSeparated = true;
      }
    }
    const last = (table[(trigram << BITS) & TRIGRAM] ?? 0) & ~seen;
    return last === 0 ? seen : seen | this.#beginning(last, text, length - 2);
  }

  #beginning(signs: number, text: string, p: number): number {
    let seen = 0;
    for (const { sign, pattern } of this.#wanted) {
      if ((signs & sign) === 0) continue;
      pattern.lastIndex = p;
      if (pattern.test(text)) seen |= sign;
    }
    return seen;
  }
}
