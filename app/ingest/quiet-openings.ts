/** Whose openings a line has, looked up once for all lines that begin alike and are nobody's. */
import { behindBlanks, behindBoot, NOBODY, type OpeningFilter } from './opening-filter.ts';
import { QUIET_REACH, QuietLines } from './quiet-lines.ts';

const OPEN = 0x5b;
/** What was asked of lines: whose openings they have, behind the seconds since boot or without them, or whether they are a part. */
const BARE = 0;
const BOOTED = 1;
const PART = 2;

export class QuietOpenings {
  readonly #openings: OpeningFilter;
  readonly #lines = new QuietLines();

  constructor(openings: OpeningFilter) {
    this.#openings = openings;
  }

  /** Those of `OpeningFilter.hopes`; a boot's seconds differ from line to line, and decide nothing. */
  hopes(bytes: Uint8Array, start: number, end: number): number {
    const openings = this.#openings;
    const behind = bytes[start] === OPEN ? behindBoot(bytes, start, end) : 0;
    const from = behind > 0 ? behind : start;
    if (this.#lines.has(bytes, from, end, behind > 0 ? BOOTED : BARE)) return NOBODY;
    const hopes = openings.hopes(bytes, start, end);
    if (hopes === NOBODY && isDecided(openings.reach, from, end)) this.#lines.keep();
    return hopes;
  }

  mayName(bytes: Uint8Array, start: number, end: number): boolean {
    const openings = this.#openings;
    const from = behindBlanks(bytes, start, end);
    if (this.#lines.has(bytes, from, end, PART)) return false;
    if (openings.mayName(bytes, from, end)) return true;
    if (isDecided(openings.reach, from, end)) this.#lines.keep();
    return false;
  }
}

/** Whether what is kept of a line in `[start, end)` has decided, where bytes before `reach` were looked at. */
export const isDecided = (reach: number, start: number, end: number): boolean =>
  reach < start + QUIET_REACH || end - start < QUIET_REACH;
