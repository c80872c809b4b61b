/** A person opens the app, reads the verdict, presses the button and waits for the proof. */
import { join } from 'node:path';
import { CHROMIUM, openBrowser } from '../../support/browser.ts';
import type { Drive } from '../host/outside.ts';

/** The guest is emulated and slow. Milliseconds. */
const PATIENCE = 90_000;

export const drive: Drive = async (address, folder) => {
  if (!CHROMIUM) return 'there is no Chromium outside: apt-get install chromium';
  const browser = await openBrowser();
  const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1120, height: 840 } });
  try {
    page.setDefaultTimeout(PATIENCE);
    await page.goto(address);
    // A first run is greeted.
    const begin = page.getByRole('button', { name: 'Start' });
    const reconnect = page.getByRole('button', { name: /^Reconnect to .*lab-sae/ });
    await begin.or(reconnect).first().waitFor();
    if (await begin.isVisible()) await begin.click();
    await reconnect.click();
    await page.getByRole('heading', { name: /Your password is fine/ }).waitFor();
    return undefined;
  } finally {
    // What was on the screen at the end, also where it went wrong.
    await page.screenshot({ path: join(folder, 'reconnect.png') });
    await browser.close();
  }
};
