import { describe, expect, it } from 'vitest';
import type { EventOf, WifiEvent } from '../../app/domain/events.ts';
import { driverRules } from '../../app/ingest/kernel/driver-rules.ts';
import { mac80211Rules, peerRules } from '../../app/ingest/kernel/mac80211-rules.ts';
import { kernel } from '../../app/ingest/kernel/dialect.ts';
import { present, read } from './support.ts';

const AP = '02:00:00:00:00:00';
const JOIN = [
  `authenticate with ${AP}`,
  `send auth to ${AP} (try 1/3)`,
  'authenticated',
  `associate with ${AP} (try 1/3)`,
  `RX AssocResp from ${AP} (capab=0x411 status=0 aid=1)`,
  'associated',
];
const SAE = [`authenticate with ${AP}`, `send auth to ${AP} (try 1/3)`, ...JOIN];

/** Messages a tenth of a second apart, dressed by `dress`. */
const log = (
  messages: readonly string[],
  dress = (at: number) => `[${at.toFixed(6).padStart(12)}] `,
): string => messages.map((message, n) => `${dress(10 + n / 10)}wlan1: ${message}\n`).join('');

const eventsOf = (messages: readonly string[]): readonly WifiEvent[] => read(log(messages)).events;
const kindsOf = (events: readonly WifiEvent[]): string[] => events.map(({ kind }) => kind);
const only = <K extends WifiEvent['kind']>(events: readonly WifiEvent[], kind: K): EventOf<K>[] =>
  events.filter((event): event is EventOf<K> => event.kind === kind);

describe('dress', () => {
  it.each([
    ['dmesg', `[   41.583231] wlan1: ${JOIN[1]}`, 41_583.231],
    ['dmesg -T', `[Sat Nov 21 04:48:18 2026] wlan1: ${JOIN[1]}`, Date.UTC(2026, 10, 21, 4, 48, 18)],
    [
      'dmesg --time-format iso',
      `2026-11-21T04:46:41,583231+00:00 wlan1: ${JOIN[1]}`,
      Date.UTC(2026, 10, 21, 4, 46, 41) + 583.231,
    ],
    ['dmesg -x', `kern  :info  : [   41.583231] wlan1: ${JOIN[1]}`, 41_583.231],
    [
      'dmesg -x --time-format iso',
      `kern  :info  : 2026-11-21T04:46:41,583231+00:00 wlan1: ${JOIN[1]}`,
      Date.UTC(2026, 10, 21, 4, 46, 41) + 583.231,
    ],
    ['dmesg -r', `<6>[   41.583231] wlan1: ${JOIN[1]}`, 41_583.231],
    ['dmesg -d', `[   41.583231 <    0.000231>] wlan1: ${JOIN[1]}`, 41_583.231],
    ['dmesg -t', `wlan1: ${JOIN[1]}`, undefined],
    ['dmesg -H', `[  +0.000231] wlan1: ${JOIN[1]}`, undefined],
    ['a caller', `[   41.583231] [  T839] wlan1: ${JOIN[1]}`, 41_583.231],
    ['a caller without a blank', `[   41.583231][    T5] wlan1: ${JOIN[1]}`, 41_583.231],
    ['/dev/kmsg', `6,1234,41583231,-;wlan1: ${JOIN[1]}`, 41_583.231],
    [
      'the journal',
      `Nov 21 04:46:41.583231 host kernel: wlan1: ${JOIN[1]}`,
      Date.UTC(2026, 10, 21, 4, 46, 41) + 583.231,
    ],
    [
      'kern.log',
      `Nov 21 04:46:41 host kernel: [   41.583231] wlan1: ${JOIN[1]}`,
      Date.UTC(2026, 10, 21, 4, 46, 41),
    ],
    [
      'kern.log, high precision',
      `2026-11-21T04:46:41.583231+00:00 host kernel: wlan1: ${JOIN[1]}`,
      Date.UTC(2026, 10, 21, 4, 46, 41) + 583.231,
    ],
  ])('takes %s off', (_name, line, at) => {
    const { events, ingest } = read(`${line}\n`, { year: 2026 });
    expect(ingest.dialects).toEqual(['kernel']);
    expect(kindsOf(events)).toEqual(['auth-request']);
    const [event] = events;
    expect(event?.iface).toBe('wlan1');
    if (at === undefined) expect(event?.at).toBeUndefined();
    else expect(event?.at).toBeCloseTo(at, 2);
  });

  it("makes syslog's seconds exact by the time since boot", () => {
    const lines = JOIN.map((message, n) => {
      const since = 41.9 + n / 20;
      const second = String(Math.floor(since) % 60).padStart(2, '0');
      return `Nov 21 04:46:${second} host kernel: [${since.toFixed(6).padStart(12)}] wlan1: ${message}`;
    });
    const times = read(lines.join('\n'), { year: 2026 }).events.map(({ at }) => present(at));
    expect(present(times.at(-1)) - present(times[0])).toBeCloseTo(150, 0);
  });
});

