/**
 * Recordings that were damaged at random, with secrets and control characters put in, through everything from bytes to
 * what is printed. `REJOIN_HOSTILE=all` tries 5,500 recordings and 200,000 lines (some minutes); else a sample of them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { visibleIn } from '../../app/domain/visible.ts';
import { lineDialects } from '../../app/ingest/dialects.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { Doctor } from '../../app/pipeline.ts';
import { diagnosisJson } from '../../app/report/diagnosis-json.ts';
import { drawChosen, drawStations } from '../../app/report/stations-table.ts';
import { drawDiagnosis, PLAIN } from '../../app/report/terminal.ts';
import { Mutator, Random } from '../fuzz/mutate.ts';
import { bytes, leaked, planted } from '../ingest/planted-secrets.ts';

const isWhole = process.env['REJOIN_HOSTILE'] === 'all';
const RECORDINGS = isWhole ? 5_500 : 110;
const LINES = isWhole ? 200_000 : 4_000;
const LINES_A_LOG = 500;
const LONGEST = 48 * 1024;

const ACTING = /[^\n\P{C}]|[\u2028\u2029]/u;
const CONTROLS = [
  '\x1b[31m',
  '\x1b]0;t\x07',
  '\r',
  '\b',
  '\x9b2J',
  '\x7f',
  '\x00',
  '\xe2\x80\xae',
  '\xc2\x9b',
  '\xed\xa0\x80',
];
const LAYOUT = { paint: PLAIN, width: 100, locale: 'en', whose: 'mine' } as const;

/** Everything that a person or a script would see of it. */
function shownOf(input: Uint8Array): string {
  const doctor = new Doctor();
  const ingest = createIngest({ year: 2026, emit: (event) => void doctor.see(event) });
  for (let at = 0; at < input.length; at += 8192) ingest.feed(input.subarray(at, at + 8192));
  ingest.end();
  const verdict = doctor.verdict();
  const inputs = [{ name: 'a.log', dialect: ingest.dialect ?? 'unknown', ...ingest.counts }];
  return [
    drawChosen(verdict.stations, LAYOUT),
    drawDiagnosis(verdict, inputs, LAYOUT),
    drawStations(verdict.stations, true, LAYOUT),
    JSON.stringify(visibleIn(diagnosisJson(verdict, inputs, true)), null, 2),
  ].join('\n');
}

/** @returns what it throws where anything does */
const attempted = (input: Uint8Array): string | Error => {
  try {
    return shownOf(input);
  } catch (error) {
    return error as Error;
  }
};

function expectHarmless(input: Uint8Array, what: string): void {
  const shown = attempted(input);
  if (typeof shown !== 'string') throw new Error(`${what} ends as a bug`, { cause: shown });
  expect(leaked(shown), what).toEqual([]);
  expect(ACTING.exec(shown)?.[0], what).toBeUndefined();
}

const folder = join(import.meta.dirname, '../scenarios');
const recordings = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:log|gz|evtx|xml|json|txt|pcapng)$/.test(name) && !name.endsWith('scenario.json'))
  .toSorted();
const contentOf = (name: string): Buffer => {
  const content = readFileSync(join(folder, name));
  return name.endsWith('.gz') ? gunzipSync(content) : content;
};
const forms = planted().map(bytes);

/** Puts texts at the ends of some lines. */
function salted(text: string, put: () => string, random: Random): string {
  return text
    .split('\n')
    .map((line) => (random.below(6) === 0 ? `${line} ${put()}` : line))
    .join('\n');
}

describe('hostile recordings', () => {
  it(`${RECORDINGS} of them, damaged at random: no crash, no escape, no secret`, () => {
    const random = new Random(7);
    const mutator = new Mutator(random, CONTROLS);
    for (let n = 0; n < RECORDINGS; n++) {
      const name = recordings[Math.floor((n * recordings.length) / RECORDINGS)] ?? '';
      const content = contentOf(name);
      const isText = !/\.(?:pcapng|evtx)(?:\.gz)?$/.test(name);
      // A capture is nothing without its head.
      const from = isText
        ? content.indexOf(0x0a, random.below(Math.max(1, content.length - LONGEST))) + 1
        : 0;
      const part = content.subarray(from, from + LONGEST);
      const other = contentOf(random.pick(recordings) ?? name).subarray(0, LONGEST);
      const damaged = mutator.mutate(part, other, 2 * LONGEST);
      const text = Buffer.from(damaged).toString('latin1');
      const input = isText
        ? Buffer.from(
            salted(text, () => random.pick(forms) ?? '', random),
            'latin1',
          )
        : damaged;
      expectHarmless(input, `${name}, the ${n}th`);
    }
  }, 3_600_000);

  it(`${LINES} lines with control characters: no crash, no escape, no secret`, () => {
    const random = new Random(11);
    const lines = lineDialects.flatMap(({ samples }) => samples.map(({ line }) => line));
    const spoilt = (): string => {
      let line = random.pick(lines) ?? '';
      for (let k = 1 + random.below(3); k > 0; k--) {
        const at = random.below(line.length + 1);
        line = line.slice(0, at) + (random.pick(CONTROLS) ?? '') + line.slice(at);
      }
      return line;
    };
    for (let n = 0; n < LINES; n += LINES_A_LOG) {
      const log = Array.from({ length: LINES_A_LOG }, spoilt).join('\n');
      expectHarmless(Buffer.from(log, 'latin1'), `the log of line ${n}`);
    }
  }, 3_600_000);
});
