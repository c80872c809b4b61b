/** What stands in the window before there is a service, and that it stays where it is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { FirstWord } from '../../app/ipc/contract/greeting.ts';
import { LiveValue } from '../../app/ipc/server/live-value.ts';
import { LoopbackServer, type Served } from '../../app/ipc/server/loopback-server.ts';
import { readPages } from '../../app/ipc/server/page-files.ts';
import de from '../../renderer/messages/de/index.ts';
import en from '../../renderer/messages/en/index.ts';
import zhHans from '../../renderer/messages/zh-Hans/index.ts';
import { CHROMIUM, notingHandlers, openBrowser, PAGES } from '../support/browser.ts';
import { liveState, staleNetwork } from '../support/live-state.ts';

const TEXTS = { en, de, 'zh-Hans': zhHans };
const SIZES = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
] as const;
const LOOKS = [
  ['en', 'light'],
  ['de', 'dark'],
  ['zh-Hans', 'light'],
] as const;

/** In the page: where things stand, and their colours. */
const PLACES = `['.window > header .mark', '.window > main .card', '.headline bdi', '.headline h1'].map((selector) => {
  const element = document.querySelector(selector);
  if (!element) return selector + ' is not there';
  const { x, y } = element.getBoundingClientRect();
  const { color, backgroundColor, fontSize, fontWeight } = getComputedStyle(element);
  return { selector, x, y, color, backgroundColor, fontSize, fontWeight };
})`;

describe.skipIf(CHROMIUM === undefined)('before there is a service', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  /** A page that was let in, and what brings the service. */
  async function early(
    framed: FirstWord['framed'],
    look: { viewport: (typeof SIZES)[number]; colorScheme: 'light' | 'dark' },
    work: (page: Page, come: () => void, server: LoopbackServer) => Promise<void>,
  ): Promise<void> {
    const coming = Promise.withResolvers<Served>();
    const {
      finding: _,
      plan: __,
      ...network
    } = staleNetwork({ attempts: {}, cache: {}, state: 'connected' });
    const settings = { ...liveState().settings, language: framed?.language ?? 'system' };
    const live = new LiveValue(liveState({ networks: { [network.id]: network }, settings }));
    const server = new LoopbackServer({
      ...{
        service: coming.promise,
        first: Promise.resolve({ type: 'first' as const, ...(framed && { framed }) }),
        pages: readPages(PAGES),
      },
    });
    const page = await browser.newPage({ locale: 'en-US', ...look });
    try {
      await page.goto(await server.listen());
      await work(page, () => coming.resolve({ live, handlers: notingHandlers([]) }), server);
    } finally {
      await page.close();
      await server.close();
    }
  }

  for (const viewport of SIZES)
    it.each(LOOKS)(
      `the window is framed around the network's name, and nothing moves when it comes: %s, %s, ${viewport.width} px`,
      (language, colorScheme) =>
        early({ language, ssid: 'Office' }, { viewport, colorScheme }, async (page, come) => {
          const texts = TEXTS[language];
          await page.locator('main h1', { hasText: texts['machine.starting'] }).waitFor();
          expect(await page.locator('.headline bdi').textContent()).toBe('Office');
          const before = await page.evaluate(PLACES);
          come();
          await page.locator('main h1', { hasText: texts['verdict.none.connected'] }).waitFor();
          expect(await page.locator('.window').count()).toBe(1);
          expect(await page.evaluate(PLACES)).toEqual(before);
        }),
    );

  const [wide] = SIZES;
  it.each([
    ['a name that has to be spelled', { language: 'en', ssid: 'Off\\x1bice' }],
    ['a name that looks like another', { language: 'en', ssid: 'Оffice' }],
    ['nobody to be told before the greeting', undefined],
  ] as const)('%s is not framed', (_, framed) =>
    early(framed, { viewport: wide, colorScheme: 'light' }, async (page) => {
      await page.getByRole('status').filter({ hasText: 'Connecting to Rejoin' }).waitFor();
      expect(await page.locator('.window').count()).toBe(0);
    }),
  );

  it('it is framed by the page alone: nothing else is fetched for it', async () => {
    const server = new LoopbackServer({
      ...{ service: new Promise<Served>(() => undefined), pages: readPages(PAGES) },
      first: Promise.resolve({ type: 'first', framed: { language: 'en', ssid: 'Office' } }),
    });
    const page = await browser.newPage({ locale: 'en-US', colorScheme: 'light' });
    try {
      const held: (() => Promise<void>)[] = [];
      let isGone = false;
      await page.route('**/assets/*', (asked) => {
        if (isGone) return asked.abort();
        held.push(() => asked.abort());
        return undefined;
      });
      await page.goto(await server.listen(), { waitUntil: 'commit' });
      await page.locator('.headline bdi', { hasText: 'Office' }).waitFor({ timeout: 5000 });
      expect(await page.evaluate(`getComputedStyle(document.querySelector('.card')).borderRadius`)).toBe(
        '14px',
      );
      // And where nothing else is to be had, it does not stand there for ever.
      isGone = true;
      for (const end of held) await end();
      await page.getByRole('alert').filter({ hasText: 'rejoin serve' }).waitFor({ timeout: 5000 });
      expect(await page.locator('.window').count()).toBe(0);
    } finally {
      await page.close();
      await server.close();
    }
  });

  it('the frame gives way to what to type when the server goes', () =>
    early(
      { language: 'en', ssid: 'Office' },
      { viewport: wide, colorScheme: 'light' },
      async (page, _, server) => {
        await page.locator('.headline bdi').waitFor();
        await server.close();
        await page.getByRole('alert').filter({ hasText: 'rejoin serve' }).waitFor({ timeout: 5000 });
        expect(await page.locator('.window').count()).toBe(0);
      },
    ));
});