it('is not taken for a journal because a line has a word of its own in it', () => {
  const boot =
    '[    0.045000] Unknown kernel command line parameters "splash: on", will be passed to user space.\n';
  expect(kindsOf(read(boot + log(JOIN)).events)).toContain('assoc-response');
});

describe('a join', () => {
  it('with one exchange does not name its algorithm', () => {
    const events = eventsOf(JOIN);
    expect(kindsOf(events)).toEqual(['auth-request', 'auth-response', 'assoc-request', 'assoc-response']);
    expect(only(events, 'auth-response')[0]).toMatchObject({ algorithm: -1, status: 0, bssid: AP });
    expect(only(events, 'auth-request')[0]?.algorithm).toBeUndefined();
  });

  it('with two exchanges is SAE', () => {
    const events = eventsOf(SAE);
    expect(only(events, 'auth-request')).toMatchObject([
      { bssid: AP },
      { bssid: AP, algorithm: 3, transaction: 2 },
    ]);
    expect(only(events, 'auth-response')).toMatchObject([{ algorithm: 3, transaction: 2, status: 0 }]);
  });

  it('counts a repeated request once', () => {
    const again = [2, 3].map((n) => `send auth to ${AP} (try ${n}/3)`);
    const events = eventsOf([...JOIN.slice(0, 2), ...again, `authentication with ${AP} timed out`]);
    expect(kindsOf(events)).toEqual(['auth-request', 'auth-timeout']);
  });

  it('is one join where the access point asks to come back later', () => {
    const later = [
      `RX AssocResp from ${AP} (capab=0x411 status=30 aid=1)`,
      `${AP} rejected association temporarily; comeback duration 987 TU (1010 ms)`,
      `associate with ${AP} (try 2/3)`,
    ];
    const events = eventsOf([...JOIN.slice(0, 4), ...later, ...JOIN.slice(4)]);
    expect(only(events, 'assoc-request')).toHaveLength(1);
    expect(only(events, 'assoc-response').map(({ status }) => status)).toEqual([0]);
  });

  it('ends unanswered where an abort follows repetitions, and on purpose where it does not', () => {
    const abort = `aborting authentication with ${AP} by local choice (Reason: 3=DEAUTH_LEAVING)`;
    expect(kindsOf(eventsOf([...JOIN.slice(0, 2), `send auth to ${AP} (try 2/3)`, abort]))).toContain(
      'auth-timeout',
    );
    expect(kindsOf(eventsOf([...JOIN.slice(0, 2), abort]))).toContain('disconnected');
  });

  it('says whose confirm was refused', () => {
    const refused = eventsOf([...SAE.slice(0, 4), `${AP} denied authentication (status 1)`]);
    expect(refused.at(-1)).toMatchObject({
      kind: 'auth-response',
      algorithm: 3,
      transaction: 2,
      status: 1,
      bssid: AP,
    });
  });

  it('takes a refused group back where the next commit follows at once', () => {
    const group = [...JOIN.slice(0, 2), `${AP} denied authentication (status 77)`];
    expect(kindsOf(eventsOf([...group, ...SAE]))).not.toContain('auth-rejected');
    expect(only(eventsOf([...group, ...SAE]), 'sae').map(({ step }) => step)).toEqual(['group', 'commit']);
    expect(eventsOf(group).at(-1)).toMatchObject({ kind: 'auth-response', status: 77 });
    expect(only(eventsOf([...group, 'SAE peer confirmed']), 'auth-response')).toHaveLength(1);
  });

  it('is a connection when the link becomes ready, of the interface that it names', () => {
    const ready = (iface: string) =>
      read(`${log(JOIN)}[   12.000000] IPv6: ADDRCONF(NETDEV_CHANGE): ${iface}: link becomes ready\n`).events;
    expect(ready('wlan1').at(-1)).toMatchObject({ kind: 'connected', bssid: AP, iface: 'wlan1' });
    expect(kindsOf(ready('eth0'))).not.toContain('connected');
  });

  it('is one where somebody has taken stamps and interfaces away', () => {
    const bare = ['Is it normal that the kernel logs this?', ...JOIN].join('\n');
    expect(kindsOf(read(bare).events)).toEqual(kindsOf(eventsOf(JOIN)));
    // Words that anybody may write are steps of nothing.
    expect(read(['wlan1 is', 'authenticated', 'associated'].join('\n')).events).toEqual([]);
  });

  it('keeps interfaces apart', () => {
    const mixed = log(JOIN.slice(0, 2)) + log(JOIN.slice(0, 2)).replaceAll('wlan1', 'wlan2');
    expect(read(mixed).events.map(({ iface, kind }) => `${iface} ${kind}`)).toEqual([
      'wlan1 auth-request',
      'wlan2 auth-request',
    ]);
  });
});

