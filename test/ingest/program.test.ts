import { describe, expect, it } from 'vitest';
import { dialectOf } from '../../app/ingest/program.ts';
import { at } from '../../app/ingest/text.ts';
import { read, readLine } from './support.ts';

const client = dialectOf({
  name: 'lab-dhcp',
  title: 'a DHCP client of this test',
  programs: ['labdhcp'],
  witness: 'manager',
  begin: () => ({ asked: false }),
  rules: [
    {
      head: 'asking for ',
      rest: at`(\d+) s`,
      read: (_groups, memory) => {
        memory.asked = true;
        return { kind: 'address', step: 'requested' };
      },
      samples: ['asking for 30 s'],
      kinds: ['address'],
    },
    {
      head: 'no answer',
      read: (_groups, memory) => (memory.asked ? { kind: 'address', step: 'timeout' } : undefined),
      samples: [],
      kinds: [],
      quiet: ['no answer'],
    },
  ],
});

describe('a program as data', () => {
  it.each(client.samples)('recognises $line', ({ line, kinds }) => {
    const found = readLine(client, line);
    expect(found.recognised).toBe(true);
    expect(found.kinds).toEqual(kinds);
  });

  it('remembers of each interface for itself', () => {
    const line = (message: string): string => `Nov 21 01:00:00 lab labdhcp[9]: ${message}\n`;
    const { events, ingest } = read(
      line('wlan0: asking for 30 s') +
        line('wlan1: no answer') +
        line('wlan0: no answer') +
        line('wlan0: asking for you'),
      { dialect: client, year: 2026 },
    );
    expect(
      events.map(({ kind, iface, at: time, witness }) => [kind, iface, time !== undefined, witness]),
    ).toEqual([
      ['address', 'wlan0', true, 'manager'],
      ['address', 'wlan0', true, 'manager'],
    ]);
    expect(ingest.counts).toEqual({ lines: 4, recognised: 3, unknown: 1, damaged: 1 });
  });
});
