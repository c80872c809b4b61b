import { redacted } from './redact.ts';
import { printable } from './ssid.ts';

/** Longest text of an origin. */
const LONGEST = 400;

/**
 * The text under which a line is kept: secrets cut, control characters and broken UTF-8 spelled out, at most 400
 * characters. The line is cut only after its secrets: half a key is still a key.
 */
export const evidence = (line: string): string => {
  const text = redacted(line.length > 4 * LONGEST ? line.slice(0, 4 * LONGEST) : line);
  return printable(text.length > LONGEST ? text.slice(0, LONGEST) : text).slice(0, LONGEST);
};
