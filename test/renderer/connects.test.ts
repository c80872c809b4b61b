import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { openingPage } from '../../app/cli/open-browser.ts';
import { withFolder } from '../native/support.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { staleState } from '../support/live-state.ts';

describe.skipIf(!CHROMIUM)('the pages over the loopback server', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('show the state of the service, without a word of the policy broken', async () => {
    const shown = await showState(browser, staleState());
    const said: string[] = [];
    shown.page.on('console', (message) => said.push(message.text()));
    await shown.page.getByText('Office').first().waitFor();
    await shown.page.reload();
    await shown.page.getByText('Office').first().waitFor();
    expect(said).toEqual([]);
    expect(shown.page.url()).not.toContain('#');
    await shown.close();
  });

  it('lead on from the private page that a browser is opened at', () =>
    withFolder(async (folder) => {
      const shown = await showState(browser, staleState());
      const file = join(folder, 'open.html');
      writeFileSync(file, openingPage(shown.server.address()));
      const page = await browser.newPage();
      await page.goto(pathToFileURL(file).href);
      await page.getByText('Office').first().waitFor();
      expect(page.url()).toBe(`${new URL(shown.server.address()).origin}/`);
      await shown.close();
    }));

  it('say in a sentence that an address was used before, or has no token', async () => {
    const shown = await showState(browser, staleState());
    const address = new URL(shown.server.address());
    for (const hash of ['#used-before', '']) {
      // A tab of its own has no session.
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${address.origin}/${hash}`);
      await page.getByRole('alert').filter({ hasText: 'was used before' }).waitFor({ timeout: 5000 });
    }
    await shown.close();
  });

  it('say within five seconds what to type when the service goes', async () => {
    const shown = await showState(browser, staleState());
    await shown.page.getByText('Office').first().waitFor();
    await shown.server.close();
    const alert = shown.page.getByRole('alert').filter({ hasText: 'rejoin serve' });
    await alert.waitFor({ timeout: 5000 });
    await shown.close();
  });

  it('say within five seconds what to type when no service ever answers', async () => {
    const shown = await showState(browser, staleState());
    const { origin } = new URL(shown.server.address());
    const page = await (await browser.newContext()).newPage();
    // A socket that opens and says nothing.
    await page.routeWebSocket(/socket/, () => undefined);
    await page.goto(`${origin}/#token`);
    await page.getByRole('alert').filter({ hasText: 'rejoin serve' }).waitFor({ timeout: 5000 });
    await shown.close();
  });
});
