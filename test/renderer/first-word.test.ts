/** What stands between the start of the page and its first word. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { LiveValue } from '../../app/ipc/server/live-value.ts';
import { LoopbackServer } from '../../app/ipc/server/loopback-server.ts';
import { readPages } from '../../app/ipc/server/page-files.ts';
import { CHROMIUM, notingHandlers, openBrowser, PAGES } from '../support/browser.ts';
import { liveState, staleNetwork } from '../support/live-state.ts';

it('the page has no library of shapes: what it asks is checked where it is served', () => {
  const parts = JSON.parse(readFileSync(join(PAGES, 'licences.json'), 'utf8')) as { name: string }[];
  expect(parts.map(({ name }) => name)).toContain('svelte');
  expect(parts.map(({ name }) => name)).not.toContain('zod');
});

/** In the page, before anything of it runs: counts the formatters of numbers. */
const COUNT = `(() => {
  globalThis.formatters = 0;
  const { NumberFormat } = Intl;
  Intl.NumberFormat = new Proxy(NumberFormat, {
    construct: (...args) => { formatters++; return Reflect.construct(...args); },
  });
})()`;

describe.skipIf(CHROMIUM === undefined)('the first screen of a connected machine', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('opens no table of numbers', async () => {
    const {
      finding: _,
      plan: __,
      ...network
    } = staleNetwork({ attempts: {}, cache: {}, state: 'connected' });
    const live = new LiveValue(liveState({ networks: { [network.id]: network } }));
    const server = new LoopbackServer({
      service: { live, handlers: notingHandlers([]) },
      pages: readPages(PAGES),
    });
    const page = await browser.newPage({ locale: 'de-DE' });
    await page.addInitScript(COUNT);
    await page.goto(await server.listen());
    await page.locator('main h1:not(.unseen)').waitFor();
    expect(await page.evaluate('formatters')).toBe(0);
    await page.close();
    await server.close();
  });
});
