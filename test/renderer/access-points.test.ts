/** An access point has a name that a person knows before its address; it can be given where the address stands. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { brokenRules } from '../support/axe.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { said } from '../../app/domain/said.ts';
import { AP, staleState } from '../support/live-state.ts';
import { provenFix } from './states.ts';

const MADE = '50:c7:bf:00:00:01';

describe.skipIf(CHROMIUM === undefined)('access points', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('are called by the name that was given, else by their maker, before the address', async () => {
    const state = staleState({ accessPoints: { [AP]: 'Kitchen' } });
    const [network] = Object.values(state.networks);
    if (!network) throw new Error('There is no network.');
    const shown = await showState(browser, state);
    const title = shown.page.locator('main .eyebrow');
    await expect.poll(() => title.textContent()).toMatch(new RegExp(`Kitchen.*${AP}`));
    shown.live.update((now) => ({
      ...now,
      networks: { [network.id]: { ...network, bssid: MADE } },
    }));
    await expect.poll(() => title.textContent()).toMatch(new RegExp(`TP-Link.*${MADE}`));
    await shown.close();
  });

  it('are named with the keyboard alone, and the focus comes back', async () => {
    const shown = await showState(browser, staleState(), {}, {});
    const { page, asked } = shown;
    // Among the saved keys: nothing stands between the verdict and the one press that is due.
    const named = { name: `Name this access point: ${AP}` };
    expect(await page.locator('main .eyebrow').getByRole('button').count()).toBe(0);
    const name = page.getByRole('button', named).first();
    await name.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('INPUT');
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.type(' Kitchen ');
    await page.keyboard.press('Escape');
    expect(asked.filter(({ call }) => call === 'access-point.name')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.type(' Kitchen ');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => asked.find(({ call }) => call === 'access-point.name')?.input)
      .toEqual({ bssid: AP, name: 'Kitchen' });
    await expect
      .poll(() => page.evaluate('document.activeElement.ariaLabel'))
      .toBe(`Name this access point: ${AP}`);
    await shown.close();
  });

  it('can be named in a network that saves no keys, and the one that is heard best is told', async () => {
    const state = staleState();
    const [network] = Object.values(state.networks);
    if (!network) throw new Error('There is no network.');
    const { finding: _, plan: __, ...held } = network;
    const quiet = { ...held, state: 'connected' as const, cache: {}, nearest: AP };
    const shown = await showState(browser, { ...state, networks: { [network.id]: quiet } });
    const { page, asked } = shown;
    await page.locator('main .eyebrow', { hasText: 'nearest by signal' }).waitFor();
    const points = page.getByRole('list', { name: 'Access points of this network' });
    await points.getByRole('button', { name: `Name this access point: ${AP}` }).press('Enter');
    await page.keyboard.type('Kitchen');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => asked.find(({ call }) => call === 'access-point.name')?.input)
      .toEqual({ bssid: AP, name: 'Kitchen' });
    expect(await brokenRules(page)).toEqual([]);
    await shown.close();
  });

  it('are called by it in sentences, too', async () => {
    const fix = { ...provenFix(), outcome: 'failed' as const, said: [said('plan.no-key-at', { bssid: AP })] };
    const shown = await showState(browser, staleState({ fix, accessPoints: { [AP]: 'Kitchen' } }));
    await shown.page.getByText(`for the access point Kitchen ${AP}`).waitFor();
    await shown.close();
  });

  it('of a system that does not list its keys: nothing is said of what it keeps', async () => {
    const state = staleState();
    const [network] = Object.values(state.networks);
    if (!network) throw new Error('There is no network.');
    const unseen = { ...state.machine, keysUnseen: true as const };
    const networks = { [network.id]: { ...network, cache: {} } };
    const shown = await showState(browser, { ...state, networks, machine: unseen });
    await shown.page.getByText('This system does not show which keys it has saved.').waitFor();
    expect(await shown.page.getByText('No key is saved').count()).toBe(0);
    await shown.close();
  });
});
