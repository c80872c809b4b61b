/**
 * Every state and every place on screens of several kinds: no axe violation, nothing wider than the window, nothing said on the
 * console; a picture of each in `out/screenshots`. All of them take half an hour: each is looked at in light and wide and in
 * dark and narrow, a few of them on the other screens. `REJOIN_SCREENS=all` looks at each on every screen in every language.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { LOCALES, type Locale } from '../../app/words/locale.ts';
import { brokenRules } from '../support/axe.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { liveState, NOON } from '../support/live-state.ts';
import { ANSWERS, PLACES, type Place } from './places.ts';
import { STATES } from './states.ts';

const OUT = join(import.meta.dirname, '../../out/screenshots');

const wide = { width: 1280, height: 800 };
const large = { width: 1600, height: 1000 };
const narrow = { width: 360, height: 740 };
const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', viewport: wide },
  dark: { colorScheme: 'dark', viewport: wide },
  'light-large': { colorScheme: 'light', viewport: large },
  'dark-large': { colorScheme: 'dark', viewport: large },
  'light-narrow': { colorScheme: 'light', viewport: narrow },
  'dark-narrow': { colorScheme: 'dark', viewport: narrow },
  // At 200 % a page has half the pixels to lay itself out in.
  zoomed: { colorScheme: 'light', viewport: { width: 560, height: 420 }, deviceScaleFactor: 2 },
  forced: { forcedColors: 'active', viewport: wide },
};
/** What a browser says of itself there. */
const REGIONS: Readonly<Record<Locale, string>> = { en: 'en-GB', de: 'de-DE', 'zh-Hans': 'zh-CN' };

const IN_FULL = ['light', 'dark-narrow'];
/** One with every picture, one with the longest list, one that fills in, one that has a line to copy. */
const FEW = ['stale', 'several', 'hostile', 'fixing', 'no-permission', 'opened-device'];
/** What other languages have the longest words in. */
const LONG = ['stale', 'proof', 'no-permission', 'first-run', 'opened-device', 'hand-on'];
const isWhole = process.env['REJOIN_SCREENS'] === 'all';

const ALL: Readonly<Record<string, Place>> = {
  ...Object.fromEntries(Object.entries(STATES).map(([name, make]) => [name, { state: make() }])),
  ...PLACES,
};

const isLookedAt = (name: string, screen: string, locale: Locale): boolean =>
  isWhole ||
  (locale === 'en'
    ? IN_FULL.includes(screen) || FEW.includes(name)
    : screen === 'dark-narrow' && LONG.includes(name));

describe.skipIf(!CHROMIUM)('a screen', { timeout: 600_000 }, () => {
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

  const cases = LOCALES.flatMap((locale) =>
    Object.keys(SCREENS).flatMap((screen) => {
      const names = Object.keys(ALL).filter((name) => isLookedAt(name, screen, locale));
      return names.length > 0 ? [[screen, locale, names] as const] : [];
    }),
  );
  it.each(cases)('that is %s, %s', async (screen, locale, names) => {
    const { page, live, close } = await showState(
      browser,
      liveState(),
      { reducedMotion: 'reduce', locale: REGIONS[locale], ...SCREENS[screen] },
      ANSWERS,
    );
    // Soon after it happened, on whatever day it is drawn.
    await page.clock.setFixedTime(NOON + 32_000);
    const { origin } = new URL(page.url());
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    for (const name of names) {
      const place = ALL[name];
      if (!place) continue;
      // No page is there that could follow the change to an address of its own.
      await page.goto('about:blank');
      live.update(() => ({ ...place.state, settings: { ...place.state.settings, language: locale } }));
      await page.goto(`${origin}/${place.address ?? '#at=network'}`);
      await page.locator('h1').first().waitFor({ state: 'attached' });
      await page.waitForTimeout(place.go || place.address !== undefined ? 150 : 0);
      await place.go?.(page, screen.endsWith('narrow') || screen === 'zoomed');
      await page.waitForTimeout(place.go ? 150 : 0);
      expect(await brokenRules(page), name).toEqual([]);
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: join(OUT, `${name}-${screen}-${locale}.png`), fullPage: true });
    }
    expect(said).toEqual([]);
    await close();
  });
});
