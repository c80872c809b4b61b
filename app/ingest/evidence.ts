import { redacted } from './redact.ts';
import { printable } from '../domain/ssid.ts';

/** Longest text of an origin. */
export const LONGEST_TEXT = 400;

const PLAIN = /^[ -~]*$/;

/**
 * The text under which a line is kept: secrets cut, control characters and broken UTF-8 spelled out, at most 400
 * characters. The line is cut only after its secrets: half a key is still a key.
 */
export const evidence = (line: string): string => shown(redacted(line));

/** A management frame that was on the air is public in all its bytes, however long. */
const FRAME = /\[frame: [\da-f ]+\]?/;

/** The same for a line of `iw event -f`, whose frame stays. */
export const frameEvidence = (line: string): string => {
  const text = line.slice(0, 4 * LONGEST_TEXT);
  const frame = FRAME.exec(text);
  if (!frame) return shown(redacted(text));
  const end = frame.index + frame[0].length;
  return shown(redacted(text.slice(0, frame.index)) + frame[0] + redacted(text.slice(end)));
};

const shown = (text: string): string => {
  const cut = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  return PLAIN.test(cut) ? cut : printable(cut).slice(0, LONGEST_TEXT);
};
