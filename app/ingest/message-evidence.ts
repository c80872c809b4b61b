/** A line of hostap's as evidence: what a rule has accounted for to its end need not be searched for secrets. */
import { evidence, LONGEST_TEXT } from './evidence.ts';
import { MAC_LENGTH, plainNumberAt } from './hardware-address.ts';
import { STAMP } from './own-stamp.ts';
import { closed, type Rule } from './rules.ts';
import { wholeInstant } from './stamps.ts';
import { isDigit, seek } from './text.ts';

export const LONGEST_INTERFACE = 15;
/** What stands before a station's address. */
export const STATION = 'STA ';
const BLANK = 0x20;
const COLON = 0x3a;
/** What stands before the message in a log of its own: stamps, an interface, a station. Nothing to hide. */
const FRONT = /^(?:\d{1,12}\.\d{6}: ){0,2}(?:[\w.@:-]{1,15}: (?:STA [\da-f:]{17} )?)?$/;

/** The line that a message is part of. */
export interface Whole {
  /** What the message was cut from, where it is not the line. */
  readonly raw?: string | undefined;
  /** What stands before the message has been read already. */
  readonly isFrontKnown?: boolean;
}
const NOT_CUT: Whole = {};

/** The line as evidence; as it stands, where the rule has accounted for every character. */
export const evidenceOf = (
  rule: Rule,
  groups: RegExpExecArray,
  line: string,
  p: number,
  { raw = line, isFrontKnown }: Whole = NOT_CUT,
): string => {
  const isWhole = groups.index + groups[0].length === line.length && raw.length <= LONGEST_TEXT;
  if (!isWhole || !closed(rule)) return evidence(raw);
  return (isFrontKnown ?? (isPlainFront(line, p) || FRONT.test(line.slice(0, p)))) ? raw : evidence(raw);
};

/** Whether `line[0, end)` is what `FRONT` is mostly: stamps of ten digits and six, a short name, a station. */
const isPlainFront = (line: string, end: number): boolean => {
  let p = 0;
  while (p < 2 * STAMP && isStampAt(line, p)) p += STAMP;
  if (p === end) return true;
  const colon = seek(line, COLON, p, Math.min(end, p + LONGEST_INTERFACE + 1));
  if (colon <= p || line.charCodeAt(colon + 1) !== BLANK) return false;
  for (; p < colon; p++) if (!isLetterOrDigit(line.charCodeAt(p))) return false;
  p = colon + 2;
  if (p === end) return true;
  return (
    p + STATION.length + MAC_LENGTH + 1 === end &&
    line.startsWith(STATION, p) &&
    plainNumberAt(line, p + STATION.length) >= 0 &&
    line.charCodeAt(end - 1) === BLANK
  );
};

const isStampAt = (line: string, p: number): boolean =>
  line.charCodeAt(p + 17) === COLON &&
  line.charCodeAt(p + 18) === BLANK &&
  wholeInstant(line, p) !== undefined;

const isLetterOrDigit = (code: number): boolean =>
  isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
