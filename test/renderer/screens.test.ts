/** Every state on every kind of screen: no axe violation, nothing wider than the window, nothing said on the console. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { LOCALES, type LiveState } from '../../app/ipc/contract/views.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { STATES } from './states.ts';

const OUT = join(import.meta.dirname, '../../out/screenshots');

const wide = { width: 1120, height: 840 };
const narrow = { width: 360, height: 740 };
const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', viewport: wide },
  dark: { colorScheme: 'dark', viewport: wide },
  'light-narrow': { colorScheme: 'light', viewport: narrow },
  'dark-narrow': { colorScheme: 'dark', viewport: narrow },
  // At 200 % a page has half the pixels to lay itself out in.
  zoomed: { colorScheme: 'light', viewport: { width: 560, height: 420 }, deviceScaleFactor: 2 },
};

describe.skipIf(!CHROMIUM)('a screen', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(OUT, { recursive: true });
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function look(name: string, state: LiveState, options: BrowserContextOptions): Promise<void> {
    const { page, close } = await showState(browser, state, { reducedMotion: 'reduce', ...options });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.reload();
    await page.locator('h1:not(.unseen)').waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      name,
    ).toEqual([]);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow, name).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(OUT, `${name}.png`), fullPage: true });
    expect(said, name).toEqual([]);
    await close();
  }

  it.each(Object.keys(STATES))('in the state %s', async (name) => {
    for (const [screen, options] of Object.entries(SCREENS)) {
      const state = STATES[name]?.();
      if (state) await look(`${name}-${screen}`, state, options);
    }
  });

  it.each(LOCALES)('in %s', async (locale) => {
    for (const name of ['stale', 'proof', 'no-permission', 'first-run']) {
      const state = STATES[name]?.();
      if (!state) continue;
      const spoken = { ...state, settings: { ...state.settings, language: locale } };
      await look(`${name}-${locale}`, spoken, { viewport: narrow });
    }
  });

  it('in forced colours', async () => {
    for (const name of ['several', 'fixing']) {
      const state = STATES[name]?.();
      if (state) await look(`${name}-forced`, state, { forcedColors: 'active' });
    }
  });
});
