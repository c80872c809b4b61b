import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { detectDialect } from '../../app/ingest/detect-dialect.ts';
import { lineDialects } from '../../app/ingest/dialects.ts';
import { LAYERS } from '../../app/ingest/layers.ts';
import { LineReader } from '../../app/ingest/line-reader.ts';
import { bytesOf } from '../../app/ingest/text.ts';
import { read } from './support.ts';

const SME = "wlan1: SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='lab-sae' freq=2412 MHz)";
const LOST = 'wlan1: CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=2';

describe('layers', () => {
  const samples = LAYERS.flatMap(({ pattern, samples: some }) =>
    some.map(([line, rest]) => ({ pattern, line, rest })),
  );

  it.each(samples)('$line', ({ pattern, line, rest }) => {
    pattern.lastIndex = 0;
    expect(line.slice(pattern.exec(line)?.[0].length ?? 0)).toBe(rest);
  });
});

/** What may stand in front of a message, and must not keep it from being read. */
const MARKS = [
  '> ',
  '> > ',
  '    ',
  '\t',
  '- ',
  '* ',
  '| ',
  '12: ',
  '12:',
  'Line 12: ',
  'syslog.1:12:',
  'syslog-',
  '`',
  ',',
  'wifi-1  | ',
];
const PASTES = ['&gt; ', '\xc2\xa0\xc2\xa0', '\x1b[0;33m', '\xe2\x80\xa2 '];
const STAMPS = [
  '',
  '02:03:25 ',
  '02:03:25.097 ',
  '[02:03:25] ',
  '2:03:25 PM ',
  'Nov 21 02:03:25 lab ',
  'nov. 21 02:03:25 lab ',
  'd\xc3\xa9c. 21 02:03:25 lab ',
  '12\xe6\x9c\x88 21 02:03:25 lab ',
  '2026-11-21T02:03:25.123+01:00 lab ',
  '2026-11-21 02:03:25,123 ',
  '11/21/2026 2:03:25 AM ',
  '21.11.2026 02:03:25 ',
  '<29>Nov 21 02:03:25 lab ',
  'Sat Nov 21 02:03:25 2026 daemon.notice ',
  '[Nov 21, 2026, 2:03:25 PM GMT+2] daemon.notice: ',
  'Nov 21 02:03:25 192.0.2.3 ("U7LT,020000000000,v3.9.3.7537") ',
  '[   12.345678] lab ',
];
const NAMES = ['wpa_supplicant[9]: ', 'wpa_supplicant: '];
const WHOLE = [
  'I/wpa_supplicant(  923): ',
  '11-21 02:03:25.123  884  884 I wpa_supplicant: ',
  '1795222476.640752: ',
  '<29>1 2026-11-21T02:03:25Z lab wpa_supplicant 923 - - ',
  'Nov 21 02:03:25 | lab | wpa_supplicant | 11217 | ',
  '"2026-11-21 02:03:25","lab","wpa_supplicant","',
  '',
];
const CARRIED = [...STAMPS.flatMap((stamp) => NAMES.map((name) => stamp + name)), ...WHOLE];

const kindsOf = (text: string): readonly string[] =>
  read(text, { year: 2026 }).events.map(({ kind }) => kind);

