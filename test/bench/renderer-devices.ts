/** The longest frame of the list of 50,000 devices while it is scrolled from end to end, against an idle page. */
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { DEVICES, deviceRows, openedWithDevices } from '../support/devices.ts';
import { liveState } from '../support/live-state.ts';
import { framesWhile, tellFrames } from './frames.ts';

/** In pages, and now and then by a leap, as who drags the bar does. */
const SCROLL = `
  const list = document.querySelector('.devices .scroll');
  if (frame % 40 === 39) list.scrollTop = list.scrollHeight * ((frame / 40) * 0.16);
  else list.scrollTop += 400;`;

export async function benchRendererDevices(): Promise<void> {
  if (CHROMIUM === undefined) {
    console.log('renderer-devices: left out, no Chromium here');
    return;
  }
  const browser = await openBrowser();
  const shown = await showState(browser, liveState(), {}, { 'files.stations': deviceRows });
  shown.live.update((state) => ({ ...state, opened: { 'opened-1': openedWithDevices() } }));
  await shown.page
    .getByRole('list', { name: 'Devices in these files' })
    .getByRole('button')
    .first()
    .waitFor();
  tellFrames('devices, idle', await framesWhile(shown.page, ''));
  tellFrames(`${DEVICES} devices scrolled`, await framesWhile(shown.page, SCROLL));
  await shown.close();
  await browser.close();
}
