/** Records of JSON: events of Windows and of clouds, in lines or laid out; and whatever a logger wraps into them. */
import type { AnyDialect } from '../../../app/ingest/dialect.ts';
import { cloudEvents } from '../../../app/ingest/cloud/events-dialect.ts';
import { createIngest } from '../../../app/ingest/ingest.ts';
import { windowsJson } from '../../../app/ingest/windows-wlan/json-dialect.ts';

const DIALECTS: readonly AnyDialect[] = [windowsJson, cloudEvents];

export const seeds = (): readonly Uint8Array[] => {
  const lines = DIALECTS.flatMap(({ samples }) => samples.map(({ line }) => line));
  const laidOut = lines.map((line) => JSON.stringify(JSON.parse(line), undefined, 2));
  const wrapped = [
    '{"log":"wlan0: CTRL-EVENT-EAP-FAILURE EAP authentication failed\\n","time":"2026-11-21T01:00:00Z"}',
  ];
  return [...lines, ...laidOut, `[${lines.join(',')}]`, lines.join('\n'), ...wrapped].map((text) =>
    Buffer.from(text),
  );
};

export const branchesPerLine = 20_000;

export const run = (bytes: Uint8Array): void => {
  for (const dialect of [undefined, ...DIALECTS]) {
    const ingest = createIngest({ year: 2026, emit: () => undefined, ...(dialect && { dialect }) });
    ingest.feed(bytes);
    ingest.end();
  }
};

// Tables are made with the first input, and are no work of its.
run(new Uint8Array(1));
