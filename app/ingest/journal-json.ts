import type { Instant } from '../domain/ids.ts';
import { utf8 } from '../domain/ssid.ts';

/** One entry of a journal, of a program that was asked for. */
export interface JournalRecord {
  readonly at: Instant | undefined;
  /** Index into the programs that were asked for. */
  readonly program: number;
  /** The message, one character a byte. */
  readonly message: string;
  /** Changes when the machine starts anew; undefined where the form leaves it out. */
  readonly boot: string | undefined;
}

/** `journalctl -o json` gives text, or numbers where the message is not UTF-8. */
export const bytesOf = (message: unknown): string | undefined => {
  if (typeof message === 'string') {
    // Read as latin1, the file's own UTF-8 is bytes already; what is higher came out of \u escapes.
    // eslint-disable-next-line no-control-regex -- the range of a byte
    return message.replace(/[^\x00-\xff]/gu, (character) => utf8(character.codePointAt(0) ?? 0));
  }
  if (!Array.isArray(message)) return undefined;
  let bytes = '';
  for (const item of message) {
    if (typeof item === 'string') return bytesOf(item);
    bytes += String.fromCharCode(Number(item) & 0xff);
  }
  return bytes;
};

/** Microseconds since 1970, as the journal writes them. */
export const micros = (value: unknown): Instant | undefined => {
  const instant = typeof value === 'string' || typeof value === 'number' ? Number(value) / 1000 : Number.NaN;
  return Number.isFinite(instant) ? instant : undefined;
};

/** Fields of an entry by name. */
type Fields = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** @returns undefined for an entry of any other program */
export const readJournalFields = (fields: Fields, programs: readonly string[]): JournalRecord | undefined => {
  const name =
    text(fields['SYSLOG_IDENTIFIER']) ?? text(fields['_COMM']) ?? text(fields['_SYSTEMD_UNIT']) ?? '';
  const program = programs.findIndex((known) => name.startsWith(known));
  const message = program < 0 ? undefined : bytesOf(fields['MESSAGE']);
  if (message === undefined) return undefined;
  const at = micros(fields['_SOURCE_REALTIME_TIMESTAMP']) ?? micros(fields['__REALTIME_TIMESTAMP']);
  return { at, program, message, boot: text(fields['_BOOT_ID']) };
};

/**
 * The value of a field that is a text without escapes; undefined for any other one. Inside of a text quotes are escaped,
 * so that a name between bare quotes is a field's.
 */
const plainText = (json: string, name: string): string | undefined => {
  const marker = `"${name}":"`;
  const found = json.indexOf(marker);
  if (found < 0) return undefined;
  const start = found + marker.length;
  const value = json.slice(start, json.indexOf('"', start));
  return value.includes('\\') ? undefined : value;
};

/** Reads the few fields that matter, where they are plain: a whole entry costs ten times as much. */
const readPlain = (json: string, programs: readonly string[]): JournalRecord | undefined => {
  const name = plainText(json, 'SYSLOG_IDENTIFIER');
  const message = name === undefined ? undefined : plainText(json, 'MESSAGE');
  const time = message === undefined ? undefined : plainText(json, '__REALTIME_TIMESTAMP');
  if (name === undefined || message === undefined || time === undefined || !json.endsWith('}'))
    return undefined;
  const program = programs.findIndex((known) => name.startsWith(known));
  if (program < 0) return undefined;
  const at = micros(plainText(json, '_SOURCE_REALTIME_TIMESTAMP') ?? time);
  return { at, program, message, boot: plainText(json, '_BOOT_ID') };
};

/** @returns undefined for anything that is not an entry of one of these programs */
export const readJournalText = (json: string, programs: readonly string[]): JournalRecord | undefined => {
  const plain = readPlain(json, programs);
  if (plain) return plain;
  if (!programs.some((program) => json.includes(program))) return undefined;
  let record: unknown;
  try {
    record = JSON.parse(json);
  } catch {
    return undefined;
  }
  return typeof record === 'object' && record !== null
    ? readJournalFields(record as Fields, programs)
    : undefined;
};
