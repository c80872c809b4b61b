/** What the splits differ in, besides their seeds and families: mixtures of versions, times, losses and company. */
import type { Random } from './random.ts';
import type { Setting, Version } from './narrator.ts';

export type Split = 'tune' | 'held';

/** What the splits differ in, besides their seeds and families. */
export interface Mix {
  readonly versions: readonly Version[];
  readonly hostile: number;
  readonly pace: readonly [number, number];
  readonly saeGap: readonly [number, number];
  readonly retries: readonly number[];
  readonly retryAfter: readonly [number, number];
  readonly recorded: number;
  readonly cut: number;
  readonly lossy: number;
  readonly loss: readonly [number, number];
  readonly offset: number;
  readonly rotated: number;
  readonly noisy: readonly [number, number];
  readonly neighbour: number;
  readonly earlier: number;
  readonly openEnd: number;
}

export const MIXES: Record<Split, Mix> = {
  tune: {
    versions: ['2.4', '2.9', '2.9', '2.10', '2.10', '2.10', '2.10', '2.11', '2.11', '2.11', '2.11', '2.11'],
    hostile: 0.15,
    pace: [0.5, 2],
    saeGap: [0.01, 0.2],
    retries: [4],
    retryAfter: [1, 1],
    recorded: 0.25,
    cut: 0.12,
    lossy: 0.15,
    loss: [0.005, 0.02],
    offset: 0.08,
    rotated: 0.12,
    noisy: [0, 40],
    neighbour: 0.1,
    earlier: 0.3,
    openEnd: 0.15,
  },
  held: {
    versions: ['2.4', '2.9', '2.9', '2.10', '2.10', '2.10', '2.10', '2.11', '2.11', '2.11', '2.11', '2.11'],
    hostile: 0.4,
    pace: [0.1, 6],
    saeGap: [0.005, 0.75],
    retries: [3, 4, 5],
    retryAfter: [0.6, 1.3],
    recorded: 0.2,
    cut: 0.2,
    lossy: 0.2,
    loss: [0.005, 0.04],
    offset: 0.12,
    rotated: 0.2,
    noisy: [0, 120],
    neighbour: 0.15,
    earlier: 0.4,
    openEnd: 0.2,
  },
};

const STARTS = [
  Date.UTC(2026, 10, 21, 4, 24, 8),
  Date.UTC(2026, 11, 31, 23, 57, 30),
  Date.UTC(2026, 9, 25, 0, 58, 0),
  Date.UTC(2026, 1, 28, 23, 59, 0),
  Date.UTC(2026, 5, 3, 9, 0, 0),
];

export function setting(random: Random, mix: Mix): Setting {
  return {
    version: random.from(mix.versions),
    apVersion: random.pick('2.9', '2.10', '2.10', '2.11'),
    iface: random.pick('wlan1', 'wlan0', 'wlp2s0', 'wlx02aabbccddee'),
    pace: random.between(...mix.pace),
    saeGap: random.between(...mix.saeGap),
    retries: random.from(mix.retries),
    retryAfter: random.between(...mix.retryAfter),
    startAt: random.from(STARTS) + random.int(0, 999_999) / 1000,
  };
}
