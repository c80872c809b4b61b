/**
 * Somebody who has read nothing, with the keyboard alone: what is wrong, is it the password, the fix, the proof, the raw line
 * that decided, and how to hand it on.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, openBrowser, showState, type Shown } from '../support/browser.ts';
import { staleState } from '../support/live-state.ts';
import { fixOf, provenFix } from './states.ts';

/** Presses of Tab within which everything of the first screen must be reached. */
const MOST = 45;

const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    `document.activeElement === document.body
      ? 'nothing'
      : (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()`,
  );

/** Tab until what has the focus is called so. It never falls to the page's body on the way. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  while (seen.length < MOST) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (name.test(now)) return;
    seen.push(now);
  }
  throw new Error(`There is no way to ${name.source} by Tab: ${seen.join(' | ')}`);
}

describe.skipIf(!CHROMIUM)('a walk', { timeout: 90_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('by keyboard alone finds verdict, answer, fix, proof, the line that decided, and what to hand on', async () => {
    const shown: Shown = await showState(
      browser,
      staleState(),
      { permissions: ['clipboard-read', 'clipboard-write'] },
      {
        'fix.start': () => {
          shown.live.update((state) => ({ ...state, fix: fixOf() }));
          return Promise.resolve({ fix: 'fix-1' });
        },
        'fix.dismiss': () => {
          shown.live.update(({ fix: _, ...state }) => state);
          return Promise.resolve({});
        },
      },
    );
    const { page, live } = shown;

    // What is wrong: the first stop leads there, and it is read out.
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the verdict');
    await page.keyboard.press('Enter');
    const main = (): Promise<string> => page.getByRole('main').ariaSnapshot();
    expect(await main()).toMatch(/heading "Your computer never tried your password\./);
    // Is it the password?
    expect(await main()).toContain('Not tested: your computer used the saved key instead.');

    // The raw line that decided, and how to hand it on.
    await tabTo(page, /^Lines, codes and numbers$/);
    await page.keyboard.press('Enter');
    await page
      .locator('.engineer')
      .getByText('CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=2')
      .waitFor();
    await tabTo(page, /^Copy$/);
    await page.keyboard.press('Enter');
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain('reason=2');

    // The fix, its steps and the proof.
    await page.keyboard.press('Control+1');
    await tabTo(page, /^Reconnect to/);
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Steps' }).waitFor();
    await expect.poll(() => focused(page)).toMatch(/^Reconnecting to/);
    live.update((state) => ({ ...state, fix: provenFix() }));
    await expect.poll(() => focused(page)).toBe('Connected. Your password is fine.');
    expect(await main()).toContain('Full login: the password was tested and accepted');
    await tabTo(page, /^Done$/);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).not.toBe('nothing');
    await shown.close();
  });
});
