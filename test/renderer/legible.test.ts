/** What is written is whole, where the person looks, and as it is written where the person lives. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveState } from '../../app/ipc/contract/views.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { NOON, refusedAttempt, staleNetwork, staleState } from '../support/live-state.ts';
import { openedWithDevices } from '../support/devices.ts';
import { ANSWERS, PLACES } from './places.ts';
import { provenFix, several, STATES } from './states.ts';

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/** Two attempts within a tenth of a second of each other: the axis needs milliseconds. */
const closeTogether = (): LiveState => {
  const attempts = [0, 1].map((index) =>
    refusedAttempt(index, { startedAt: NOON + 150 * index, endedAt: NOON + 150 * index + 60 }),
  );
  const network = staleNetwork({ attempts: Object.fromEntries(attempts.map((one) => [one.id, one])) });
  return staleState({ networks: { [network.id]: network } });
};

/** Pixels that do not fit. Runs in the page. */
const beyond = (one: { readonly scrollWidth: number; readonly clientWidth: number }): number =>
  one.scrollWidth - one.clientWidth;

/** On how many lines the word stands that has a hyphen in it. Runs in the page. */
const LINES_OF_WORD = `(() => {
  const texts = document.createTreeWalker(document.querySelector('.headline h1'), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const at = text.textContent.indexOf('Wi-Fi');
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 5);
    return new Set([...range.getClientRects()].map(({ top }) => top)).size;
  }
  return 0;
})()`;

const axisOf = (page: Page): Promise<readonly string[]> => page.locator('.strip svg text').allTextContents();

