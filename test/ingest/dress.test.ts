import { describe, expect, it } from 'vitest';
import { hostapd } from '../../app/ingest/hostapd/dialect.ts';
import { wpaSupplicant } from '../../app/ingest/wpa-supplicant/dialect.ts';
import { present, read } from './support.ts';

const JOURNAL = (message: string): string =>
  JSON.stringify({
    __REALTIME_TIMESTAMP: '1795222860123456',
    _PID: '123',
    SYSLOG_IDENTIFIER: 'wpa_supplicant',
    MESSAGE: message,
  });
const BYTES = (message: string): string =>
  JSON.stringify({
    MESSAGE: [...Buffer.from(message)],
    __REALTIME_TIMESTAMP: '1795222860123456',
    _COMM: 'wpa_supplicant',
  });

const at = (text: string): number => Date.parse(text);
/** 2026-11-21T01:01:00.123456Z */
const PRECISE = at('2026-11-21T01:01:00Z') + 123.456;
const WHOLE = at('2026-11-21T01:01:00Z');

const DRESSES: Readonly<Record<string, readonly [(message: string) => string, number | undefined]>> = {
  plain: [(message) => message, undefined],
  '-t': [(message) => `1795222860.123456: ${message}`, PRECISE],
  'pasted as code': [(message) => `    1795222860.123456: ${message}`, PRECISE],
  'pasted with tabs': [(message) => `\t1795222860.123456: ${message}`, PRECISE],
  'quoted in a mail': [(message) => `> > 1795222860.123456: ${message}`, PRECISE],
  'RFC 3164 file': [(message) => `Nov 21 01:01:00 lab wpa_supplicant[123]: ${message}`, WHOLE],
  'RFC 3164 without pid': [(message) => `Nov 21 01:01:00 lab wpa_supplicant: ${message}`, WHOLE],
  'RFC 3164 on the wire': [(message) => `<29>Nov 21 01:01:00 lab wpa_supplicant[123]: ${message}`, WHOLE],
  'RFC 3164 without host': [(message) => `Nov 21 01:01:00 wpa_supplicant[123]: ${message}`, WHOLE],
  'RFC 5424': [
    (message) => `<29>1 2026-11-21T01:01:00.123456Z lab wpa_supplicant 123 - - ${message}`,
    PRECISE,
  ],
  'RFC 5424 with data': [
    (message) => `<29>1 2026-11-21T02:01:00.123456+01:00 lab wpa_supplicant 123 - [x@1 a="b c"] ${message}`,
    PRECISE,
  ],
  rsyslog: [(message) => `2026-11-21T01:01:00.123456+00:00 lab wpa_supplicant[123]: ${message}`, PRECISE],
  'rsyslog elsewhere': [
    (message) => `2026-11-20T20:31:00.123456-04:30 lab wpa_supplicant[123]: ${message}`,
    PRECISE,
  ],
  'journal short-precise': [
    (message) => `Nov 21 01:01:00.123456 lab wpa_supplicant[123]: ${message}`,
    PRECISE,
  ],
  'journal short-iso': [(message) => `2026-11-21T01:01:00+0000 lab wpa_supplicant[123]: ${message}`, WHOLE],
  'journal short-iso-precise': [
    (message) => `2026-11-21T01:01:00.123456+0000 lab wpa_supplicant[123]: ${message}`,
    PRECISE,
  ],
  'journal short-unix': [(message) => `1795222860.123456 lab wpa_supplicant[123]: ${message}`, PRECISE],
  'journal short-monotonic': [(message) => `[   12.345678] lab wpa_supplicant[123]: ${message}`, 12_345.678],
  'journal short-full': [
    (message) => `Sat 2026-11-21 01:01:00 UTC lab wpa_supplicant[123]: ${message}`,
    WHOLE,
  ],
  'journal with-unit': [
    (message) => `Sat 2026-11-21 01:01:00 UTC lab wpa_supplicant@wlan1.service[123]: ${message}`,
    WHOLE,
  ],
  'journal JSON': [JOURNAL, PRECISE],
  'journal JSON of bytes': [BYTES, PRECISE],
  'OpenWrt logread': [
    (message) => `Sat Nov 21 01:01:00 2026 daemon.notice wpa_supplicant[123]: ${message}`,
    WHOLE,
  ],
  'OpenWrt logread -t': [
    (message) => `Sat Nov 21 01:01:00 2026 [1795222860.123] daemon.notice wpa_supplicant: ${message}`,
    WHOLE + 123,
  ],
  'logread -t without date': [
    (message) => `[1795222860.123] daemon.notice wpa_supplicant: ${message}`,
    WHOLE + 123,
  ],
  'BusyBox syslogd': [
    (message) => `Nov 21 01:01:00 lab daemon.notice wpa_supplicant[123]: ${message}`,
    WHOLE,
  ],
  'logcat threadtime': [
    (message) => `11-21 01:01:00.123  1234  1234 D wpa_supplicant: ${message}`,
    WHOLE + 123,
  ],
  'logcat time': [(message) => `11-21 01:01:00.123 D/wpa_supplicant( 1234): ${message}`, WHOLE + 123],
  'logcat with year': [
    (message) => `2026-11-21 01:01:00.123  1234  1234 D wpa_supplicant: ${message}`,
    WHOLE + 123,
  ],
  'logcat brief': [(message) => `D/wpa_supplicant( 1234): ${message}`, undefined],
  'journal around -t': [
    (message) => `Nov 21 01:01:01 lab wpa_supplicant[123]: 1795222860.123456: ${message}`,
    PRECISE,
  ],
};

