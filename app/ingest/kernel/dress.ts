/**
 * What stands before a message of the kernel where no syslog and no journal has carried it: `dmesg` with its options
 * (`-T`, `-x`, `-r`, `-d`, `-H`, `--time-format iso`), `/dev/kmsg`, and the caller that some kernels add.
 */
import type { Instant } from '../../domain/ids.ts';
import { isoInstant, monthIndex } from '../stamps.ts';
import { at, latin1, matchAt } from '../text.ts';

/** `kern  :info  : `, `<6>`, `6,1234,56789012,-;` */
const LEVEL = at`(?:[a-z0-9]{2,8} {0,6}:[a-z]{3,7} {0,6}: ?|<\d{1,3}>|\d{1,3},\d{1,12},(\d{1,18}),[^; ]{1,40};)`;
/**
 * `[   12.345678] `, with the processor (`@3`, Amlogic's kernels), with a difference (`-d`), with a date (`-T`). The difference alone (`-H`) says no time.
 */
const STAMP = at`\[(?: {0,9}(\d{1,10}\.\d{6})(?:@\d{1,2})?(?: <[ \d.]{1,16}>)?|[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d\d):(\d\d):(\d\d) (\d{4})| {0,9}\+\d{1,10}\.\d{6}|[A-Z][a-z]{2}[ \d]\d \d\d:\d\d)\] ?`;
const CALLER = at`\[ {0,9}[TC]\d{1,9}\] `;
const ISO_LENGTH = at`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)? `;
/** Longest dress, and how far into a line its end is looked for. */
const LONGEST = 96;

const BRACKET = 0x5b;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Whether the kernel's own dress could begin at `start`. */
export const wearsDress = (line: string, start: number): boolean => {
  const first = line.charCodeAt(start);
  return first === BRACKET || first === 0x3c || isDigit(first) || matchAt(LEVEL, line, start) !== undefined;
};

/** Says where a message begins, and when it was written. */
export class KernelDress {
  body = 0;
  /** Milliseconds since boot of the line last peeled, where it counts from there. */
  sinceBoot: number | undefined;
  #date: RegExpExecArray | undefined;
  /** Where an ISO stamp begins, -1 where there is none. */
  #iso = -1;

  /** @param start where the kernel's own dress begins */
  peel(line: string, start = 0): void {
    this.sinceBoot = this.#date = undefined;
    this.#iso = -1;
    this.body = start;
    const first = line.charCodeAt(start);
    if (first !== BRACKET) this.#level(line);
    if (line.charCodeAt(this.body) === BRACKET) this.#stamp(line);
  }

  /** Time of the line last peeled: since boot, or by the wall clock without a zone, taken as UTC. */
  instant(line: string): Instant | undefined {
    if (this.#iso >= 0) return isoInstant(line, this.#iso);
    const date = this.#date;
    if (!date) return this.sinceBoot;
    const [, , month = '', day, hour, minute, second, year] = date;
    const index = monthIndex(month);
    return index < 0
      ? undefined
      : Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second));
  }

  #level(line: string): void {
    if (this.#isoStamp(line)) return;
    const level = matchAt(LEVEL, line, this.body);
    if (!level) return;
    this.body += level[0].length;
    if (level[1] !== undefined) this.sinceBoot = Number(level[1]) / 1000;
    this.#isoStamp(line);
  }

  #isoStamp(line: string): boolean {
    const iso = isDigit(line.charCodeAt(this.body)) ? matchAt(ISO_LENGTH, line, this.body) : undefined;
    if (!iso) return false;
    this.#iso = this.body;
    this.body += iso[0].length;
    return true;
  }

  #stamp(line: string): void {
    const stamp = matchAt(STAMP, line, this.body);
    if (!stamp) return;
    this.body += stamp[0].length;
    if (stamp[1] !== undefined) this.sinceBoot = Number(stamp[1]) * 1000;
    if (stamp[2] !== undefined) this.#date = stamp;
    const caller = matchAt(CALLER, line, this.body);
    if (caller) this.body += caller[0].length;
  }
}

/**
 * Where the message of a line begins, in bytes, for most lines without making a string of them.
 * @returns an offset; -1 where only `KernelDress` can tell
 */
export const bodyOf = (bytes: Uint8Array, start: number, end: number): number => {
  const first = bytes[start] ?? 0;
  if (first === BRACKET) {
    const limit = Math.min(end, start + LONGEST);
    for (let p = start + 1; p < limit; p++) {
      if (bytes[p] !== 0x5d) continue;
      // A caller follows in brackets of its own.
      return bytes[p + 1] === 0x20 && bytes[p + 2] !== BRACKET ? p + 2 : -1;
    }
    return -1;
  }
  if (isDigit(first) && bytes[start + 4] === 0x2d) {
    const text = latin1(bytes, start, Math.min(end, start + 48));
    const iso = matchAt(ISO_LENGTH, text, 0);
    const body = iso ? start + iso[0].length : -1;
    return body >= 0 && bytes[body] === BRACKET ? -1 : body;
  }
  return isDigit(first) || first === 0x3c || (first >= 0x61 && first <= 0x7a) ? -1 : start;
};
