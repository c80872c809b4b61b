import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { ToldTwice } from '../../app/timeline/told-twice.ts';

const down = (input: number, at: number | undefined, reason = 2): WifiEvent =>
  ({
    kind: 'disconnected',
    bssid: '02:00:00:00:00:00',
    reason,
    local: false,
    at,
    origin: { input, line: 1, text: `line of ${input}` },
    witness: 'supplicant',
    iface: 'wlan1',
  }) as WifiEvent;

const heard = (...events: readonly WifiEvent[]): number => {
  const told = new ToldTwice();
  return events.filter((event) => !told.isAgain(event)).length;
};

describe('what two inputs tell', () => {
  it('is told once', () => {
    expect(heard(down(0, 1000), down(1, 1030), down(0, 2000), down(1, 2900))).toBe(2);
  });

  it('counts each time of one input', () => {
    expect(heard(down(0, 1000), down(0, 1010), down(1, 1030), down(1, 1040))).toBe(2);
    expect(heard(down(0, 1000), down(1, 1010), down(1, 1030))).toBe(2);
  });

  it('is two things at two times, or where it differs', () => {
    expect(heard(down(0, 1000), down(1, 9000))).toBe(2);
    expect(heard(down(0, 1000), down(1, 1000, 15))).toBe(2);
  });

  it('is one thing where one of them has no clock', () => {
    expect(heard(down(0, 1000), down(0, 60_000), down(1, undefined), down(1, undefined))).toBe(2);
  });
});
