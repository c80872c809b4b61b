import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { repeatsIn } from '../../app/ingest/repeats.ts';

describe('a line that says once more what the line before it says', () => {
  it.each([
    ['1795222476.640752: wlan1: one'],
    ['Nov 21 01:00:00.123456 lab wpa_supplicant[9]: wlan1: one'],
    ['2026-11-21 01:00:00,123 one'],
    ['[   12.345678] wlan1: one'],
  ])('is known by a stamp within which nothing happens twice: %s', (line) => {
    expect(repeatsIn([line, line, 'two', line])).toEqual([false, true, false, false]);
  });
  it.each([['wlan1: one'], ['Nov 21 01:00:00 lab x: one'], ['ping 192.168.100.100 one'], ['1.5.2026: one']])(
    'may have happened twice: %s',
    (line) => expect(repeatsIn([line, line, 'two', line])).not.toContain(true),
  );
  it('is one in a text that was doubled as a whole', () => {
    expect(repeatsIn(['one', 'one', 'two', 'two'])).toEqual([false, true, false, true]);
    expect(repeatsIn(['one', 'one', 'one', 'one'])).not.toContain(true);
  });
});

it('a long log with each line twice tells what it tells with each line once, wherever its pieces are cut', () => {
  const lines = Array.from(
    { length: 9000 },
    (_, n) =>
      `${1_795_222_000 + n}.640752: wlan1: SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='lab' freq=2412 MHz)`,
  );
  const told = (text: string, size: number): number => {
    const events: WifiEvent[] = [];
    const ingest = createIngest({ emit: (event) => events.push(event) });
    const bytes = Buffer.from(text);
    const chunk = Buffer.alloc(size);
    for (let at = 0; at < bytes.length; at += size)
      ingest.feed(chunk.subarray(0, bytes.copy(chunk, 0, at, at + size)));
    ingest.end();
    expect(ingest.counts.recognised).toBe(ingest.counts.lines);
    return events.length;
  };
  const twice = lines.flatMap((line) => [line, line]).join('\n');
  expect(told(lines.join('\n'), 1000)).toBe(9000);
  for (const size of [61, 1000, 65_536]) expect(told(twice, size)).toBe(9000);
});
