/**
 * What is told once more: of a hundred thousand stations a log tells the same few things, each at its time. A line that differs from
 * another one by its stamp and its station alone need not become an event where nobody looks at it yet.
 */
import type { WifiEvent } from './events.ts';
import { mac, type Mac } from './ids.ts';

/** All of an event but what differs from line to line. */
export type Shape = Omit<WifiEvent, 'at' | 'origin' | 'station'>;

/** Digits of a stamp's seconds. */
export const SECONDS = 10;
const MILLION = 1_000_000;
/** Half of an address, as a number. */
const HALF = 2 ** 24;

/** What lines have in common that differ by their stamp and their station alone. The station stands in them once. */
export interface Likeness {
  readonly input: number;
  /** How often a line begins with its stamp: it is its event's time. */
  readonly stamps: number;
  /** What stands between that and the station, and behind the station. */
  readonly head: string;
  readonly tail: string;
  readonly shape: Shape;
}

/** One such line. It is good until whoever was told of it returns. */
export class Again {
  like: Likeness;
  /** Of its stamp. */
  micros = 0;
  line = 0;
  /** Its station's address, as a number of 48 bits. */
  station = 0;

  constructor(like: Likeness) {
    this.like = like;
  }

  /** What it says, as an event of its own. */
  get event(): WifiEvent {
    const { input, stamps, head, tail, shape } = this.like;
    const station = spelledOf(this.station);
    const text = stampOf(this.micros, stamps) + head + station + tail;
    return {
      at: instantOf(this.micros),
      origin: { input, line: this.line, text },
      station,
      ...shape,
    } as WifiEvent;
  }
}

/** The time of a stamp, as it is read from a text. */
export const instantOf = (micros: number): number =>
  Math.floor(micros / MILLION) * 1000 + (micros % MILLION) / 1000;

/** A stamp, so many times over. */
export const stampOf = (micros: number, times: number): string => {
  if (times === 0) return '';
  const seconds = String(Math.floor(micros / MILLION)).padStart(SECONDS, '0');
  const stamp = `${seconds}.${String(micros % MILLION).padStart(6, '0')}: `;
  return times === 2 ? stamp + stamp : stamp;
};

/** How an address is written that is known as a number. */
export const spelledOf = (station: number): Mac => {
  const high = Math.floor(station / HALF);
  const digits = (half: number): string => half.toString(16).padStart(6, '0');
  return mac((digits(high) + digits(station - high * HALF)).replace(/..(?!$)/g, '$&:'));
};
