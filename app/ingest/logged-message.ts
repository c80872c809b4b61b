import { bytesOf } from './journal-json.ts';

/** What loggers call the message of a record, and its time. */
const MESSAGES = ['log', 'message', 'msg', 'MESSAGE', 'line', '_raw', 'text', 'content'];
const TIMES = ['time', 'timestamp', '@timestamp', 'ts', '_time'];
const DATED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/**
 * The message of a logger's JSON record (Docker's `json-file`, shippers of logs), behind its time.
 * @returns undefined for anything else
 */
export function loggedMessage(json: string): string | undefined {
  let record: unknown;
  try {
    record = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof record !== 'object' || record === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(record));
  const message = MESSAGES.map((name) => fields.get(name)).find((value) => typeof value === 'string');
  const text = bytesOf(message)?.trimEnd();
  if (text === undefined || text === '') return undefined;
  const time = TIMES.map((name) => fields.get(name)).find(
    (value): value is string => typeof value === 'string' && DATED.test(value),
  );
  return time === undefined ? text : `${time.slice(0, 40)} ${text}`;
}
