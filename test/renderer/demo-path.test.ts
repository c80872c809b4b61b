/** The recorded failure with the real engine behind the real pages: from the verdict over one button to the proof. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { LoopbackServer } from '../../app/ipc/server/loopback-server.ts';
import { readPages } from '../../app/ipc/server/page-files.ts';
import { CHROMIUM, openBrowser, PAGES } from '../support/browser.ts';
import { withService } from '../support/service.ts';

/** What a person may have to do at most, from the first page that is read once. */
const MOST = 10;
/** The recorded cure takes its own time. */
const CURE = { timeout: 60_000 };

/** What a person does, counted. */
class Hands {
  done = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(name: string | RegExp): Promise<void> {
    this.done++;
    await this.#page.getByRole('button', { name }).click();
  }

  async press(key: string): Promise<void> {
    this.done++;
    await this.#page.keyboard.press(key);
  }

  /** Tab until the button has the focus, then Enter. */
  async tabTo(name: string): Promise<void> {
    await this.#page.getByRole('button', { name }).waitFor();
    const focused = (): Promise<string> =>
      this.#page.evaluate<string>('document.activeElement.textContent.trim()');
    while ((await focused()) !== name && this.done < MOST) await this.press('Tab');
    await this.press('Enter');
  }
}

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor(CURE);

/** What a screen reader is told of the page's main part, without the marks that isolate names. */
const told = async (page: Page): Promise<string> =>
  (await page.getByRole('main').ariaSnapshot()).replaceAll(/[\u2068\u2069]/g, '');

describe.skipIf(!CHROMIUM)('the demonstration on the screen', { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const walk = (work: (page: Page, hands: Hands) => Promise<void>): Promise<void> =>
    withService({}, async (service) => {
      const server = new LoopbackServer({ service, pages: readPages(PAGES) });
      const context = await browser.newContext();
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      try {
        await page.goto(await server.listen());
        await work(page, new Hands(page));
        expect(said).toEqual([]);
      } finally {
        await context.close();
        await server.close();
      }
    });

  it('leads from the failure to the proof in a few clicks, and a screen reader is told each part', () =>
    walk(async (page, hands) => {
      await hands.click('Start');
      await hands.click('Play the demo');
      await heading(
        page,
        'Your computer never tried your password. It offered an old saved key, and was refused.',
      );
      const verdict = await told(page);
      expect(verdict).toContain(
        '- heading "Your computer never tried your password. It offered an old saved key, and was refused." [level=1]',
      );
      expect(verdict).toContain('Is it my password?');
      expect(verdict).toContain('- button "Reconnect to lab-sae"');
      expect(verdict).toMatch(/offline\. Your password and your other networks are kept\./);

      await hands.click(/^Reconnect to/);
      await heading(page, /^Reconnecting to/);
      await page.getByRole('list', { name: 'Steps' }).waitFor();
      const fixing = await told(page);
      expect(fixing).toMatch(/- heading "Reconnecting to lab-sae…" \[level=1\]/);
      expect(fixing).toContain('- list "Steps"');
      expect(fixing).toContain('Handshake');
      expect(fixing).toContain('- button "Cancel"');

      await heading(page, 'Connected. Your password is fine.');
      const proof = await told(page);
      expect(proof).toContain('- heading "Connected. Your password is fine." [level=1]');
      expect(proof).toContain('- heading "The proof" [level=2]');
      expect(proof).toContain('Full login: the password was tested and accepted');
      expect(proof).toContain('Message 4 of 4');
      expect(proof).not.toContain('0 kept');
      expect(hands.done).toBeLessThan(MOST);
      // The new attempt is in sight, and the key that came of it is the one in use.
      await page.locator('.legend').getByText('Connected', { exact: true }).waitFor();
      await page.locator('.strip svg .connected').first().waitFor();
      await page.getByRole('article').getByText('In use now').waitFor();
      expect(await page.getByText('Not used yet').count()).toBe(0);

      await hands.click('Done');
      await heading(page, /^Connected/);
      expect(hands.done).toBeLessThan(MOST);
    }));

  it('is walked with the keyboard alone', () =>
    walk(async (page, hands) => {
      await hands.tabTo('Start');
      await page.getByRole('button', { name: 'Play the demo' }).waitFor();
      await hands.press('Control+1');
      await hands.tabTo('Play the demo');
      await heading(page, /^Your computer never tried your password/);
      await hands.press('Control+1');
      await hands.press('Tab');
      await hands.press('Enter');
      await heading(page, 'Connected. Your password is fine.');
      expect(hands.done).toBeLessThan(MOST);
    }));

  it('can be neither paused nor hurried, and is left for this computer', () =>
    walk(async (page, hands) => {
      await hands.click('Start');
      await hands.click('Play the demo');
      await heading(page, /^Your computer never tried your password/);
      const bar = page.getByRole('region', { name: 'Recording' });
      expect(await bar.getByRole('button').allInnerTexts()).toEqual([
        'From the beginning',
        'Back to this computer',
      ]);
      await hands.click('Back to this computer');
      await bar.waitFor({ state: 'detached' });
    }));
});
