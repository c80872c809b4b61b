/** The one real Chromium of a program. */
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { CHROMIUM } from '../../support/chromium.ts';

let browser: Browser | undefined;
let context: BrowserContext | undefined;

export async function openBrowser(): Promise<void> {
  browser = await chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  context = await browser.newContext({ acceptDownloads: true });
}

export function browserContext(): BrowserContext {
  if (!context) throw new Error('Electron makes no windows before it is ready.');
  return context;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
}

/**
 * Chromium takes no scheme of our own from outside. So `app://rejoin` is served under a name that is secure and does not
 * exist, and everything that a program is told has the app's own address again.
 */
const STANDS_FOR = 'https://rejoin.app.test';
export const outside = (url: string): string => url.replace(/^app:\/\/rejoin(?=\/|$)/, STANDS_FOR);
export const inside = (url: string): string =>
  url.startsWith(STANDS_FOR) ? url.replace(STANDS_FOR, 'app://rejoin') : url;
