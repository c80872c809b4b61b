import type { WifiEvent } from '../../app/domain/events.ts';
import type { AnyDialect } from '../../app/ingest/dialect.ts';
import { createIngest, type Ingest, type IngestOptions } from '../../app/ingest/ingest.ts';

export interface Reading {
  readonly events: readonly WifiEvent[];
  readonly ingest: Ingest;
}

/** Reads a whole log. */
export const read = (
  text: string,
  options: Partial<Pick<IngestOptions, 'dialect' | 'year' | 'input'>> & { readonly chunk?: number } = {},
): Reading => {
  const events: WifiEvent[] = [];
  const { chunk = 1 << 16, ...rest } = options;
  const ingest = createIngest({ ...rest, emit: (event) => events.push(event) });
  const bytes = Buffer.from(text, 'latin1');
  for (let start = 0; start < bytes.length; start += chunk) ingest.feed(bytes.subarray(start, start + chunk));
  ingest.end();
  return { events, ingest };
};

/** Kinds of the events of one line of a dialect, and whether it was recognised. */
export const readLine = (
  dialect: AnyDialect,
  line: string,
): {
  readonly kinds: readonly string[];
  readonly recognised: boolean;
  readonly events: readonly WifiEvent[];
} => {
  const { events, ingest } = read(`${line}\n`, { dialect });
  return { kinds: events.map(({ kind }) => kind), recognised: ingest.counts.recognised === 1, events };
};

/** Something that is there, or the test is wrong. */
export const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('Expected a value');
  return value;
};
