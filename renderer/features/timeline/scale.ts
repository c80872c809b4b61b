/** The stretch of time that is looked at, and how it moves. Times are milliseconds; `width` is in pixels. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Nobody looks closer than this many milliseconds, or at more than this much beside the data. */
const CLOSEST = 20;
const MARGIN = 0.05;

export const toPixel = ({ from, to }: Stretch, width: number, at: number): number =>
  ((at - from) / (to - from)) * width;

/** The stretch kept over the data: never wider than all of it with a margin, never beside it. */
export function within(view: Stretch, all: Stretch): Stretch {
  const margin = (all.to - all.from) * MARGIN + CLOSEST;
  const bounds = { from: all.from - margin, to: all.to + margin };
  const span = Math.min(Math.max(view.to - view.from, CLOSEST), bounds.to - bounds.from);
  const from = Math.min(Math.max(view.from, bounds.from), bounds.to - span);
  return { from, to: from + span };
}

/** @param factor below 1 = closer @param anchor 0 to 1: what stays where it is */
export function zoomed({ from, to }: Stretch, factor: number, anchor: number): Stretch {
  const pivot = from + (to - from) * anchor;
  const span = Math.max((to - from) * factor, CLOSEST);
  return { from: pivot - span * anchor, to: pivot + span * (1 - anchor) };
}

/** @param share of the width; positive = later */
export function moved({ from, to }: Stretch, share: number): Stretch {
  const by = (to - from) * share;
  return { from: from + by, to: to + by };
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[5, 10, 20, 50, 100, 200, 500, SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 30 * SECOND],
  ...[MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR],
  ...[DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY, 365 * DAY],
];

export interface Ticks {
  readonly step: number;
  readonly at: readonly number[];
}

/**
 * Round times to write at the axis, at most `most` of them.
 * @param offset milliseconds that local time is ahead of UTC, so that days begin at midnight
 */
export function ticksOf({ from, to }: Stretch, most: number, offset: number): Ticks {
  const wanted = (to - from) / Math.max(most, 1);
  const step = STEPS.find((size) => size >= wanted) ?? Math.ceil(wanted / (365 * DAY)) * 365 * DAY;
  const first = Math.ceil((from + offset) / step) * step - offset;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  return { step, at: Array.from({ length: count }, (_, index) => first + index * step) };
}
