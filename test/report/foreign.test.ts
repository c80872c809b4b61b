/** Whatever others put into a log, a name or an argument: no output obeys it, and no line of ours can be made up by it. */
import { plain } from '../support/words.ts';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { visible, visibleIn } from '../../app/domain/visible.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { LiveValue } from '../../app/ipc/server/live-value.ts';
import { Connection } from '../../app/ipc/server/connection.ts';
import { Doctor } from '../../app/pipeline.ts';
import { drawChosen, drawStations } from '../../app/report/stations-table.ts';
import { drawDiagnosis, PLAIN } from '../../app/report/terminal.ts';
import { notingHandlers } from '../support/browser.ts';
import { liveState } from '../support/live-state.ts';

/** A colour, a title, a line of its own, backspaces, a C1 sequence, directions, separators, a half character. */
const HOSTILE = '\x1b[31m\x1b]0;t\x07\r\nFORGED\b\b\x7f\x9b31m\u202eFORGED\u2066\u2028\u200b\ud800';
/** What a terminal or an eye may obey; ends of lines are ours. */
const ACTING = /[^\n\P{C}]|[\u2028\u2029]/u;
/** A line that begins as it was made to. */
const FORGED = /^FORGED/m;

const isHarmless = (text: string): boolean => !ACTING.test(text) && !FORGED.test(text);

/** Fields whose words are ours: a rule's own, not a log's. */
const OURS = new Set([
  'kind',
  'witness',
  'state',
  'step',
  'direction',
  'frame',
  'akm',
  'akms',
  'birth',
  'fallback',
]);

/** Every text of an event with something hostile in it, the same in each. */
function planted<T>(value: T, name = ''): T {
  if (OURS.has(name)) return value;
  if (typeof value === 'string') return `${value}${HOSTILE}` as T;
  if (Array.isArray(value)) return value.map((item: unknown) => planted(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, planted(item, key)])) as T;
}

const TRACES = [
  'sae-deauth-2/wpa-debug.log.gz',
  'eap-wrong-password/wpa-debug.log.gz',
  'eap-wrong-password/hostapd-debug.log.gz',
  'psk-wrong-passphrase/wpa-debug.log.gz',
  'nm-sae-deauth-2/journal.log',
  'two-supplicants/wpa-debug.log.gz',
  'sae-wrong-pmk/hostapd.log',
  'air-sae-deauth-2/air.pcapng.gz',
];

function eventsOf(trace: string): WifiEvent[] {
  const bytes = readFileSync(join(import.meta.dirname, '../scenarios', trace));
  const events: WifiEvent[] = [];
  const ingest = createIngest({ emit: (event) => events.push(event) });
  ingest.feed(trace.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  ingest.end();
  return events;
}

describe('visible', () => {
  it('spells what does not show itself, and nothing else, once', () => {
    expect(visible('caf\u00e9 \u4e2d\u6587 97\u00a0% \\x1b \u{1f600}')).toBe(
      'caf\u00e9 \u4e2d\u6587 97\u00a0% \\x1b \u{1f600}',
    );
    expect(visible('a\x1b\n\u202e')).toBe('a\\x1b\\x0a\\xe2\\x80\\xae');
    expect(isHarmless(visible(HOSTILE))).toBe(true);
    expect(visible(visible(HOSTILE))).toBe(visible(HOSTILE));
  });

  it('leaves what needs no change the same object', () => {
    const state = liveState();
    expect(visibleIn(state)).toBe(state);
    expect(visibleIn({ 'a\n': ['b\x07'] })).toEqual({ 'a\\x0a': ['b\\x07'] });
  });
});

describe('what is foreign', () => {
  it.each(TRACES)('in every field of every event of %s reaches no terminal', (trace) => {
    const events = eventsOf(trace);
    expect(events.length).toBeGreaterThan(5);
    const doctor = new Doctor();
    for (const event of events) doctor.see(planted(event));
    const verdict = doctor.verdict();
    const inputs = [planted({ name: 'a.log', dialect: 'x', lines: 1, recognised: 1, unknown: 0 })];
    const layout = { paint: PLAIN, width: 100, locale: 'en', whose: 'mine' } as const;
    for (const text of [
      drawDiagnosis(verdict, inputs, layout),
      drawChosen(verdict.stations, layout),
      drawStations(verdict.stations, true, layout),
    ])
      expect(isHarmless(text), JSON.stringify(text.slice(0, 2000))).toBe(true);
  });

  it('in the state of the service reaches no window', () => {
    const sent: string[] = [];
    const state = liveState();
    const live = new LiveValue({
      ...state,
      version: HOSTILE,
      notices: { [HOSTILE]: { id: HOSTILE, at: 0, level: 'info', text: [plain(HOSTILE)] } },
    });
    const connection = new Connection({
      live,
      handlers: notingHandlers([]),
      send: (text) => sent.push(text),
      refuse: () => undefined,
    });
    return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      connection.close();
      expect(sent.length).toBeGreaterThan(0);
      for (const text of sent) {
        expect(isHarmless(text)).toBe(true);
        JSON.parse(text, (_, value: unknown) => {
          if (typeof value === 'string') expect(isHarmless(value)).toBe(true);
          return value;
        });
      }
    });
  });
});

describe.runIf(process.platform !== 'win32')('the command line', () => {
  // A name of a file has bytes: a half character is none.
  const NAME = HOSTILE.replace('\ud800', '');
  const run = (...args: readonly string[]): { out: string; err: string } => {
    const done = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../app/cli/rejoin.js'), ...args],
      {
        encoding: 'utf8',
        env: { ...process.env, FORCE_COLOR: '0' },
      },
    );
    return { out: done.stdout, err: done.stderr };
  };

  it.each([
    ['an unknown command', [NAME]],
    ['an unknown option', ['diagnose', `--${NAME}`]],
    ['a file that does not exist', ['diagnose', `/nowhere/${NAME}`]],
    ['an unknown dialect', ['diagnose', '--dialect', NAME, '/dev/null']],
    ['an address that is none', ['diagnose', '--station', NAME, '/dev/null']],
    ['a network', ['plan', NAME, '--ctrl', '/nowhere']],
    ['an interface', ['cache', '--iface', NAME, '--ctrl', '/nowhere']],
    ['a folder of sockets', ['status', '--ctrl', `/nowhere/${NAME}`]],
  ])('echoes %s as what it is', (_, args) => {
    const { out, err } = run(...args);
    expect(out + err).not.toBe('');
    expect(isHarmless(out), JSON.stringify(out)).toBe(true);
    expect(isHarmless(err), JSON.stringify(err)).toBe(true);
  });

  it('names files as what they are', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rejoin-foreign-'));
    try {
      const log = readFileSync(join(import.meta.dirname, '../scenarios/sae-deauth-2/wpa-info.log'));
      writeFileSync(join(folder, `${NAME}.log`), log);
      writeFileSync(join(folder, `${NAME}.txt`), 'nothing of ours\n');
      for (const args of [[folder], [join(folder, `${NAME}.log`)], ['--json', folder]]) {
        const { out, err } = run('diagnose', ...args);
        expect(out).toContain('stale-pmksa');
        expect(isHarmless(out), JSON.stringify(out)).toBe(true);
        expect(isHarmless(err), JSON.stringify(err)).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
