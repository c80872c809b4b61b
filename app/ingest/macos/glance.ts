/**
 * A look at the bytes of a line of the unified log: a log of a whole Mac has millions of lines of others, and of Wi-Fi's
 * own most say nothing that is read. What `dress.ts` and the rules do with text is done here just far enough to tell.
 */
import type { Recognition } from '../dialect.ts';
import { RECOGNISED, UNKNOWN } from '../dialect.ts';
import { bytesOf } from '../text.ts';
import {
  BEHIND_ZONE,
  COMPACT_PROCESS,
  FIELDS,
  LONGEST_CATEGORY,
  LONGEST_PREFIX,
  LONGEST_WORD,
} from './dress.ts';
import { PROGRAMS } from './programs.ts';
import type { MacRule } from './rules.ts';
import type { MacStation } from './station.ts';

/** The line has to be read as text. */
export const READ_IT = -1;

const BLANK = 0x20;
const COLON = 0x3a;
const BRACKET = 0x5b;
const DASH = 0x2d;
const POINT = 0x2e;
const SLASH = 0x2f;
const LESS = 0x3c;
const LONGEST_PROCESS = 64;
const LONGEST_HOST = 256;

interface Head {
  readonly bytes: Uint8Array;
  /** The head says it all, and that is nothing new. */
  readonly isSilent: boolean;
  readonly isOld: MacRule['isOld'];
}

const NAMES = PROGRAMS.map(({ name }) => bytesOf(name));
/** Index of the program by the first byte of its name, plus 1: no two begin alike. */
const BY_LETTER = new Uint8Array(256);
NAMES.forEach((name, program) => (BY_LETTER[name[0] ?? 0] = program + 1));
/** Heads by program and first byte. */
const HEADS: readonly (readonly (readonly Head[] | undefined)[])[] = PROGRAMS.map(({ rules }) => {
  const table: Head[][] = [];
  for (const { head, rest, read, isOld } of rules)
    (table[head.charCodeAt(0)] ??= []).push({ bytes: bytesOf(head), isSilent: !rest && !read, isOld });
  return table;
});
const CLOSING = new Uint8Array(256);
for (const pair of ['()', '[]', '<>']) CLOSING[pair.charCodeAt(0)] = pair.charCodeAt(1);

const isUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a;

const startsWith = (bytes: Uint8Array, p: number, end: number, word: Uint8Array): boolean => {
  if (p + word.length > end) return false;
  for (let i = 0; i < word.length; i++) if (bytes[p + i] !== word[i]) return false;
  return true;
};

const find = (bytes: Uint8Array, code: number, from: number, limit: number): number => {
  for (let p = from; p < limit; p++) if (bytes[p] === code) return p;
  return -1;
};

/** As `behindPrefixes` does it in text. */
const behindPrefixes = (bytes: Uint8Array, start: number, end: number): number => {
  let p = start;
  const limit = Math.min(end, start + LONGEST_PREFIX);
  while (p < limit) {
    const closing = CLOSING[bytes[p] ?? 0] ?? 0;
    if (closing === 0) {
      if (!isUpper(bytes[p] ?? 0)) return p;
      const colon = find(bytes, COLON, p, Math.min(limit, p + LONGEST_CATEGORY));
      if (colon < 0 || bytes[colon + 1] !== BLANK || bytes[colon + 2] !== LESS) return p;
      p = colon + 2;
      continue;
    }
    const close = find(bytes, closing, p, Math.min(end, p + LONGEST_WORD));
    if (close < 0 || bytes[close + 1] !== BLANK) return p;
    p = close + 2;
  }
  return p;
};

/** Whether there may be a CWErr: all of them begin with -39. */
const hasNumber = (bytes: Uint8Array, start: number, end: number): boolean => {
  for (let p = start; p < end - 2; p++)
    if (bytes[p] === 0x2d && bytes[p + 1] === 0x33 && bytes[p + 2] === 0x39) return true;
  return false;
};

const isStamped = (bytes: Uint8Array, start: number): boolean =>
  bytes[start + 4] === DASH &&
  bytes[start + 7] === DASH &&
  bytes[start + 10] === BLANK &&
  bytes[start + 19] === POINT;

/** `2026-11-21 1:00:00`, `11/21/26`: a line that Console showed. */
const mayBeCopied = (bytes: Uint8Array, start: number): boolean =>
  bytes[start + 1] === SLASH ||
  bytes[start + 2] === SLASH ||
  bytes[start + 2] === POINT ||
  (bytes[start + 4] === DASH && bytes[start + 10] === BLANK);

/** Offset of the process of a line that begins with a stamp. */
const processOf = (bytes: Uint8Array, start: number, end: number): number => {
  if (bytes[start + 23] === BLANK) return start + COMPACT_PROCESS;
  let p = start + BEHIND_ZONE;
  const fields = bytes[p] === 0x30 && bytes[p + 1] === 0x78 ? FIELDS : 1;
  const limit = Math.min(end, p + LONGEST_HOST);
  for (let field = 0; field < fields; field++) {
    while (p < limit && bytes[p] !== BLANK) p++;
    while (p < limit && bytes[p] === BLANK) p++;
  }
  return p;
};

/** @param start of a line that begins with a digit */
export const glance = (
  bytes: Uint8Array,
  start: number,
  end: number,
  station: MacStation,
): Recognition | typeof READ_IT => {
  if (!isStamped(bytes, start)) return mayBeCopied(bytes, start) ? READ_IT : UNKNOWN;
  const process = processOf(bytes, start, end);
  const program = (BY_LETTER[bytes[process] ?? 0] ?? 0) - 1;
  const name = NAMES[program];
  if (!name || !startsWith(bytes, process, end, name)) return UNKNOWN;
  const next = bytes[process + name.length];
  const isCompact = bytes[start + 23] === BLANK;
  if (next !== BRACKET && next !== COLON) return READ_IT;
  const behind = find(bytes, isCompact ? BLANK : COLON, process, Math.min(end, process + LONGEST_PROCESS));
  if (behind < 0) return READ_IT;
  const body = behindPrefixes(bytes, isCompact ? behind + 1 : behind + 2, end);
  const heads = HEADS[program]?.[bytes[body] ?? 0];
  if (heads)
    for (const { bytes: head, isSilent, isOld } of heads)
      if (startsWith(bytes, body, end, head))
        return isSilent || isOld?.(bytes, body + head.length, station) ? RECOGNISED : READ_IT;
  return hasNumber(bytes, body, end) ? READ_IT : UNKNOWN;
};
