/**
 * Reads a line that is not known as it stands: the message may stand behind words that nobody has foreseen, or in a logger's JSON.
 * For texts that are short enough to be looked through.
 */
import type { Recognition } from './dialect.ts';
import { RECOGNISED, UNKNOWN } from './dialect.ts';
import { hasState, isWhole, type Reader } from './journal-readers.ts';
import { loggedMessage } from './logged-message.ts';
import { bitOf, NOBODY } from './opening-filter.ts';
import { CERTAIN } from './speakers.ts';
import { ANOTHERS, type Owner, OURS } from './stacked-dress.ts';
import { bytesOf } from './text.ts';
import { type LineParts, tellsSecret, type TextLines } from './text-lines.ts';

/** How far into a line a message is looked for. */
const LONGEST_FOREWORD = 160;
/** Not those that a line begins with. */
const RUNS_OF_BLANKS = /(?<=\S) {2,}(?=\S)/g;
/** In front of a program and its number, where the stamp before it was cut off. */
const HOST = /^[\w.-]{1,64} (?=[\w.-]{1,32}\[\d{1,10}\]: )/;
const ONE_NAME = /^[\w.@:-]{1,24}: $/;
/** What words end with, and what opens a quotation. */
const BOUNDARIES: ReadonlySet<number> = new Set(bytesOf(' \t:>]|[("\'='));

export class LookThrough {
  readonly #parts: LineParts;
  readonly #texts: TextLines;
  /** What stood before the message that was last found behind words of its own. */
  #foreword: string | undefined;

  constructor(parts: LineParts, texts: TextLines) {
    this.#parts = parts;
    this.#texts = texts;
  }

  read(line: string, number: number): Recognition {
    const { dress, speakers, openings } = this.#parts;
    if (this.#texts.isGathering || (speakers.main && hasState(speakers.main))) return UNKNOWN;
    if (line.startsWith('{')) {
      const message = loggedMessage(line);
      return message === undefined ? UNKNOWN : this.#texts.line(message, number);
    }
    // Who types a line off, or has it from a page, does not count its blanks.
    const even = line.replace(RUNS_OF_BLANKS, ' ');
    if (even !== line && this.#texts.line(even, number) === RECOGNISED) return RECOGNISED;
    const host = HOST.exec(line)?.[0] ?? '';
    const message = line.slice(host.length);
    if (host !== '' && !tellsSecret(line, message) && this.#texts.line(message, number) === RECOGNISED)
      return RECOGNISED;
    const owner = dress.peel(line);
    if (owner === ANOTHERS || dress.namesAnother(line)) return UNKNOWN;
    const bytes = bytesOf(line);
    const limit = Math.min(bytes.length, LONGEST_FOREWORD);
    for (let p = dress.body + 1; p < limit; p++) {
      if (!isBoundary(bytes[p - 1]) || isBoundary(bytes[p])) continue;
      const hopes = openings.hopes(bytes, p, bytes.length);
      if (hopes !== NOBODY && this.#ask(hopes, owner, line, p, number) === RECOGNISED) return RECOGNISED;
    }
    return UNKNOWN;
  }

  /** Offers what a line holds from `p` on to those of `hopes` that may have written it. */
  #ask(hopes: number, owner: Owner, line: string, p: number, number: number): Recognition {
    const { readers, speakers, dress } = this.#parts;
    const foreword = line.slice(dress.body, p);
    // A part of a program speaks for itself: `nl80211: Associated with …`.
    if (ONE_NAME.test(foreword)) return UNKNOWN;
    const rest = line.slice(p);
    for (const [index, reader] of readers.all.entries()) {
      if ((hopes & bitOf(index)) === 0 || hasState(reader)) continue;
      if (owner === OURS && !isOf(reader, readers.programs[dress.program])) continue;
      if (foreword !== this.#foreword && reader.dialect.score(rest) !== CERTAIN) continue;
      if (tellsSecret(line, rest)) continue;
      const { parser } = reader;
      const verdict = isWhole(reader)
        ? parser.parseText(rest, number)
        : parser.parseCarried?.(line, p, number, dress);
      if (verdict !== RECOGNISED) continue;
      this.#foreword = foreword;
      speakers.lead(reader);
      return readers.heard(reader, RECOGNISED);
    }
    return UNKNOWN;
  }
}

const isOf = ({ dialect }: Reader, program = ''): boolean => dialect.programs?.includes(program) === true;
const isBoundary = (byte: number | undefined): boolean => byte !== undefined && BOUNDARIES.has(byte);
