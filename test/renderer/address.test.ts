/** What was chosen is in the address of the page: back, forward, a reload and a copied address bring it back. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { addressOf, selectionOf, type Place } from '../../renderer/state/selection.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { CallError } from '../../app/ipc/contract/call-error.ts';
import { said } from '../../app/domain/said.ts';
import { refusedAttempt, staleFinding } from '../support/live-state.ts';
import { several } from './states.ts';

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

describe('an address', () => {
  const name = fc.string({ minLength: 1, unit: 'grapheme' });
  const place: fc.Arbitrary<Place> = fc.oneof(
    fc.constant<Place>({ at: 'network' }),
    fc.constant<Place>({ at: 'settings' }),
    fc.record({ at: fc.constant('history' as const), ssid: name }),
    fc.record({ at: fc.constant('opened' as const), id: name, device: fc.option(name, { nil: undefined }) }),
  );

  it('brings back every selection, whatever things are called', () => {
    fc.assert(
      fc.property(
        place,
        fc.option(name, { nil: undefined }),
        fc.option(name, { nil: undefined }),
        (at, network, attempt) => {
          expect(selectionOf(addressOf({ place: at, network, attempt }))).toEqual({
            place: at,
            network,
            attempt,
          });
        },
      ),
    );
  });

  it('that is none of ours is the first screen', () => {
    for (const hash of ['', '#', '#at=opened', '#at=history', '#at=elsewhere', '#%%%', '#constructor=1'])
      expect(selectionOf(hash).place).toEqual({ at: 'network' });
  });
});

describe.skipIf(!CHROMIUM)('a choice', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is left by back, taken again by forward, and stays over a reload', async () => {
    const { page, close } = await showState(browser, several());
    const list = page.getByRole('navigation', { name: 'Networks' });
    await heading(page, /^Your computer never tried/);
    await list.getByRole('button', { name: /Home/ }).click();
    await heading(page, 'Connected. Nothing is wrong.');
    await page.getByRole('button', { name: 'Settings' }).click();
    await heading(page, 'Settings');
    await page.goBack();
    await heading(page, 'Connected. Nothing is wrong.');
    await page.reload();
    await heading(page, 'Connected. Nothing is wrong.');
    await page.goBack();
    await heading(page, /^Your computer never tried/);
    await page.goForward();
    await heading(page, 'Connected. Nothing is wrong.');
    await close();
  });

  it('of an attempt is followed by ladder and raw lines, with the keyboard, and left again', async () => {
    const rung = staleFinding().ladder[0];
    if (!rung) throw new Error('There is no rung.');
    const { page, asked, close } = await showState(
      browser,
      several(),
      {},
      {
        'attempt.ladder': ({ attempt }) =>
          Promise.resolve({ ladder: [{ ...rung, line: 777, text: `a line of ${attempt}` }], shortcut: 'no' }),
      },
    );
    const main = page.getByRole('main');
    await page.getByText("I don't know you any more").waitFor();
    await page.getByRole('application').focus();
    await page.keyboard.press('End');
    await main.getByText(/^The attempt of/).waitFor();
    expect(asked).toContainEqual({ call: 'attempt.ladder', input: { attempt: 'attempt-6' } });
    await page.getByText("I don't know you any more").waitFor({ state: 'detached' });
    await main.getByText('Lines, codes and numbers').click();
    await main.locator('.engineer').getByText('a line of attempt-6').waitFor();
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowLeft');
    await main.locator('.engineer').getByText('a line of attempt-3').waitFor();
    await page.getByRole('button', { name: 'Show the attempt that decided' }).click();
    await page.getByText("I don't know you any more").waitFor();
    expect(await main.getByText(/^The attempt of/).count()).toBe(0);
    await close();
  });

  it('of an older attempt is followed by the ladder, which says that its frames are not kept', async () => {
    const past = refusedAttempt(-1000, { id: 'of-old' });
    const { page, asked, close } = await showState(
      browser,
      several(),
      {},
      {
        'history.attempts': () => Promise.resolve({ attempts: [past] }),
        'attempt.ladder': () => Promise.reject(new CallError('unknown', said('call.no-frames'))),
      },
    );
    const main = page.getByRole('main');
    await page.getByText("I don't know you any more").waitFor();
    await page.getByRole('button', { name: 'Load older attempts' }).click();
    await page.getByText('Attempts as a table').click();
    await page.locator('tbody tr').nth(6).waitFor();
    await page.locator('tbody button').last().click();
    await main.getByText(/^The attempt of/).waitFor();
    await main.getByText('No frames of this were recorded.').waitFor();
    expect(asked).toContainEqual({ call: 'attempt.ladder', input: { attempt: 'of-old' } });
    expect(await page.getByText("I don't know you any more").count()).toBe(0);
    await close();
  });

  it('of an attempt is followed by strip and table, and is in the address', async () => {
    const { page, close } = await showState(browser, several());
    await heading(page, /^Your computer never tried/);
    await page.getByRole('application').focus();
    await page.keyboard.press('End');
    await page.locator('.details').getByText('2 (PREV_AUTH_NOT_VALID)').first().waitFor();
    await page.getByText('Attempts as a table').click();
    const current = page.locator('tr[aria-current=true]');
    await current.waitFor();
    expect(await current.count()).toBe(1);
    const before = await current.innerText();
    await page.reload();
    await page.locator('.details').getByText('2 (PREV_AUTH_NOT_VALID)').first().waitFor();
    await page.getByText('Attempts as a table').click();
    expect(await current.innerText()).toBe(before);
    await page.locator('tbody button').last().click();
    await page.locator('.details').getByText('Connected, then lost').waitFor();
    await close();
  });
});
