/** How long the frames of a page are while it is moved, and which of its tasks hold one up. */
import type { Page } from 'playwright-core';

/** What the browser's tracing notes of a task; microseconds. */
interface Traced {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const FRAMES = 240;

export interface Frames {
  /** Milliseconds of each, ascending. */
  readonly frames: readonly number[];
  /** Milliseconds of each task over 50, ascending. */
  readonly tasks: readonly number[];
  /** Milliseconds of processor time of each task of the page, ascending: what else the machine does is not in them. */
  readonly busy: readonly number[];
}

function busyIn(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: Traced[] };
  const pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && pages.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => a - b);
}

/** @param move JavaScript that is run once a frame, with its number as `frame`; '' leaves the page idle */
export async function framesWhile(page: Page, move: string): Promise<Frames> {
  const browser = page.context().browser();
  await browser?.startTracing(page, { categories: ['toplevel'] });
  const seen = await page.evaluate<Omit<Frames, 'busy'>>(`(async () => {
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
  return { ...seen, busy: busyIn((await browser?.stopTracing()) ?? Buffer.from('{"traceEvents":[]}')) };
}

export function tellFrames(name: string, { frames, tasks, busy }: Frames): void {
  const at = (share: number): string => (frames[Math.floor((frames.length - 1) * share)] ?? 0).toFixed(1);
  const longest = (tasks.at(-1) ?? 0).toFixed(0);
  console.log(
    `${name}: ${frames.length} frames, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms; ` +
      `${tasks.length} tasks over 50 ms (longest ${longest} ms); ` +
      `of processor time ${busy.filter((ms) => ms > 50).length} over 50 ms (longest ${(busy.at(-1) ?? 0).toFixed(0)} ms)`,
  );
}