describe('a line by itself', () => {
  it.each(CARRIED)('is read behind %j', (front) => {
    expect(kindsOf(`${front}${SME}\n`)).toEqual(['auth-request']);
  });

  it.each([...MARKS, ...PASTES])('is read behind %j and a stamp', (mark) => {
    for (const front of CARRIED) expect(kindsOf(`${mark}${front}${SME}\n`), front).toEqual(['auth-request']);
  });

  it('is read behind two marks in any order', () => {
    for (const one of MARKS)
      for (const two of MARKS) {
        // A number in front of a number could be the hour of a time.
        if (/^\d/.test(two)) continue;
        expect(kindsOf(`${one}${two}Nov 21 02:03:25 lab wpa_supplicant[9]: ${SME}\n`), one + two).toEqual([
          'auth-request',
        ]);
      }
  });

  it('may be another program’s than the line before', () => {
    const kernel = 'wlan0: deauthenticated from 02:00:00:00:00:00 (Reason: 15=4WAY_HANDSHAKE_TIMEOUT)';
    const lines = [
      SME,
      `[   12.345678] ${kernel}`,
      `1795222476.640752: ${LOST}`,
      `Nov 21 lab`,
      `hostapd: wlan0: AP-ENABLED `,
    ];
    expect(read(lines.join('\n')).events.map(({ witness }) => witness)).toEqual([
      'supplicant',
      'kernel',
      'supplicant',
      'access-point',
    ]);
  });

  it('of a program that is not ours is not read, whatever it says', () => {
    for (const front of [
      'Nov 21 01:00:00 lab sshd[9]: ',
      '2026-11-21T01:00:00Z lab cron: ',
      'Sat Nov 21 01:00:00 2026 daemon.info sshd[1]: ',
    ])
      expect(kindsOf(`${front}${LOST}\n`), front).toEqual([]);
  });
});

describe('masked addresses', () => {
  const MASKS = [
    'xx:xx:xx:xx:xx:xx',
    'XX:XX:XX:XX:8B:AC',
    '02:00:**:**:**:00',
    '<MAC_1>',
    '-bssid_1_5GHz-',
    '[redacted]',
    '[REDACTED]:00:00',
    'nn:nn:a5:a2:de:95',
    'C0.AA.48',
    "<MAC 'lab' [AC1]>",
    '02:00:00:<MAC: a6DOjQ2Z>',
    '',
  ];

  it.each(MASKS)('%j is an address where one stands', (mask) => {
    const messages = [
      `wlan1: SME: Trying to authenticate with ${mask} (SSID='lab' freq=2412 MHz)`,
      `wlan1: CTRL-EVENT-DISCONNECTED bssid=${mask} reason=2`,
      `[   12.345678] wlan0: deauthenticated from ${mask} (Reason: 15=4WAY_HANDSHAKE_TIMEOUT)`,
      `hostapd: wlan0: STA ${mask} IEEE 802.11: associated (aid 1)`,
    ];
    const { events } = read(messages.slice(0, mask === '' ? 2 : 4).join('\n'));
    const found = events.map((event) =>
      'station' in event ? event.station : 'bssid' in event ? event.bssid : '',
    );
    expect(found).toHaveLength(mask === '' ? 2 : 4);
    expect(new Set(found).size).toBe(1);
    expect(events[0]?.origin.text).toContain(mask);
  });

  it('different ones are different, and a cut address is none', () => {
    const { events, ingest } = read(
      [
        LOST.replace('02:00:00:00:00:00', '02:xx:xx:xx:xx:01'),
        LOST.replace('02:00:00:00:00:00', '02:xx:xx:xx:xx:02'),
        'wlan1: Associated with 02:00:00:0',
      ].join('\n'),
    );
    expect(new Set(events.map((event) => 'bssid' in event && event.bssid)).size).toBe(2);
    expect(ingest.counts.recognised).toBe(2);
  });
});

const scenarios = join(import.meta.dirname, '../scenarios');
const recordings = readdirSync(scenarios)
  .filter((name) => statSync(join(scenarios, name)).isDirectory())
  .flatMap((name) => readdirSync(join(scenarios, name)).map((file) => join(name, file)))
  .filter((name) => /\.(?:log|txt|json)(?:\.gz)?$/.test(name) && !name.endsWith('scenario.json'));