describe('drivers', () => {
  it('tell of one crash once', () => {
    const crash = (at: number): string =>
      [
        'iwlwifi 0000:00:14.3: Microcode SW error detected. Restarting 0x0.',
        'ieee80211 phy0: Hardware restart was requested',
      ]
        .map((message, n) => `[${(at + n / 10).toFixed(6).padStart(12)}] ${message}\n`)
        .join('');
    expect(read(crash(10) + crash(40)).events).toHaveLength(2);
  });

  it('have samples for every rule', () => {
    for (const { head, samples, quiet = [] } of [...mac80211Rules, ...peerRules, ...driverRules]) {
      expect([...samples, ...quiet], head).not.toHaveLength(0);
      for (const sample of [...samples, ...quiet]) expect(sample.startsWith(head), sample).toBe(true);
    }
  });
});

it('has anchored rules only', () => {
  for (const { head, rest } of [...mac80211Rules, ...peerRules, ...driverRules])
    if (rest) expect(rest.flags, head).toBe('y');
});

it('makes nothing of lines that are cut', () => {
  for (const message of SAE)
    for (let end = 0; end < message.length; end++) {
      const parser = kernel.open(0, () => undefined);
      expect(() => parser.parseText(`[   41.583231] wlan1: ${message.slice(0, end)}`, 1)).not.toThrow();
    }
});

it('takes the word that it is associated for the answer where that was left out, and for nothing new behind it', () => {
  const line = (text: string): string => `[   12.5] wlan0: ${text}\n`;
  const kinds = (...texts: string[]): string[] =>
    read(texts.map(line).join(''), { dialect: kernel }).events.map(({ kind }) => kind);
  const auth = ['send auth to 02:00:00:00:00:00 (try 1/3)', 'authenticated'];
  const answer = 'RX AssocResp from 02:00:00:00:00:00 (capab=0x411 status=0 aid=1)';
  const once = ['auth-request', 'auth-response', 'assoc-response'];
  expect(kinds(...auth, 'associated')).toEqual(once);
  expect(kinds(...auth, answer, 'associated')).toEqual(once);
  expect(kinds(...auth, answer, 'associated', ...auth, 'associated')).toEqual([...once, ...once]);
});
