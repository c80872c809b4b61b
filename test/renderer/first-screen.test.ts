/** What is in sight without a click or a turn of the wheel, and what never leaves the screen. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Locator } from 'playwright-core';
import type { LiveState } from '../../app/ipc/contract/views.ts';
import { said } from '../../app/domain/said.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { NOON, staleNetwork, staleState } from '../support/live-state.ts';
import { STATES } from './states.ts';

/** The demonstration's bar and as many notices as there can be. */
const crowded = (): LiveState => {
  const state = STATES['demo']?.() ?? staleState();
  const notices = Array.from({ length: 8 }, (_, index) => ({
    ...{ id: `notice-${index}`, at: NOON + index, level: 'warning' as const },
    text: [said('history.set-aside', { path: `/home/me/.local/state/rejoin/history.db.damaged-${index}` })],
  }));
  return { ...state, notices: Object.fromEntries(notices.map((one) => [one.id, one])) };
};

const many = (count: number): LiveState => {
  const networks = Array.from({ length: count }, (_, index) =>
    staleNetwork({ id: `wlan0 ${index}`, ssid: index === 41 ? 'Café Nord' : `Network ${index}` }),
  );
  return staleState({ networks: Object.fromEntries(networks.map((one) => [one.id, one])), focus: 'wlan0 0' });
};

describe.skipIf(!CHROMIUM)('the first screen', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  for (const language of ['en', 'de', 'zh-Hans'] as const)
    it(`answers all three questions and shows the loop within 800 pixels, ${language}`, async () => {
      const state = crowded();
      const shown = await showState(
        browser,
        { ...state, settings: { ...state.settings, language } },
        { viewport: { width: 1280, height: 800 } },
      );
      const { page } = shown;
      const bottom = async (one: Locator): Promise<number> => {
        const box = await one.boundingBox();
        return box ? box.y + box.height : Infinity;
      };
      const main = page.getByRole('main');
      await main.getByRole('application').waitFor();
      for (const one of [
        ...[main.locator('h1'), main.locator('.not-tested'), main.locator('button.primary')],
        ...[main.locator('#plan-cost'), main.getByRole('application')],
      ])
        expect(await bottom(one)).toBeLessThanOrEqual(800);
      expect(await main.getByRole('application').locator('.pattern.refused').count()).toBe(5);
      // The picture takes the room there is.
      const strip = await main.getByRole('application').boundingBox();
      expect((strip?.x ?? 0) + (strip?.width ?? 0)).toBeGreaterThan(1180);
      await shown.close();
    });

  it('says how often and how long the loop went', async () => {
    const shown = await showState(browser, staleState());
    await shown.page.getByText('5 times in 12 s', { exact: true }).waitFor();
    await shown.close();
  });

  it('keeps the mark of a demonstration, guard, settings and help in sight, whatever there is', async () => {
    const shown = await showState(
      browser,
      { ...many(60), ...{ source: crowded().source, notices: crowded().notices } },
      { viewport: { width: 1280, height: 800 } },
    );
    const { page } = shown;
    const inSight = async (): Promise<void> => {
      for (const one of [
        page.getByText('nothing here is live'),
        page.getByRole('switch', { name: 'Guard mode' }),
        page.getByRole('button', { name: 'Settings' }),
        page.getByRole('button', { name: 'Keyboard shortcuts' }),
      ]) {
        const box = await one.boundingBox();
        expect(box?.y).toBeGreaterThanOrEqual(0);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
      }
    };
    await inSight();
    await page.mouse.move(900, 600);
    await page.mouse.wheel(0, 5000);
    await expect.poll(() => page.evaluate<number>('scrollY')).toBeGreaterThan(100);
    await inSight();
    await shown.close();
  });

  it('finds a network among many by a part of its name', async () => {
    const shown = await showState(browser, many(60));
    const { page } = shown;
    const list = page.getByRole('navigation', { name: 'Networks' });
    await list.getByRole('searchbox', { name: 'Search' }).fill('nord');
    await expect.poll(() => list.getByRole('button').count()).toBe(1);
    await list.getByRole('button', { name: /Café Nord/ }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await list.getByRole('searchbox').fill('nobody is called this');
    await list.getByText('Nothing here is called that.').waitFor();
    await shown.close();
  });

  it('has the networks in groups: trouble now, trouble before, fine', async () => {
    const shown = await showState(browser, STATES['several']?.() ?? staleState());
    const tree = await shown.page.getByRole('navigation', { name: 'Networks' }).ariaSnapshot();
    const order = ['Trouble now', 'Office', 'Café Nord', 'Trouble before', 'eduroam', 'Fine', 'Home'];
    const at = order.map((words) => tree.indexOf(words));
    expect(at.every((one) => one >= 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    await shown.close();
  });

  it('is the picture of the README: out/screenshots/window.png', async () => {
    const shown = await showState(browser, staleState(), { viewport: { width: 1280, height: 800 } });
    const { page } = shown;
    // "20s ago" on whatever day it is drawn.
    await page.clock.setFixedTime(NOON + 32_000);
    await page.reload();
    await page.getByText('20s ago').waitFor();
    await page.screenshot({ path: join(import.meta.dirname, '../../out/screenshots/window.png') });
    await shown.close();
  });
});
