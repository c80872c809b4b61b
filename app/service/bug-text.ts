import { redacted } from '../ingest/redact.ts';

/** A frame of a stack: a place in our sources. */
const FRAME = /^ {4}at [^=:"']{0,200}(?:file:|node:|[A-Z]:)?[^=:"'\s]{1,400}:\d+:\d+\)?$/;

/** A bug of ours for whoever mends it. What was being read when it happened may stand in its message (`JSON.parse` quotes it). */
export const bugText = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error))
    .split('\n')
    .map((line) => (FRAME.test(line) ? line : redacted(line)))
    .join('\n');
