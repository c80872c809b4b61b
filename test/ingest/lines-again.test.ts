import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import type { EmitAgain, LineParser } from '../../app/ingest/dialect.ts';
import { hostapd } from '../../app/ingest/hostapd/dialect.ts';
import { lineAgain, type Study } from '../../app/ingest/lines-again.ts';
import type { Memory, Rule } from '../../app/ingest/rules.ts';
import { at, bytesOf, matchAt, toMac } from '../../app/ingest/text.ts';
import { addressOf } from '../support/station-crowd.ts';

const STATION = addressOf(1);
const MESSAGES = hostapd.samples.map(({ line }) => line.slice(line.indexOf(' wlan0: ') + 1));
/** A message of any rule, of one of few stations, at one of few interfaces, its stamp once, twice, wrong or not at all. */
const lines = fc
  .tuple(
    fc.constantFrom(...MESSAGES),
    fc.nat(2),
    fc.constantFrom('wlan0', 'wlan0', 'wlan0', 'wlan0', 'wlan0', 'wlan0', 'wlan0', 'wlan0', 'wlan1'),
    fc.constantFrom('@', '@', '@@', '@@', '@!', ''),
    fc.constantFrom('', '', '', '', '\r', ' psk=0123456789', ' x', '#'),
  )
  .map(([message, station, iface, stamps, end]) => (second: number, round: number): string => {
    const stamp = (time: number): string => `${time}.123456: `;
    return (
      stamps.replaceAll('@', stamp(second)).replaceAll('!', stamp(second + 1)) +
      (message + end)
        .replaceAll('wlan0', iface)
        .replaceAll('02:00:00:00:01:00', addressOf((station + round) % 4))
        .replaceAll('#', addressOf(9))
    );
  });

function read(
  all: readonly string[],
  isAgain: boolean,
): { told: unknown[]; verdicts: unknown[]; again: number } {
  const told: WifiEvent[] = [];
  let again = 0;
  const tellAgain: EmitAgain = (one) => {
    again++;
    told.push(one.event);
  };
  const parser: LineParser = hostapd.open(
    0,
    (event) => told.push(event),
    isAgain ? { again: tellAgain } : undefined,
  );
  const verdicts = all.map((line, index) => {
    const bytes = bytesOf(line);
    return parser.parseBytes?.(bytes, 0, bytes.length, index + 1);
  });
  return { told, verdicts, again };
}

const same = (line: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `179500000${index}.000001: ${line}`);

describe('lines that differ by their stamp and their station alone', () => {
  it('say what they say where each is read by itself, whatever came before them', () => {
    let again = 0;
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 12 }), fc.integer({ min: 3, max: 7 }), (some, times) => {
        const all = Array.from({ length: times }, (_, round) =>
          some.map((line, index) => line(1_795_000_000 + round * some.length + index, round)),
        ).flat();
        const told = read(all, true);
        const { told: events, verdicts } = read(all, false);
        expect(told.told).toEqual(events);
        expect(told.verdicts).toEqual(verdicts);
        again += told.again;
      }),
      { numRuns: 2000 },
    );
    expect(again).toBeGreaterThan(1000);
  });
  it('are told again from the third one on, where their rule remembers something, too', () => {
    for (const message of [
      'STA # IEEE 802.11: associated (aid 1)',
      'AP-STA-CONNECTED #',
      'AP-STA-DISCONNECTED #',
    ]) {
      const all = same(`wlan0: ${message}`, 6).map((line, index) => line.replace('#', addressOf(index)));
      expect(read(all, true).again).toBe(4);
    }
  });
  it('are told again of several interfaces, whose lines lie among each other', () => {
    const all = Array.from({ length: 40 }, (_, index) => {
      const second = String(index).padStart(2, '0');
      return `17950000${second}.000001: wlan${index % 2}: STA ${addressOf(index)} IEEE 802.11: associated (aid 1)`;
    });
    const { told, again } = read(all, true);
    expect(told).toEqual(read(all, false).told);
    expect(again).toBe(36);
  });
  it('say what is true by then where their rule looks at what was told between', () => {
    const up = `wlan0: AP-STA-CONNECTED ${STATION}`;
    const all = [up, up, up, `Using interface wlan0 with hwaddr ${addressOf(7)} and ssid "lab"`, up, up].map(
      (line, index) => `179500000${index}.000001: ${line}`,
    );
    const { told, again } = read(all, true);
    expect(told).toEqual(read(all, false).told);
    expect(told.at(-1)).toMatchObject({ kind: 'connected', bssid: addressOf(7), station: STATION });
    expect(again).toBe(1);
  });
  it('are read each by itself where a part of them is cut', () => {
    expect(read(same(`wlan0: AP-STA-CONNECTED ${STATION} psk=0123456789`, 6), true).again).toBe(0);
  });
});

/** What a rule has made of `head station tail`. */
function studied(read: Rule['read'], rest = at`(\S+)`, memory: Memory = {}, line = `x ${STATION}`): unknown {
  const match = (other: string): { groups: RegExpExecArray; text: string } | undefined => {
    const groups = matchAt(rest, other, 2);
    return groups && { groups, text: other };
  };
  const groups = match(line)?.groups;
  if (!groups) throw new Error('no match');
  const reading = read?.(groups, { ...memory }, { station: undefined, memoryOf: () => ({}) });
  const common: Study['common'] = { witness: 'access-point', iface: 'wlan0' };
  return lineAgain(
    { read, groups, memory, reading, about: undefined, common, input: 0, match },
    { line, stamps: 0, begin: 0, place: 2, behind: 2 + STATION.length },
  );
}

describe('what a rule makes of a line', () => {
  it('holds of others where it says no more than the station', () => {
    expect(
      studied(([, station]) => ({ kind: 'handshake-completed', station: toMac(station) })),
    ).toMatchObject({
      like: { head: 'x ', tail: '', shape: { kind: 'handshake-completed', iface: 'wlan0' } },
    });
  });
  it('is asked for each time where it looks at what is remembered', () => {
    expect(
      studied(([, station], { isDebug }) => ({
        kind: 'mic-failure',
        message: isDebug ? 4 : 2,
        station: toMac(station),
      })),
    ).toMatchObject({ asked: { places: [1], isAbout: false } });
  });
  it('does not where the address stands for more, decides, or is matched as something else', () => {
    expect(
      studied(([, one]) => ({ kind: 'connected', bssid: toMac(one), station: toMac(one) })),
    ).toBeUndefined();
    expect(
      studied(([, one]) => ({
        kind: 'mic-failure',
        message: one === STATION ? 2 : 4,
        station: toMac(one),
      })),
    ).toBeUndefined();
    expect(studied(() => ({ kind: 'handshake-completed', station: STATION }), at`([\d:]+)`)).toBeUndefined();
    expect(
      studied(([, one]) =>
        one === STATION ? undefined : { kind: 'handshake-completed', station: toMac(one) },
      ),
    ).toBeUndefined();
    expect(studied(([whole]) => ({ kind: 'handshake-completed', station: toMac(whole) }))).toBeUndefined();
  });
});
