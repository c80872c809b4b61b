import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
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
});
