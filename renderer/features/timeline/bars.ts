/** Attempts as bars: what each looks like, which of them form a loop, and what is drawn of them at a given scale. */
import type { AttemptView } from '../../../app/ipc/contract/views.ts';
import { toPixel, type Stretch } from './scale.ts';

/** `refused` = failed while a cached key was offered. */
export const LOOKS = ['connected', 'dropped', 'refused', 'failed', 'stopped', 'running'] as const;
export type Look = (typeof LOOKS)[number];

export interface Bar extends Stretch {
  readonly attempt: AttemptView;
  readonly look: Look;
}

export function lookOf({ outcome, cachedKey, connectedAt }: AttemptView): Look {
  switch (outcome) {
    case 'held':
      return 'connected';
    case 'dropped':
    case 'short-lived':
      return 'dropped';
    case 'failed':
      return cachedKey === 'yes' ? 'refused' : 'failed';
    case 'stopped':
      return 'stopped';
    case 'open':
      return connectedAt === undefined ? 'running' : 'connected';
  }
}

/** In the order of time. An attempt that goes on lasts until the last sign of life. */
/** @param blames whether a refused key may be blamed: the verdict beside names no other cause */
export function barsOf(attempts: readonly AttemptView[], blames = true): readonly Bar[] {
  let latest = -Infinity;
  for (const { startedAt, endedAt, phases } of attempts) {
    const phase = phases.at(-1);
    latest = Math.max(latest, endedAt ?? startedAt, phase ? phase.at + phase.ms : startedAt);
  }
  return attempts
    .map((attempt) => ({
      attempt,
      look: blames || lookOf(attempt) !== 'refused' ? lookOf(attempt) : ('failed' as const),
      from: attempt.startedAt,
      to: Math.max(attempt.endedAt ?? latest, attempt.startedAt + 1),
    }))
    .sort((a, b) => a.from - b.from);
}

export const extentOf = (bars: readonly Bar[]): Stretch => ({
  from: bars[0]?.from ?? 0,
  to: bars.reduce((latest, { to }) => Math.max(latest, to), (bars[0]?.from ?? 0) + 1),
});

/** The same failure over and over. */
export interface Loop extends Stretch {
  readonly look: 'refused' | 'failed';
  readonly count: number;
}

const FEWEST = 3;
/** A pause longer than this is not the same loop. */
const PATIENCE = 10 * 60_000;

const alike = (a: Bar, b: Bar): boolean =>
  a.look === b.look && a.attempt.end?.code === b.attempt.end?.code && b.from - a.to < PATIENCE;

/** Stretches of at least three attempts in a row that fail alike. */
export function loopsOf(bars: readonly Bar[]): readonly Loop[] {
  const loops: Loop[] = [];
  let begin = 0;
  for (let index = 1; index <= bars.length; index++) {
    const before = bars[index - 1];
    const next = bars[index];
    if (before && next && alike(before, next)) continue;
    const first = bars[begin];
    if (first && before && (first.look === 'refused' || first.look === 'failed') && index - begin >= FEWEST)
      loops.push({ from: first.from, to: before.to, look: first.look, count: index - begin });
    begin = index;
  }
  return loops;
}

/** What is worth seeing first: the last loop with what led to it and what came of it, else the last attempts. */
export function firstLook(bars: readonly Bar[], loops: readonly Loop[]): Stretch {
  const all = extentOf(bars);
  const last = bars.at(-1)?.from ?? all.to;
  const loop = loops.findLast(({ from, to }) => last - to <= 2 * Math.max(to - from, 1000));
  const from = loop?.from ?? bars.at(-12)?.from ?? all.from;
  const to = loop ? Math.max(loop.to, last) : all.to;
  const span = Math.max(to - from, 1000);
  // A long connection before or after must not squeeze the loop to nothing.
  return {
    from: Math.max(from - span * 0.6, all.from - span * 0.05),
    to: Math.min(to + span * 0.25, all.to + span * 0.05),
  };
}

