import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Level, Scenario } from '../scenario.ts';
import { witnesses, type Witness } from './check.ts';

const RECORDINGS = join(import.meta.dirname, '../../scenarios');

/** A journal in any of its forms; all but the usual one are long. */
const JOURNAL = /^journal[a-z-]*\.(?:log|json|export)$/;

/**
 * What is kept of a run. One run at default level brings the files that belong together in time: the default log, the control
 * interface's events, the kernel's and the access point's. The others bring their own log, packed.
 */
const KEPT: Readonly<Record<Level, readonly RegExp[]>> = {
  info: [
    ...[/^wpa-info\.log$/, /^hostapd(-2)?\.log$/, /^iw-event\.log$/, /^wpa-events\.log$/],
    ...[/^networkmanager\.log$/, JOURNAL],
  ],
  debug: [/^(wpa|iwd)-debug\.log$/, /^hostapd-debug(-2)?\.log$/, /^networkmanager-debug\.log$/],
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
  const isLong = JOURNAL.test(file) && file !== 'journal.log';
  return level === 'info' && !isLong ? file : `${file}.gz`;
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
    writeFileSync(to, to.endsWith('.gz') ? gzipSync(content, { level: 9 }) : content);
  }
  const { expected, title, seed } = scenario;
  const all = (['info', 'debug', 'msgdump'] as const).flatMap((each) =>
    witnesses(expected, each).map(({ inputs, expected: due }) => ({
      inputs: inputs.map((file) =>
        packed(KEPT.info.some((pattern) => pattern.test(file)) ? 'info' : each, file),
      ),
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

/** Packs the capture of a run, and the supplicant's log of the same run, into test/scenarios/air-NAME. */
export function recordAir(folder: string, scenario: Scenario, level: Level): void {
  if (scenario.expected === undefined) return;
  const target = join(RECORDINGS, `air-${scenario.name}`);
  const { title, seed, expected } = scenario;
  const wanted = ['air.pcapng', `wpa-${level}.log`];
  const traces = witnesses(expected, level)
    .filter(({ inputs }) => inputs.every((file) => wanted.includes(file) && existsSync(join(folder, file))))
    .map(({ inputs, expected: due }) => ({ inputs: inputs.map((file) => `${file}.gz`), expected: due }));
  if (!traces.some(({ inputs }) => inputs.includes('air.pcapng.gz'))) return;
  mkdirSync(target, { recursive: true });
  for (const file of traces.flatMap(({ inputs }) => inputs)) {
    const content = readFileSync(join(folder, file.replace(/\.gz$/, '')));
    writeFileSync(join(target, file), gzipSync(content, { level: 9 }));
  }
  const description: Description = { title, origin: 'lab', ...(seed === undefined ? {} : { seed }), traces };
  writeFileSync(join(target, 'scenario.json'), `${asFormatted(description)}\n`);
}
