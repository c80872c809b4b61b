/** Texts as people paste them: wrapped, newest first, behind words of loggers. What was said is what the log itself says. */
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { read } from './support.ts';

const JOIN = [
  "wlan0: SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='lab' freq=2412 MHz)",
  "wlan0: Trying to associate with 02:00:00:00:00:00 (SSID='lab' freq=2412 MHz)",
  'wlan0: Associated with 02:00:00:00:00:00',
  'wlan0: CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=3 locally_generated=1',
  'wlan0: WPA: 4-Way Handshake failed - pre-shared key may be incorrect',
  'wlan0: CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="lab" auth_failures=1 duration=10 reason=WRONG_KEY',
];
const LOG = JOIN.map((message, i) => `Nov 21 01:00:${String(10 + i)} lab wpa_supplicant[9]: ${message}`);

const said = (events: readonly WifiEvent[]): readonly object[] =>
  events.map(({ origin, ...event }) => ({ ...event, line: origin.line }));
const saidIn = (lines: readonly string[]): readonly object[] => said(read(lines.join('\n')).events);
/** The same without the lines, and the times, which a dress may not have. */
const told = (lines: readonly string[]): readonly object[] =>
  read(lines.join('\n')).events.map(({ origin: _origin, at: _at, ...event }) => event);

/** Each line as pieces of at most so many columns. */
const cut = (line: string, width: number): string[] =>
  line.length <= width ? [line] : [line.slice(0, width), ...cut(line.slice(width), width)];
const wrap = (line: string, width: number): string[] => {
  const at = line.length <= width ? -1 : line.lastIndexOf(' ', width);
  return at <= 0 ? [line] : [line.slice(0, at), ...wrap(line.slice(at + 1), width)];
};

describe('wrapped lines', () => {
  it.each([60, 66, 72, 76, 80, 100])('of %i columns, between words', (width) => {
    expect(told(LOG.flatMap((line) => wrap(line, width)))).toEqual(told(LOG));
  });

  it.each([60, 66, 72, 80, 100, 120])('of %i columns, within words', (width) => {
    expect(told(LOG.flatMap((line) => cut(line, width)))).toEqual(told(LOG));
  });

  it.each([60, 66, 72, 76, 80])(
    'of %i columns, where what follows begins with neither stamp nor interface',
    (width) => {
      const offer =
        'PMKSA cache entry found - try to use PMKSA caching instead of new SAE authentication of this network';
      const refused = JOIN[3]?.replace('reason=3 locally_generated=1', 'reason=2') ?? '';
      const loop = [JOIN[0] ?? '', offer, JOIN[1] ?? '', refused];
      const log = [...loop, ...loop];
      expect(told(log).filter(({ kind }: { kind?: string }) => kind === 'pmksa-offered')).toHaveLength(2);
      expect(told(log.flatMap((line) => wrap(line, width)))).toEqual(told(log));
    },
  );

  it('are joined behind the marks of a mail', () => {
    expect(told(LOG.flatMap((line) => wrap(line, 70)).map((line) => `> ${line}`))).toEqual(told(LOG));
  });

  it('keep the number of their first piece, and count as known', () => {
    const { events, ingest } = read(LOG.flatMap((line) => cut(line, 60)).join('\n'));
    expect(events[0]?.origin.line).toBe(1);
    expect(ingest.counts).toMatchObject({ unknown: 0, recognised: ingest.counts.lines });
  });

  it('give their end to nobody else, though nobody knows them', () => {
    const own = 'nl80211: kernel reports: Match already configured';
    const stamped = [own, JOIN[0] ?? ''].map((line) => `Nov 21 05:15:14 lab wpa_supplicant[988]: ${line}`);
    const strange =
      'Nov 21 05:15:04 lab NetworkManager[989]: <info>  [1795238104.5777] manager: rfkill: WWAN enabled';
    const log = [strange, ...stamped];
    const width = strange.indexOf('er: rfkill');
    const { events } = read(log.flatMap((line) => cut(line, width)).join('\n'));
    expect(events.map(({ iface }) => iface)).toEqual(read(log.join('\n')).events.map(({ iface }) => iface));
  });

  it('are not made of lines that stand for themselves', () => {
    const between = LOG.flatMap((line) => [line, 'and then nothing happened']);
    expect(told(between)).toEqual(told(LOG));
    expect(read(between.join('\n')).ingest.counts.unknown).toBe(LOG.length);
  });
});

describe('newest first', () => {
  const numbered = (events: readonly object[]): readonly object[] =>
    events.map((event) => ({ ...event, line: LOG.length + 1 - (event as { line: number }).line }));

  it('is turned round, each line with its own number', () => {
    expect(saidIn(LOG.toReversed())).toEqual(numbered(saidIn(LOG)));
  });

  it('keeps what has no stamp behind the line that it follows', () => {
    const noted = LOG.map((line) => [line, '  (of the same entry)']);
    expect(told(noted.toReversed().flat())).toEqual(told(LOG));
  });

  it('is not made of a clock that was set back once', () => {
    const back = [...LOG.map((line) => line.replace('01:00:', '02:00:')), ...LOG];
    expect(saidIn(back).map((event) => (event as { line: number }).line)).toEqual(
      saidIn(back)
        .map((event) => (event as { line: number }).line)
        .toSorted((a, b) => a - b),
    );
  });
});

describe('words in front that nobody has foreseen', () => {
  it.each(['[wifi][debug] ', 'TRACE: raw message: ', 'device#7 | out> '])('%s', (foreword) => {
    expect(told(JOIN.map((line) => foreword + line))).toEqual(told(JOIN));
  });

  it("do not make a program's quotation of another its own", () => {
    const quoting = LOG.map((line) => `Nov 21 01:00:00 lab sudo[1]: root : COMMAND=grep "${line}"`);
    expect(saidIn(quoting)).toEqual([]);
  });

  it("are a logger's JSON", () => {
    const json = JOIN.map((line, i) =>
      JSON.stringify({ log: `${line}\n`, stream: 'stdout', time: `2026-11-21T01:00:${10 + i}.123456789Z` }),
    );
    expect(told(json)).toEqual(told(JOIN));
    expect(read(json.join('\n')).events[0]?.at).toBeCloseTo(Date.UTC(2026, 10, 21, 1, 0, 10, 123), -1);
  });
});

describe('quoted-printable mail', () => {
  const encoded = (line: string): string => line.replaceAll('=', '=3D').replaceAll('"', '=22');
  const soft = (line: string, width: number): string[] =>
    line.length <= width
      ? [line]
      : [
          `${line.slice(0, width).replace(/=[\dA-F]?$/, '')}=`,
          ...soft(line.slice(line.slice(0, width).replace(/=[\dA-F]?$/, '').length), width),
        ];
  const MAIL = LOG.flatMap((line) => soft(encoded(line), 75));

  it('says what was encoded', () => {
    expect(MAIL.length).toBeGreaterThan(LOG.length);
    expect(told(MAIL)).toEqual(told(LOG));
    expect(told(MAIL.map((line) => `> ${line}`))).toEqual(told(LOG));
  });

  it('says so behind the head of a mail, whatever that is full of', () => {
    const head = [
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
    ];
    expect(told([...head, ...LOG.map(encoded)])).toEqual(told(LOG));
  });

  it('is no log that has such signs', () => {
    const log = LOG.map((line) => line.replace('reason=3', 'reason=15'));
    expect(told([...log, 'key=3D'])).toEqual(told(log));
  });
});
