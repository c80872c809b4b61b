/** The longest frame of the attempt timeline with 10,000 attempts, while it is moved and zoomed, against an idle page. */
import { buildGallery, fullState, GALLERY, manyAttempts } from '../support/gallery.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';

const ATTEMPTS = 10_000;
const FRAMES = 240;

/** Runs in the page: a wheel event a frame, and how long each frame was. */
const MEASURE = `async (wheels) => {
  const strip = document.querySelector('#history .frame svg');
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
  const next = () => new Promise(requestAnimationFrame);
  const frames = [];
  let before = await next();
  for (let frame = 0; frame < ${FRAMES}; frame++) {
    const phase = Math.sin(frame / 20);
    if (wheels) {
      const box = strip.getBoundingClientRect();
      strip.dispatchEvent(new WheelEvent('wheel', frame % 3 === 0
        ? { deltaY: 40 * phase, ctrlKey: true, clientX: box.left + box.width / 3, bubbles: true, cancelable: true }
        : { deltaX: 90 * phase, deltaY: 0, clientX: box.left, bubbles: true, cancelable: true }));
    }
    const now = await next();
    frames.push(now - before);
    before = now;
  }
  return { frames: frames.sort((a, b) => a - b), tasks: tasks.sort((a, b) => a - b) };
}`;

interface Measured {
  readonly frames: readonly number[];
  readonly tasks: readonly number[];
}

export async function benchRendererTimeline(): Promise<void> {
  if (CHROMIUM === undefined) {
    process.stdout.write('renderer-timeline: skipped, no Chromium here\n');
    return;
  }
  await buildGallery();
  const browser = await openBrowser();
  const attempts = manyAttempts(ATTEMPTS);
  const shown = await showState(
    browser,
    { ...fullState(), networks: {}, opened: {} },
    {},
    {
      'history.attempts': ({ before }) => Promise.resolve({ attempts: before === undefined ? attempts : [] }),
    },
    GALLERY,
  );
  const { page } = shown;
  await page.locator('#history').getByRole('button', { name: 'All' }).click();
  const tell = (name: string, { frames, tasks }: Measured): void => {
    const at = (share: number): string => (frames[Math.floor((frames.length - 1) * share)] ?? 0).toFixed(1);
    const longest = (tasks.at(-1) ?? 0).toFixed(0);
    process.stdout.write(
      `timeline, ${name}: ${frames.length} frames, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms; ` +
        `${tasks.length} tasks over 50 ms (longest ${longest} ms)\n`,
    );
  };
  tell('idle', await page.evaluate<Measured>(`(${MEASURE})(false)`));
  tell(`${ATTEMPTS} attempts moved and zoomed`, await page.evaluate<Measured>(`(${MEASURE})(true)`));
  await shown.close();
  await browser.close();
}