/** One drawn mark: a bar, or several that are narrower than what can be told apart. */
export interface Mark {
  /** Pixels. */
  readonly x: number;
  readonly width: number;
  /** Indexes into the bars, both included. */
  readonly first: number;
  readonly last: number;
  /** Of the attempts in it. */
  readonly failed: number;
  /** The look of the one bar, or the worst in the bunch. */
  readonly look: Look;
}

const GRAVITY: Readonly<Record<Look, number>> = {
  refused: 5,
  failed: 4,
  dropped: 3,
  running: 2,
  stopped: 1,
  connected: 0,
};
const NARROWEST = 4;
const GAP = 1;

export const hasFailed = (look: Look): boolean => look === 'refused' || look === 'failed';

/** The first bar that is seen: before it all have ended. Only of bars that do not overlap much; a few more do no harm. */
function firstSeen(bars: readonly Bar[], from: number): number {
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bars[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  // Bars that began before and reach in: attempts of one adapter follow each other, so they are near.
  let index = low;
  for (let back = low - 1; back >= Math.max(0, low - 8); back--)
    if ((bars[back]?.to ?? 0) >= from) index = back;
  return index;
}

/** What is drawn at a scale: at most one mark for every five pixels, however many attempts there are. */
export function marksOf(bars: readonly Bar[], view: Stretch, width: number): readonly Mark[] {
  const marks: Mark[] = [];
  let open:
    { x: number; width: number; isNarrow: boolean; first: number; failed: number; look: Look } | undefined;
  const close = (last: number): void => {
    if (!open) return;
    const { x, width: wide, first, failed, look } = open;
    marks.push({ x, width: wide, first, last, failed, look });
  };
  let index = firstSeen(bars, view.from);
  for (let bar = bars[index]; bar && bar.from <= view.to; bar = bars[++index]) {
    const x = Math.max(toPixel(view, width, bar.from), -NARROWEST);
    const end = Math.min(toPixel(view, width, bar.to), width + NARROWEST);
    const isNarrow = end < x + NARROWEST;
    const failed = hasFailed(bar.look) ? 1 : 0;
    // Only within its own few pixels: a crowd is many narrow marks, never one wide one.
    if (open?.isNarrow && isNarrow && x < open.x + NARROWEST + GAP) {
      open.failed += failed;
      if (GRAVITY[bar.look] > GRAVITY[open.look]) open.look = bar.look;
    } else {
      close(index - 1);
      open = { x, width: isNarrow ? NARROWEST : end - x, isNarrow, first: index, failed, look: bar.look };
    }
  }
  close(index - 1);
  return marks;
}

/** A wait between two attempts, in pixels. */
export interface Pause {
  readonly x: number;
  readonly width: number;
  readonly ms: number;
}

/** The pauses that are wide enough to be seen, between the attempts of the marks. */
export function pausesOf(bars: readonly Bar[], marks: readonly Mark[]): readonly Pause[] {
  const pauses: Pause[] = [];
  for (const [index, mark] of marks.entries()) {
    const next = marks[index + 1];
    const ended = bars[mark.last];
    const begins = next && bars[next.first];
    if (!next || !ended || !begins) continue;
    const x = mark.x + mark.width;
    if (next.x - x >= 8) pauses.push({ x, width: next.x - x, ms: begins.from - ended.to });
  }
  return pauses;
}

/** A loop in pixels, and whether there is room to write beside it. */
export interface Bracket {
  readonly loop: Loop;
  readonly x: number;
  readonly width: number;
  /** Pixels up to the next bracket, or to the end. */
  readonly room: number;
}

/** The loops in sight; of those that stand closer than can be told apart, the first. */
export function bracketsOf(loops: readonly Loop[], view: Stretch, width: number): readonly Bracket[] {
  const seen: Omit<Bracket, 'room'>[] = [];
  let free = -Infinity;
  for (const loop of loops) {
    if (loop.to < view.from || loop.from > view.to) continue;
    const x = Math.max(toPixel(view, width, loop.from), 0);
    const end = Math.min(Math.max(toPixel(view, width, loop.to), x + NARROWEST), width);
    if (x < free) continue;
    seen.push({ loop, x, width: end - x });
    free = end + NARROWEST;
  }
  return seen.map((bracket, index) => ({ ...bracket, room: (seen[index + 1]?.x ?? width) - bracket.x }));
}
