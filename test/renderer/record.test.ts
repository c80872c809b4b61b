/** A better recording by one press: chosen, begun, followed and ended in a real Chromium. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { liveState, staleFinding, staleNetwork } from '../support/live-state.ts';

const open = staleNetwork({
  plan: undefined,
  finding: staleFinding({ cause: 'undetermined', variant: undefined, confidence: 0.2, attempts: 1 }),
});
const state = liveState({ networks: { [open.id]: open }, focus: open.id });

describe.skipIf(!CHROMIUM)('a recording in the window', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is offered where nothing is named, for a time that is chosen, and can be ended from anywhere', async () => {
    const { page, live, asked, close } = await showState(browser, state);
    const now = page.getByRole('button', { name: 'Record now' });
    expect(await now.getAttribute('aria-expanded')).toBe('false');
    await now.click();
    await page.getByLabel('How long').selectOption({ label: '5 minutes' });
    await page.getByRole('button', { name: 'Start recording' }).click();
    await expect
      .poll(() => asked)
      .toContainEqual({ call: 'record.start', input: { network: open.id, seconds: 300 } });
    const began = Date.now();
    live.update((before) => ({ ...before, recording: { began, ends: began + 300_000, lines: 7 } }));
    await page.getByText(/^Recording: (?:5:00|4:\d\d) left, 7 lines so far$/).waitFor();
    expect(await now.count()).toBe(0);
    await page.getByRole('button', { name: 'Settings' }).first().click();
    await page.getByRole('button', { name: 'Stop and judge' }).click();
    await expect.poll(() => asked).toContainEqual({ call: 'record.stop', input: {} });
    live.update(({ recording: _, ...before }) => before);
    await page.getByText(/^Recording:/).waitFor({ state: 'detached' });
    await close();
  });

  it('is not offered in what is played: nothing there is live', async () => {
    const { page, close } = await showState(browser, {
      ...state,
      source: { kind: 'recording', name: 'x', demo: true, playing: true, speed: 1, progress: 0 },
      networks: { [open.id]: { ...open, recorded: true } },
    });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await page.getByRole('button', { name: 'Record now' }).count()).toBe(0);
    await close();
  });
});