const LEVELS: Readonly<Record<string, readonly [string, string]>> = {
  default: ['wlan1: CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=2', 'disconnected'],
  '-d': ['wlan1: Own MAC address: 02:00:00:00:01:00', 'own-address'],
  '-dd': [
    'wlan1: WPA: set own WPA/RSN IE - hexdump(len=28): 30 1a 01 00 00 0f ac 04 01 00 00 0f ac 04 01 00 00 0f ac 08 c0 00 00 00 00 0f ac 06',
    'rsne',
  ],
};

describe.each(Object.entries(DRESSES))('%s', (_, [dress, instant]) => {
  it.each(Object.entries(LEVELS))('is taken off at level %s', (_level, [message, kind]) => {
    const { events } = read(`${dress(message)}\n`, { dialect: wpaSupplicant, year: 2026 });
    expect(events.map((event) => [event.kind, event.iface])).toEqual([[kind, 'wlan1']]);
    const time = present(events[0]).at;
    if (instant === undefined) expect(time).toBeUndefined();
    else expect(time).toBeCloseTo(instant, 2);
  });

  it('is detected', () => {
    const lines = Object.values(LEVELS).map(([message]) => dress(message));
    expect(read(lines.join('\n')).ingest.dialect).toBe('wpa_supplicant');
  });

  it('reads the same in chunks of every small size', () => {
    const text = [...Object.values(LEVELS), ...Object.values(LEVELS)]
      .map(([message]) => dress(message))
      .join('\n');
    const whole = read(text, { dialect: wpaSupplicant, year: 2026 });
    for (const chunk of [1, 3, 7, 64]) {
      const pieces = read(text, { dialect: wpaSupplicant, year: 2026, chunk });
      expect(pieces.events).toEqual(whole.events);
      expect(pieces.ingest.counts).toEqual(whole.ingest.counts);
    }
  });
});

it('skips the lines of other programs in a mixed journal and counts them', () => {
  const text = [
    'Nov 21 01:00:00 lab NetworkManager[9]: <info> CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=2',
    'Nov 21 01:00:01 lab wpa_supplicant[1]: wlan1: Associated with 02:00:00:00:00:00',
    'Nov 21 01:00:02 lab kernel: wlan1: Associated with 02:00:00:00:00:00',
    '2026-11-21T01:00:03+00:00 lab NetworkManager[9]: Associated with 02:00:00:00:00:00',
    '-- Boot 0123456789abcdef --',
  ].join('\n');
  const { events, ingest } = read(text, { dialect: wpaSupplicant });
  expect(events.map(({ origin }) => origin.line)).toEqual([2]);
  expect(ingest.counts).toEqual({ lines: 5, recognised: 1, unknown: 4, damaged: 0 });
});

describe('stamps without a year', () => {
  const days = (...stamps: readonly string[]): readonly string[] =>
    read(
      stamps.map((stamp) => `${stamp} lab wpa_supplicant[1]: wlan1: CTRL-EVENT-SCAN-STARTED `).join('\n'),
      { dialect: wpaSupplicant, year: 2026 },
    ).events.map(({ at: time }) => new Date(present(time)).toISOString().slice(0, 10));

  it('go from December into the next January', () => {
    expect(days('Dec 31 23:59:59', 'Jan  1 00:00:01', 'Feb  1 00:00:00')).toEqual([
      '2026-12-31',
      '2027-01-01',
      '2027-02-01',
    ]);
  });

  it('let a straggler of December stay in its year', () => {
    expect(days('Dec 31 23:59:59', 'Jan  1 00:00:01', 'Dec 31 23:59:59', 'Jan  1 00:00:02')).toEqual([
      '2026-12-31',
      '2027-01-01',
      '2026-12-31',
      '2027-01-01',
    ]);
  });

  it('let a clock step back by hours', () => {
    expect(days('Nov 21 12:00:00', 'Nov 21 06:00:00')).toEqual(['2026-11-21', '2026-11-21']);
  });
});

it("reads hostapd's double stamp", () => {
  const { events } = read(
    '1795222481.461608: 1795222481.461620: wlan0: STA 02:00:00:00:01:00 IEEE 802.11: associated (aid 1)\n',
    { dialect: hostapd },
  );
  expect(events).toMatchObject([
    { kind: 'assoc-response', station: '02:00:00:00:01:00', iface: 'wlan0', at: 1795222481461.62 },
  ]);
});

it.each(Object.entries(DRESSES))(
  '%s is taken off behind the lines that detection held back',
  (_, [dress]) => {
    const line = dress(LEVELS['default']?.[0] ?? '');
    const { events } = read(`${line}\n\n`.repeat(4100), { dialect: wpaSupplicant, year: 2026 });
    expect(events).toHaveLength(4100);
  },
);