describe.skipIf(!CHROMIUM)('what is written', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('at the axis are whole times, in the spelling of the region', async () => {
    for (const [locale, time] of [
      ['en-US', /^\d{1,2}:28:0\d\.\d{3}\s[AP]M$/],
      ['en-GB', /^\d{1,2}:28:0\d\.\d{3}$/],
      ['de-AT', /^\d{1,2}:28:0\d,\d{3}$/],
    ] as const) {
      const state = closeTogether();
      const language = locale.startsWith('de') ? 'de' : 'en';
      const shown = await showState(
        browser,
        { ...state, settings: { ...state.settings, language } },
        { locale, viewport: LAPTOP },
      );
      const labels = (await axisOf(shown.page)).filter((text) => text.includes(':28:'));
      expect(labels.length, locale).toBeGreaterThan(1);
      for (const label of labels) expect(label, locale).toMatch(time);
      const strip = await shown.page.locator('.strip svg').boundingBox();
      for (const text of await shown.page.locator('.strip svg text').all()) {
        const box = await text.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual((strip?.x ?? 0) - 1);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(
          (strip?.x ?? 0) + (strip?.width ?? 0) + 1,
        );
      }
      await shown.close();
    }
  });

  for (const language of ['en', 'de', 'zh-Hans'] as const)
    it(`in the table of attempts is not cut, and no cell is empty: ${language}`, async () => {
      const state = staleState();
      const shown = await showState(
        browser,
        { ...state, settings: { ...state.settings, language } },
        { viewport: LAPTOP },
      );
      const { page } = shown;
      await page.locator('.more summary').click();
      const table = page.locator('.more [role="region"]');
      await table.locator('tbody tr').first().waitFor();
      expect(await table.evaluate(beyond as (one: unknown) => number)).toBeLessThanOrEqual(0);
      const card = await page.locator('main section, main article').first().boundingBox();
      const box = await table.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((card?.x ?? 0) + (card?.width ?? 0));
      for (const cell of await table.locator('td').allTextContents()) expect(cell.trim()).not.toBe('');
      await shown.close();
    });

  it('in lists is whole: a name is broken for no time beside it, and a device says what is wrong with it', async () => {
    const state = PLACES['opened-device']?.state ?? staleState();
    const shown = await showState(
      browser,
      { ...state, networks: several().networks, settings: { ...state.settings, language: 'de' } },
      { viewport: LAPTOP },
      ANSWERS,
    );
    const { page } = shown;
    await page.clock.setFixedTime(NOON + 12 * 86_400_000);
    await page.goto(`${page.url().split('#')[0] ?? ''}${PLACES['opened-device']?.address ?? ''}`);
    await page.reload();
    await page.getByRole('navigation').getByText('vor 12 Tagen').first().waitFor();
    for (const name of ['eduroam', 'Home']) {
      const box = await page.getByRole('navigation').getByText(name, { exact: true }).boundingBox();
      expect(box?.height, name).toBeLessThan(30);
    }
    const words = page.locator('.devices .words');
    await words.first().waitFor();
    for (const one of (await words.all()).slice(0, 5))
      expect(await one.evaluate(beyond as (one: unknown) => number)).toBeLessThanOrEqual(0);
    await shown.close();
  });

  it('in a headline breaks in no word, though a hyphen stands in it', async () => {
    for (const name of ['no-permission', 'unsupported']) {
      const shown = await showState(browser, STATES[name]?.() ?? staleState(), { viewport: PHONE });
      const { page } = shown;
      await page.locator('.headline h1').waitFor();
      expect(await page.evaluate<number>(LINES_OF_WORD), name).toBe(1);
      await shown.close();
    }
  });

  it('of what was read stands below its name on a phone, and is not cut', async () => {
    const state = PLACES['opened-crowd']?.state ?? staleState();
    const shown = await showState(
      browser,
      { ...state, settings: { ...state.settings, language: 'zh-Hans' } },
      { viewport: PHONE },
      ANSWERS,
    );
    const { page } = shown;
    await page.goto(`${page.url().split('#')[0] ?? ''}${PLACES['opened-crowd']?.address ?? ''}`);
    await page.reload();
    const table = page.locator('.file-table');
    await table.getByText('laptop.log').waitFor();
    expect(await table.evaluate(beyond as (one: unknown) => number)).toBeLessThanOrEqual(0);
    for (const cell of await table.locator('tbody td').all())
      expect((await cell.boundingBox())?.height).toBeLessThan(30);
    await shown.close();
  });

  it('is said once: a headline is not repeated below it', async () => {
    for (const name of ['no-adapter', 'unsupported']) {
      const shown = await showState(browser, STATES[name]?.() ?? staleState());
      const main = await shown.page.getByRole('main').innerText();
      expect(main.match(/adapter/g) ?? [], name).toHaveLength(name === 'no-adapter' ? 2 : 0);
      expect(main, name).not.toContain('`');
      await shown.close();
    }
  });

  it('of a network of the past is not another network above it', async () => {
    const shown = await showState(browser, PLACES['past']?.state ?? staleState(), { viewport: PHONE });
    const { page } = shown;
    await page.goto(`${page.url().split('#')[0] ?? ''}${PLACES['past']?.address ?? ''}`);
    await page.reload();
    await page.getByRole('button', { name: /^Home/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Office/ }).count()).toBe(0);
    // What the days are coloured as is told by the colours themselves, in either theme.
    expect(await page.locator('figcaption .key').allInnerTexts()).toEqual(['Failed', 'Connected']);
    await shown.close();
  });

  it('on a button is no more than a press can do: nothing is tried again while it is tried', async () => {
    const again = { name: /Try again/ };
    const bare = await showState(browser, STATES['connecting']?.() ?? staleState());
    await bare.page.getByRole('heading', { name: 'Connecting…' }).waitFor();
    expect(await bare.page.getByRole('button', again).count()).toBe(0);
    const open = STATES['undetermined']?.() ?? staleState();
    bare.live.update(() => ({
      ...open,
      networks: Object.fromEntries(
        Object.entries(open.networks).map(([id, one]) => [id, { ...one, state: 'connecting' as const }]),
      ),
    }));
    const tried = bare.page.getByRole('button', { name: 'Being tried now…' });
    await tried.waitFor();
    expect(await tried.getAttribute('aria-disabled')).toBe('true');
    expect(await bare.page.getByRole('button', again).count()).toBe(0);
    await bare.close();
  });

  it('above the page names what is opened, in the title and on a narrow screen', async () => {
    const shown = await showState(browser, staleState(), { viewport: PHONE });
    const { page, live } = shown;
    const opened = { ...openedWithDevices(), devices: [] };
    live.update((state) => ({ ...state, opened: { 'opened-1': opened } }));
    await page.getByRole('button', { name: /laptop\.log, ap\.log/ }).waitFor();
    expect((await page.title()).replaceAll(/[\u2068\u2069]/g, '')).toMatch(
      /^This device never tried.*laptop\.log, ap\.log – Rejoin$/,
    );
    await shown.close();
  });

  it('of a proof is one press away after "Done", with the network', async () => {
    const state = staleState({
      history: { Office: { ssid: 'Office', lastAt: NOON, attempts: 6, days: [] } },
    });
    const shown = await showState(
      browser,
      state,
      {},
      {
        'history.fixes': () => Promise.resolve({ fixes: [provenFix()] }),
      },
    );
    const proof = shown.page.locator('main details').filter({ hasText: '51f0aa02' });
    await proof.locator('summary').click();
    await proof.getByText('Full login: the password was tested and accepted').waitFor();
    await shown.close();
  });
});
