/** The longest frame of the attempt timeline with 10,000 attempts, while it is moved and zoomed, against an idle page. */
import { buildGallery, fullState, GALLERY, manyAttempts } from '../support/gallery.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { framesWhile, tellFrames } from './frames.ts';

const ATTEMPTS = 10_000;

/** A turn of the wheel a frame. */
const WHEEL = `
  const strip = document.querySelector('#history .frame svg');
  const phase = Math.sin(frame / 20);
  const box = strip.getBoundingClientRect();
  strip.dispatchEvent(new WheelEvent('wheel', frame % 3 === 0
    ? { deltaY: 40 * phase, ctrlKey: true, clientX: box.left + box.width / 3, bubbles: true, cancelable: true }
    : { deltaX: 90 * phase, deltaY: 0, clientX: box.left, bubbles: true, cancelable: true }));`;

export async function benchRendererTimeline(): Promise<void> {
  if (CHROMIUM === undefined) {
    console.log('renderer-timeline: left out, no Chromium here');
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
  tellFrames('timeline, idle', await framesWhile(page, ''));
  tellFrames(`timeline, ${ATTEMPTS} attempts moved and zoomed`, await framesWhile(page, WHEEL));
  await shown.close();
  await browser.close();
}