const linesOf = (name: string): string[] => {
  const bytes = readFileSync(join(scenarios, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1').split('\n');
};

/** Reads lines one by one, in bytes or as texts. */
const readBy = (
  lines: readonly string[],
  isFast: boolean,
): { readonly events: readonly WifiEvent[]; readonly verdicts: string } => {
  const events: WifiEvent[] = [];
  const first = detectDialect(lines);
  const reader = new LineReader(
    lineDialects,
    0,
    (event) => events.push(event),
    { year: 2026, first },
    isFast,
  );
  const verdicts = lines
    .map((line, index) => {
      const bytes = bytesOf(`${line}#`);
      return reader.parseBytes(bytes, 0, bytes.length - 1, index + 1) === 1 ? 1 : 0;
    })
    .join('');
  reader.end();
  return { events: events.map((event) => ({ ...event, at: event.at && Math.round(event.at) })), verdicts };
};

describe('the fast way', () => {
  it('reads what the slow one reads, of some recordings', { timeout: 120_000 }, () => {
    for (const name of recordings.filter((_, index) => index % 23 === 0)) {
      const lines = linesOf(name).slice(0, 3_000);
      expect(readBy(lines, true), name).toEqual(readBy(lines, false));
    }
  });

  it('reads what the slow one reads where recordings lie among each other', { timeout: 120_000 }, () => {
    const some = recordings.filter((_, index) => index % 61 === 0);
    // Records of JSON that are no journal's.
    const pairs = [...some, 'macos-healthy-noise/ndjson.json'].map((name, index) => [
      name,
      some[(index * 7 + 3) % some.length] ?? name,
    ]);
    for (const [one = '', other = ''] of pairs) {
      const [a, b] = [linesOf(one).slice(0, 300), linesOf(other).slice(0, 300)];
      const lines = Array.from({ length: 300 }, (_, i) => [a[i] ?? '', b[i] ?? '']).flat();
      expect(readBy(lines, true), `${one} and ${other}`).toEqual(readBy(lines, false));
    }
  });

  const samples = lineDialects.flatMap((dialect) =>
    dialect.samples.filter(({ line }) => !line.includes('\n')).map(({ line }) => line),
  );

  it('reads what the slow one reads where lines of all dialects are mixed', { timeout: 120_000 }, () => {
    const line = fc.oneof(
      fc.constantFrom(...samples),
      fc
        .tuple(fc.constantFrom(...MARKS, ''), fc.constantFrom(...CARRIED), fc.constantFrom(SME, LOST, 'x'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        expect(readBy(lines, true)).toEqual(readBy(lines, false));
      }),
      { numRuns: 300 },
    );
  });

  // What nobody knew is asked about once, as long as all are as they were.
  it('reads what the slow one reads where few lines come again and again', { timeout: 120_000 }, () => {
    const cut = fc
      .tuple(
        fc.constantFrom(...samples),
        fc.integer({ min: 4, max: 40 }),
        // What differs behind as many bytes as are kept of a line.
        fc.constantFrom(
          '',
          ' zzz',
          ': x=1',
          ' and so on, to the end of all that',
          ' and so on, to the end: wlan1: x',
        ),
      )
      .map(([line, end, rest]) => line.slice(0, end) + rest);
    const strange = fc.oneof(
      fc.constantFrom(...samples),
      cut,
      fc.constantFrom('', '{', '}', '    at: 1', SME),
    );
    const bare = fc.tuple(fc.constantFrom('', '    ', ' '.repeat(30)), strange);
    // Behind a program's own stamp stand its own messages, and what nobody knows.
    const stamps = fc.constantFrom('1795222476.640752: ', '1795222477.640752:   ', '[   12.345678] ');
    const stamped = fc.tuple(
      stamps,
      fc.constantFrom(SME, LOST, '* freq=2412', '* wlan1: x', 'nl80211: x', 'EAP: x'),
    );
    const line = fc.oneof(bare, stamped).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 2, maxLength: 7 }),
        fc.array(fc.nat(6), { minLength: 4, maxLength: 30 }),
        (pool, order) => {
          const lines = order.map((place) => pool[place % pool.length] ?? '');
          expect(readBy(lines, true)).toEqual(readBy(lines, false));
        },
      ),
      { numRuns: Number(process.env['REJOIN_RUNS'] ?? 200) },
    );
  });
});
