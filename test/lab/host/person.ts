/** A person outside of the guest, at the app's page in a Chromium. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { CHROMIUM, openBrowser } from '../../support/browser.ts';

/** Milliseconds. The guest has a clock of its own, which on a busy machine goes many times slower than the one out here. */
const PATIENCE = 600_000;

/**
 * Opens the app where a saved key is refused and waits for its button.
 * @param picture the file below `folder` that gets the last screen, also where it went wrong
 * @returns why it cannot run here
 */
export async function atApp(
  address: string,
  picture: string,
  folder: string,
  work: (page: Page, reconnect: Locator) => Promise<void>,
): Promise<string | undefined> {
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
    await reconnect.waitFor();
    await work(page, reconnect);
    return undefined;
  } finally {
    await page.screenshot({ path: join(folder, picture) });
    await browser.close();
  }
}
