import { expect, it } from 'vitest';
import type { WindowsRecord } from '../../app/ingest/windows-wlan/record.ts';
import { RecordOrder } from '../../app/ingest/windows-wlan/record-order.ts';

const WINDOW = 64;

interface Place {
  readonly channel?: string;
  readonly at?: number | undefined;
}

const record = (
  recordId: number,
  { channel = 'Operational', at = recordId * 10 }: Place = {},
): WindowsRecord => ({
  provider: 'wlan-autoconfig',
  id: 8000,
  recordId,
  channel,
  at,
  line: recordId,
  fields: new Map(),
});

const range = (first: number, last: number): WindowsRecord[] =>
  Array.from({ length: last - first + 1 }, (_, n) => record(first + n));

const ordered = (records: readonly WindowsRecord[]): readonly number[] => {
  const told: number[] = [];
  const order = new RecordOrder(({ recordId }) => told.push(recordId), WINDOW);
  for (const one of records) order.add(one);
  order.end();
  return told;
};
const numbers = (first: number, last: number): readonly number[] =>
  range(first, last).map(({ recordId }) => recordId);

it('leaves order as it is', () => {
  expect(ordered(range(1, 500))).toEqual(numbers(1, 500));
});

it('turns a log that goes backward', () => {
  expect(ordered(range(1, 50).toReversed())).toEqual(numbers(1, 50));
});

it('keeps the newest of a log that goes backward and is longer than the window', () => {
  expect(ordered(range(1, 500).toReversed())).toEqual(numbers(500 - WINDOW + 1, 500));
});

it('joins a log that has wrapped', () => {
  expect(ordered([...range(20, 40), ...range(1, 19), ...range(41, 300)])).toEqual(numbers(1, 300));
});

it('goes by the numbers of one log where its clock was set back', () => {
  const records = [record(1, { at: 5000 }), record(2, { at: 1000 }), record(3, { at: 1100 })];
  expect(ordered(records)).toEqual([1, 2, 3]);
});

it('goes by the clock where there are several logs', () => {
  const records = [record(1), record(2), record(900, { channel: 'System', at: 15 })];
  expect(ordered(records)).toEqual([1, 900, 2]);
});

it('turns records that nothing tells apart with those around them', () => {
  const sameTime = [
    record(0, { at: 30 }),
    record(0, { at: 20 }),
    record(0, { at: 20 }),
    record(0, { at: 10 }),
  ];
  const lines = sameTime.map((one, n) => ({ ...one, line: n + 1 }));
  const told: number[] = [];
  const order = new RecordOrder(({ line }) => told.push(line), WINDOW);
  for (const one of lines) order.add(one);
  order.end();
  expect(told).toEqual([4, 3, 2, 1]);
});
