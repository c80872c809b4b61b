import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Level, Scenario } from '../scenario.ts';
import { witnesses, type Witness } from './check.ts';

const RECORDINGS = join(import.meta.dirname, '../../scenarios');

/**
 * What is kept of a run. One run at default level brings the files that belong together in time: the default log, the control
 * interface's events, the kernel's and the access point's. The others bring their own log, packed.
 */
const KEPT: Readonly<Record<Level, readonly RegExp[]>> = {
  info: [/^wpa-info\.log$/, /^hostapd(-2)?\.log$/, /^iw-event\.log$/, /^wpa-events\.log$/],
  debug: [/^wpa-debug\.log$/, /^hostapd-debug(-2)?\.log$/],
  msgdump: [/^wpa-msgdump\.log$/],
};

interface Description {
  readonly title: string;
  readonly origin: 'lab';
  readonly seed?: string;
  readonly traces: readonly Witness[];
}

/** JSON as the repository's formatter leaves it: a list of words on one line. */
function asFormatted(value: unknown): string {
  const words = /\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\]/g;
  const oneLine = (_list: string, inside: string) => `[${inside.replace(/\s+/g, ' ')}]`;
  return JSON.stringify(value, null, 2).replace(words, oneLine);
}

function packed(level: Level, file: string): string {
  return level === 'info' ? file : `${file}.gz`;
}

/** Copies a scenario's traces into test/scenarios/NAME and describes what each must be diagnosed as. */
export function record(folder: string, scenario: Scenario, level: Level): void {
  if (scenario.expected === undefined) return;
  const target = join(RECORDINGS, scenario.name);
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(folder)) {
    if (!KEPT[level].some((pattern) => pattern.test(file))) continue;
    const to = join(target, packed(level, file));
    const content = readFileSync(join(folder, file));
    writeFileSync(to, level === 'info' ? content : gzipSync(content, { level: 9 }));
  }
  const { expected, title, seed } = scenario;
  const all = (['info', 'debug', 'msgdump'] as const).flatMap((each) =>
    witnesses(expected, each).map(({ inputs, expected: due }) => ({
      inputs: inputs.map((file) => (KEPT.info.some((pattern) => pattern.test(file)) ? file : `${file}.gz`)),
      expected: due,
    })),
  );
  const traces = all.filter(
    (trace, index) =>
      trace.inputs.every((file) => existsSync(join(target, file))) &&
      all.findIndex((other) => other.inputs.join() === trace.inputs.join()) === index,
  );
  const description: Description = { title, origin: 'lab', ...(seed === undefined ? {} : { seed }), traces };
  writeFileSync(join(target, 'scenario.json'), `${asFormatted(description)}\n`);
}
