/** The places that a person goes to, each on a wide light and a narrow dark screen: axe, width, console. */
import { said } from '../../app/domain/said.ts';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveState, OpenedView } from '../../app/ipc/contract/views.ts';
import { brokenRules } from '../support/axe.ts';
import { CHROMIUM, openBrowser, showState, type Shown } from '../support/browser.ts';
import { NOON, refusedAttempt, staleFinding, staleState } from '../support/live-state.ts';

const OUT = join(import.meta.dirname, '../../out/screenshots');
const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', viewport: { width: 1120, height: 840 } },
  'dark-narrow': { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
};

const opened = (more: Partial<OpenedView>): LiveState =>
  staleState({
    opened: {
      files: {
        ...{ id: 'files', names: ['wpa.log', 'ap \u202e.log'], state: 'done', read: 5e6, size: 5e6 },
        inputs: [
          {
            name: 'wpa.log',
            dialect: 'wpa_supplicant',
            dialects: [],
            lines: 390,
            recognised: 330,
            unknown: 60,
          },
          {
            ...{
              name: 'ap \u202e.log',
              dialect: 'hostapd',
              dialects: [],
              clock: { offset: 3_600_000, marks: 7 },
            },
            ...{ lines: 120, recognised: 100, unknown: 20 },
          },
        ],
        findings: [staleFinding()],
        attempts: { one: refusedAttempt(0), two: refusedAttempt(1) },
        devices: [
          { cause: 'stale-pmksa', count: 2 },
          { cause: 'healthy', count: 40 },
        ],
        devicesLeftOut: 12,
        ...more,
      },
    },
  });

const PAST: LiveState = staleState({
  history: {
    Home: {
      ...{ ssid: 'Home', lastAt: NOON, attempts: 12 },
      last: { cause: 'wrong-passphrase', variant: 'psk', recovered: false, at: NOON },
      days: [{ day: '2026-11-19', attempts: 12, failed: 3 }],
    },
  },
});

interface Place {
  readonly state: LiveState;
  /** How a person gets there. */
  readonly go: (shown: Shown, isNarrow: boolean) => Promise<void>;
}

const PLACES: Readonly<Record<string, Place>> = {
  settings: { state: staleState(), go: ({ page }) => page.keyboard.press('Control+,') },
  help: { state: staleState(), go: ({ page }) => page.keyboard.press('?') },
  'network-list': {
    state: PAST,
    go: async ({ page }, isNarrow) => {
      if (isNarrow) await page.getByRole('button', { name: 'Office' }).first().click();
    },
  },
  past: {
    state: PAST,
    go: async ({ page }, isNarrow) => {
      if (isNarrow) await page.getByRole('button', { name: 'Office' }).first().click();
      await page.getByRole('button', { name: /Home/ }).click();
    },
  },
  'opened-reading': {
    state: staleState(),
    go: ({ live }) => {
      live.update(() =>
        opened({ state: 'reading', read: 2e6, inputs: [], findings: [], attempts: {}, devices: [] }),
      );
      return Promise.resolve();
    },
  },
  'opened-done': {
    state: staleState(),
    go: ({ live }) => {
      live.update(() => opened({}));
      return Promise.resolve();
    },
  },
  'opened-failed': {
    state: staleState(),
    go: ({ live }) => {
      const name = said('words.as-they-are', { text: 'wpa.log' });
      const error = [said('file.unreadable', { name, why: said('why.unrecognised', { count: 12 }) })];
      live.update(() =>
        opened({ state: 'failed', error, inputs: [], findings: [], attempts: {}, devices: [] }),
      );
      return Promise.resolve();
    },
  },
};

describe.skipIf(!CHROMIUM)('a place that a person goes to', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(OUT, { recursive: true });
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const cases = Object.keys(PLACES).flatMap((place) =>
    Object.keys(SCREENS).map((screen) => [place, screen] as const),
  );
  it.each(cases)('%s, on a %s screen', async (name, screen) => {
    const place = PLACES[name];
    if (!place) throw new Error('There is no such place.');
    const shown = await showState(browser, place.state, { reducedMotion: 'reduce', ...SCREENS[screen] });
    const { page } = shown;
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    page.on('pageerror', (error) => heard.push(error.message));
    await place.go(shown, screen.endsWith('narrow'));
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(OUT, `place-${name}-${screen}.png`), fullPage: true });
    expect(await brokenRules(page)).toEqual([]);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(heard).toEqual([]);
    await shown.close();
  });
});
