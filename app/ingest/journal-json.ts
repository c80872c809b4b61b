import type { Instant } from '../domain/ids.ts';
import { utf8 } from './ssid.ts';

export interface JournalRecord {
  readonly at: Instant | undefined;
  /** Index into the programs that were asked for. */
  readonly program: number;
  /** The message, one character a byte. */
  readonly message: string;
}

/** `journalctl -o json` gives text, or numbers where the message is not UTF-8. */
const bytesOf = (message: unknown): string | undefined => {
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

const micros = (value: unknown): Instant | undefined => {
  const instant = typeof value === 'string' || typeof value === 'number' ? Number(value) / 1000 : Number.NaN;
  return Number.isFinite(instant) ? instant : undefined;
};

/** Fields of a journal record by name. */
export type JournalFields = Readonly<Record<string, unknown>>;

/** @returns undefined for a record of any other program */
export const readJournalFields = (
  fields: JournalFields,
  programs: readonly string[],
): JournalRecord | undefined => {
  const name = [fields['SYSLOG_IDENTIFIER'], fields['_COMM'], fields['_SYSTEMD_UNIT']].find(
    (field) => typeof field === 'string',
  );
  const program = programs.findIndex((known) => name?.startsWith(known));
  const message = program < 0 ? undefined : bytesOf(fields['MESSAGE']);
  if (message === undefined) return undefined;
  const at = micros(fields['_SOURCE_REALTIME_TIMESTAMP']) ?? micros(fields['__REALTIME_TIMESTAMP']);
  return { at, program, message };
};

/** @returns undefined for anything that is not a record of one of these programs */
export const readJournalLine = (line: string, programs: readonly string[]): JournalRecord | undefined => {
  if (!programs.some((program) => line.includes(program))) return undefined;
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return undefined;
  }
  return typeof record === 'object' && record !== null
    ? readJournalFields(record as JournalFields, programs)
    : undefined;
};
