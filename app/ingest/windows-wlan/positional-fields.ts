import { redacted } from '../redact.ts';
import { MESSAGE_FIELDS } from './messages.ts';

const MOST_LINES = 40;

/** Everything behind the first colon: half or full width (in UTF-8), as the languages have it. */
const VALUE = /^.{1,120}?(?::|\xef\xbc\x9a) ?(.*)$/s;

/**
 * What ran into the message may name a secret, or begin one, before the first colon of its line. That part is not kept, so
 * what it says of the value is asked before. A network's name is told as it stands: what may be a secret is none.
 */
export const isKept = (field: string, value: string, line: string): boolean =>
  redacted(line).endsWith(field === 'SSID' ? value : redacted(value));

/** Fields of an event of the wireless service by the place of their lines, whatever the language of their labels. */
export const fieldsByPlace = (id: number, message: string): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  const names = MESSAGE_FIELDS[id];
  if (!names) return fields;
  let position = 0;
  // The first line is a sentence.
  for (const line of message.split('\n').slice(1, MOST_LINES)) {
    if (line.trim() === '') continue;
    const value = VALUE.exec(line.trim())?.[1];
    const name = names[position++];
    if (value === undefined || name === undefined) break;
    if (isKept(name, value, line.trim())) fields.set(name, value);
  }
  return fields;
};
