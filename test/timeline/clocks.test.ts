import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { alignClocks, ClockMarks, type ClockShift } from '../../app/timeline/clocks.ts';
import { read } from '../ingest/support.ts';

const scenarios = join(import.meta.dirname, '../scenarios');

function recorded(path: string): readonly WifiEvent[] {
  const bytes = readFileSync(join(scenarios, path));
  return read((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')).events;
}

const marksOf = (events: readonly WifiEvent[], offset = 0): ClockMarks => {
  const marks = new ClockMarks();
  for (const event of events) marks.see(event.at === undefined ? event : { ...event, at: event.at + offset });
  return marks;
};

const shiftOf = (
  first: readonly WifiEvent[],
  second: readonly WifiEvent[],
  offset: number,
): ClockShift | undefined => alignClocks([marksOf(first), marksOf(second, offset)])[1];

const HOUR = 3_600_000;
const PAIRS = [
  ['sae-deauth-2/wpa-info.log', 'sae-deauth-2/iw-event.log'],
  ['sae-wrong-pmk/wpa-info.log', 'sae-wrong-pmk/hostapd.log'],
  ['message-4-lost/wpa-info.log', 'message-4-lost/hostapd.log'],
  ['psk-wrong-passphrase/wpa-debug.log.gz', 'psk-wrong-passphrase/hostapd-debug.log.gz'],
  ['healthy-sae/wpa-info.log', 'healthy-sae/hostapd.log'],
] as const;

describe('alignClocks', () => {
  describe.each(PAIRS)('%s and %s', (first, second) => {
    const a = recorded(first);
    const b = recorded(second);

    it('takes one clock as one', () => {
      expect(shiftOf(a, b, 0)?.offset).toBe(0);
    });

    it.each([2 * HOUR, -5.5 * HOUR, 45 * 60_000, 2 * HOUR + 7_300, -93_000, -1_795_220_000_000])(
      'finds a difference of %i ms',
      (offset) => {
        const found = shiftOf(a, b, offset)?.offset ?? Number.NaN;
        expect(Math.abs(found + offset)).toBeLessThan(1_000);
      },
    );
  });

  it('claims nothing about logs of other incidents', () => {
    const a = recorded('sae-deauth-2/wpa-info.log');
    const quiet = recorded('network-not-found/iw-event.log');
    expect(shiftOf(a, quiet, 0)).toBeUndefined();
  });

  it('finds the station among others of an access point by its address', () => {
    const station = recorded('message-4-lost/wpa-debug.log.gz');
    const point = recorded('message-4-lost/hostapd-debug.log.gz');
    const others = Array.from({ length: 600 }, (_, i): WifiEvent => {
      const at = 1_795_220_000_000 + i * 700;
      const station = `02:00:00:01:${(i >> 8).toString(16).padStart(2, '0')}:${(i & 255).toString(16).padStart(2, '0')}`;
      return {
        kind: 'assoc-response',
        bssid: '02:00:00:00:00:00',
        status: 0,
        at,
        station,
        origin: { input: 1, line: i + 1, text: '' },
        witness: 'access-point',
        iface: 'wlan0',
      } as WifiEvent;
    });
    const offset = 3 * HOUR;
    const [, shift] = alignClocks([marksOf(station), marksOf([...others, ...point], offset)]);
    expect(Math.abs((shift?.offset ?? 0) + offset)).toBeLessThan(1_000);
  });
});

it('does not take an incident of another day for one whose clock is wrong', () => {
  const DAY = 24 * HOUR;
  for (const [first, second] of PAIRS)
    expect(shiftOf(recorded(first), recorded(second), 3 * DAY), second).toBeUndefined();
});
