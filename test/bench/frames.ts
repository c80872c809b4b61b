/** How long the frames of a page are while it is moved, and which of its tasks hold one up. */
import type { Page } from 'playwright-core';

const FRAMES = 240;

export interface Frames {
  /** Milliseconds of each, ascending. */
  readonly frames: readonly number[];
  /** Milliseconds of each task over 50, ascending. */
  readonly tasks: readonly number[];
}

/** @param move JavaScript that is run once a frame, with its number as `frame`; '' leaves the page idle */
export const framesWhile = (page: Page, move: string): Promise<Frames> =>
  page.evaluate<Frames>(`(async () => {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
  const next = () => new Promise(requestAnimationFrame);
  const frames = [];
  let before = await next();
  for (let frame = 0; frame < ${FRAMES}; frame++) {
    ${move}
    const now = await next();
    frames.push(now - before);
    before = now;
  }
  return { frames: frames.sort((a, b) => a - b), tasks: tasks.sort((a, b) => a - b) };
})()`);

export function tellFrames(name: string, { frames, tasks }: Frames): void {
  const at = (share: number): string => (frames[Math.floor((frames.length - 1) * share)] ?? 0).toFixed(1);
  const longest = (tasks.at(-1) ?? 0).toFixed(0);
  console.log(
    `${name}: ${frames.length} frames, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms; ` +
      `${tasks.length} tasks over 50 ms (longest ${longest} ms)`,
  );
}
