/** Everything that is made of lines, detected from its content. */
import { lineDialects } from '../../../app/ingest/dialects.ts';
import { createIngest } from '../../../app/ingest/ingest.ts';

export const seeds = (): readonly Uint8Array[] =>
  lineDialects.map(({ samples }) => Buffer.from(samples.map(({ line }) => line).join('\n'), 'latin1'));

export const run = (bytes: Uint8Array): void => {
  const ingest = createIngest({ year: 2026, emit: () => undefined });
  ingest.feed(bytes);
  ingest.end();
};
