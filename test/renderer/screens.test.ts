/**
 * Every state on screens of several kinds: no axe violation, nothing wider than the window, nothing said on the console.
 * All of them take many minutes: every state is looked at in light and wide and in dark and narrow, a few of them on the
 * other screens. `REJOIN_SCREENS=all` looks at every state on every screen.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { LiveState } from '../../app/ipc/contract/views.ts';
import { LOCALES } from '../../app/words/locale.ts';
import { brokenRules } from '../support/axe.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { liveState, staleState } from '../support/live-state.ts';
import { fixOf, several, STATES } from './states.ts';

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

const IN_FULL = ['light', 'dark-narrow'];
/** One with every picture, one with the longest list, one that fills in, one that has a line to copy. */
const FEW = ['stale', 'hostile', 'fixing', 'no-permission'];
const isWhole = process.env['REJOIN_SCREENS'] === 'all';

const LONG = ['stale', 'proof', 'no-permission', 'first-run'];

describe.skipIf(!CHROMIUM)('a screen', { timeout: 400_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(OUT, { recursive: true });
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is told from one that breaks a rule', async () => {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><html lang="en"><title>x</title><main><h1>x</h1><img src="x">');
    expect(await brokenRules(page)).toEqual(['image-alt: <img src="x">']);
    await page.close();
  });

  /** Every one of the states on one page, loaded anew for each. */
  async function look(
    states: Readonly<Record<string, LiveState>>,
    screen: string,
    options: BrowserContextOptions,
  ): Promise<void> {
    const { page, live, close } = await showState(browser, liveState(), {
      reducedMotion: 'reduce',
      ...options,
    });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    for (const [name, state] of Object.entries(states)) {
      live.update(() => state);
      await page.reload();
      await page.locator('h1:not(.unseen)').waitFor();
      expect(await brokenRules(page), name).toEqual([]);
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: join(OUT, `${name}-${screen}.png`), fullPage: true });
    }
    expect(said).toEqual([]);
    await close();
  }

  it.each(Object.entries(SCREENS))('that is %s', async (screen, options) => {
    const states = Object.entries(STATES)
      .filter(([name]) => isWhole || IN_FULL.includes(screen) || FEW.includes(name))
      .map(([name, state]) => [name, state()] as const);
    await look(Object.fromEntries(states), screen, options);
  });

  it.each(LOCALES)('in %s', async (locale) => {
    const states = LONG.map((name) => {
      const state = STATES[name]?.() ?? liveState();
      return [name, { ...state, settings: { ...state.settings, language: locale } }] as const;
    });
    await look(Object.fromEntries(states), locale, { viewport: narrow });
  });

  it('in forced colours', async () => {
    await look({ several: several(), fixing: staleState({ fix: fixOf() }) }, 'forced', {
      forcedColors: 'active',
    });
  });
});
