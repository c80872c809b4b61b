/**
 * Mutated, truncated and interleaved logs. REJOIN_FUZZ_RUNS sets how many logs of each kind are tried; a hundred
 * thousand take minutes.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import type { Dialect } from '../../app/ingest/dialect.ts';
import { lineDialects } from '../../app/ingest/dialects.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { SECRET_LINES, SECRETS } from './secrets.ts';

const RUNS = Number(process.env['REJOIN_FUZZ_RUNS'] ?? 300);

/** Lines of the recorded scenarios, one of each kind. */
const recordedLines = (): readonly string[] => {
  const folder = join(import.meta.dirname, '../scenarios');
  const kinds = new Map<string, string>();
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
    if (name.endsWith('.log'))
      for (const line of readFileSync(join(folder, name), 'latin1').split('\n'))
        kinds.set(line.replaceAll(/[\da-f]{2,}|\d/g, '#'), line);
  return [...kinds.values()].slice(0, 5_000);
};

const lines = [...lineDialects.flatMap(({ samples }) => samples.map(({ line }) => line)), ...recordedLines()];
const dress = fc.constantFrom(
  (line: string) => line,
  (line: string) => `Nov 21 01:01:00 lab wpa_supplicant[1]: ${line}`,
  (line: string) => `2026-11-21T01:01:00.5+00:00 lab hostapd: ${line}`,
  (line: string) => `<3>${line}`,
  (line: string) =>
    JSON.stringify({ SYSLOG_IDENTIFIER: 'wpa_supplicant', MESSAGE: line, __REALTIME_TIMESTAMP: '1' }),
  (line: string) => `D/wpa_supplicant(  1): ${line}`,
);
const clean = fc.constantFrom(...lines);
const secret = fc.constantFrom(...SECRET_LINES);
const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => Buffer.from(text).toString('latin1')),
  fc.constantFrom(
    '',
    '\x00\x00\x00',
    '\r',
    '\xff\xfe',
    "'",
    '"',
    '\\',
    ': ',
    '{',
    '[',
    '<3>',
    'wlan9: ',
    'STA ',
    '(',
  ),
);
type Cut = readonly [number, number, string];
const cut: fc.Arbitrary<Cut> = fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 12 }), noise);

/** A line with bytes taken out and others put in. */
const mutate = (line: string, cuts: readonly Cut[]): string =>
  cuts.reduce((text, [place, length, put]) => {
    const p = text.length === 0 ? 0 : place % text.length;
    return text.slice(0, p) + put + text.slice(p + length);
  }, line);

const lineOf = (source: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(source, dress, fc.array(cut, { maxLength: 3 }))
    .map(([line, put, cuts]) => mutate(put(line), cuts));

interface Fuzzed {
  readonly text: string;
  readonly chunk: number;
}

const logOf = (line: fc.Arbitrary<string>): fc.Arbitrary<Fuzzed> =>
  fc
    .tuple(
      fc.array(line, { maxLength: 40, size: 'max' }),
      fc.nat({ max: 20 }),
      fc.integer({ min: 1, max: 500 }),
    )
    .map(([lines, end, chunk]) => ({ text: lines.join('\n').slice(0, -end || undefined), chunk }));

const run = ({ text, chunk }: Fuzzed, dialect?: Dialect): readonly WifiEvent[] => {
  const events: WifiEvent[] = [];
  const ingest = createIngest({ dialect, year: 2026, emit: (event) => events.push(event) });
  const bytes = Buffer.from(text, 'latin1');
  for (let start = 0; start < bytes.length; start += chunk) ingest.feed(bytes.subarray(start, start + chunk));
  ingest.end();
  const { lines, recognised, unknown, damaged } = ingest.counts;
  const expected = text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  // Behind a byte order mark it is read as UTF-16.
  if (!/^(?:\xff\xfe|\xfe\xff)/.test(text)) expect(lines).toBe(expected);
  expect(recognised + unknown).toBe(lines);
  expect(damaged).toBeLessThanOrEqual(unknown);
  for (const { origin } of events) {
    expect(origin.line).toBeGreaterThan(0);
    expect(origin.line).toBeLessThanOrEqual(lines);
    expect(origin.text.length).toBeLessThanOrEqual(400);
    expect(origin.text).not.toMatch(/\p{Cc}/u);
  }
  return events;
};

describe.each([
  ...lineDialects.map((dialect) => ({ name: dialect.name, dialect })),
  { name: 'detected', dialect: undefined },
])('$name', ({ dialect }) => {
  it('survives any log', () => {
    const log = logOf(fc.oneof(lineOf(clean), noise, lineOf(secret)));
    fc.assert(
      fc.property(log, (fuzzed) => {
        run(fuzzed, dialect);
      }),
      { numRuns: RUNS },
    );
  });

  it('emits no secret of any log', () => {
    // Whole secrets among lines that are cut and run together: what is cut in its middle is another secret.
    const planted = fc
      .tuple(lineOf(clean), fc.constantFrom('', ' ', '\n'), secret, dress)
      .map(([before, between, hidden, put]) => before + between + put(hidden));
    fc.assert(
      fc.property(
        logOf(
          fc.oneof(
            planted,
            fc.tuple(secret, dress).map(([line, put]) => put(line)),
          ),
        ),
        (fuzzed) => {
          const text = JSON.stringify(run({ ...fuzzed }, dialect));
          for (const one of SECRETS) expect(text).not.toContain(one);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

it('sees in bytes what it reads in text', () => {
  fc.assert(
    fc.property(logOf(fc.oneof(lineOf(clean), noise)), ({ text }) => {
      for (const dialect of lineDialects) {
        const seen: WifiEvent[] = [];
        const told: WifiEvent[] = [];
        const bytes = dialect.open(0, (event) => seen.push(event), { year: 2026 });
        const plain = dialect.open(0, (event) => told.push(event), { year: 2026 });
        text.split('\n').forEach((line, index) => {
          const buffer = Buffer.from(line, 'latin1');
          const verdict = bytes.parseBytes?.(buffer, 0, buffer.length, index + 1);
          const expected = plain.parseText(line.endsWith('\r') ? line.slice(0, -1) : line, index + 1);
          // A quiet line whose syslog stamp alone is broken passes for known.
          if (verdict !== undefined && !(verdict === 1 && expected === 0))
            expect(verdict, line).toBe(expected);
        });
        if (bytes.parseBytes) expect(seen).toEqual(told);
      }
    }),
    { numRuns: RUNS },
  );
});

describe('work', () => {
  /** Calls of `charCodeAt` and of the regular expressions cannot be counted from outside; time of a doubled input can
   * mislead on a busy machine. A quadratic parser would need hours for these inputs and fail by the test's timeout. */
  const hostile = [
    'CTRL-EVENT-ASSOC-REJECT bssid=02:00:00:00:00:00 status_code=',
    "SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='",
    'CTRL-EVENT-EAP-TLS-CERT-ERROR reason=1 ',
    'CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="',
    "Control interface command '",
    'Using interface wlan0 with hwaddr 02:00:00:00:00:00 and ssid "',
    'authentication: STA=02:00:00:00:01:00 auth_alg=3 auth_transaction=1 status_code=0',
    'wlan1 (phy #1): auth 02:00:00:00:00:00 -> 02:00:00:00:01:00 status: 1: ',
    '{"SYSLOG_IDENTIFIER":"wpa_supplicant","MESSAGE":"',
    'WPA: set own WPA/RSN IE - hexdump(len=1): ',
    'Nov 21 01:00:00 ',
    '<29>1 ',
    '2026-11-21T01:00:00',
    '[   1',
    "CTRL-EVENT-EAP-STATUS status='",
    'psk=',
    '',
  ];
  const fillers = [
    "' freq=",
    '"',
    "err='",
    '30 ',
    'psk=',
    'a',
    ' ',
    ':',
    '-> ',
    '\\x',
    "' '",
    'ssid=',
    '[[[',
    '{"a":',
    ': ',
    '\xc3',
  ];

  // Twice the work of a square would take hours: a bound is all that is needed, on a busy machine too. Each dialect meets each head
  // and each filler, and a quarter of the pairs; all dialects together meet every pair.
  it('is linear in the length of a line', () => {
    for (const [turn, dialect] of lineDialects.entries())
      for (const [h, head] of hostile.entries())
        for (const [f, filler] of fillers.entries()) {
          if ((turn + h + f) % 4 !== 0) continue;
          const line = `wlan1: ${head}${filler.repeat(30_000 / filler.length)}`;
          run({ text: `${line}\n${line.slice(7)}\n`, chunk: 1 << 16 }, dialect);
        }
  }, 240_000);

  it('is linear in the number of lines', () => {
    for (const line of [
      '2026-11-21T01:00:00Z',
      '1',
      'Nov 21 01:00',
      '<3>',
      '[1]',
      '{',
      'wlan0:',
      '<29>1 x',
      'D/x',
    ])
      run({ text: `${line}\n`.repeat(100_000), chunk: 1 << 20 });
  });
});
