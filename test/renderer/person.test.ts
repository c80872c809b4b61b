/** What a person does: reads the verdict, presses the button, sees the proof. */
import { plain } from '../support/words.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import type { OpenedView } from '../../app/ipc/contract/views.ts';
import { liveState, staleFinding, staleNetwork, staleState } from '../support/live-state.ts';
import { fixOf, HOSTILE, hostile, provenFix, several, STATES } from './states.ts';

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** A file that was opened and read. */
const read: OpenedView = {
  ...{ id: 'files', names: ['wpa.log'], state: 'done', read: 9, size: 9, inputs: [] },
  ...{ findings: [staleFinding()], attempts: {}, devices: [], devicesLeftOut: 0 },
};

describe.skipIf(!CHROMIUM)('a person', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('goes from the verdict to the proof with one click', async () => {
    const { page, live, asked, close } = await showState(browser, staleState());
    await heading(page, /^Your computer never tried your password\./);
    await page.getByRole('button', { name: 'Reconnect to' }).click();
    await expect.poll(() => asked).toEqual([{ call: 'fix.start', input: { plan: 'plan-1' } }]);
    live.update((state) => ({ ...state, fix: fixOf() }));
    await heading(page, /^Reconnecting to/);
    live.update((state) => ({ ...state, fix: provenFix() }));
    await heading(page, 'Connected. Your password is fine.');
    await page.getByText('51f0aa02…').waitFor();
    // One style of durations, whatever says them.
    expect(await page.getByRole('main').innerText()).toMatch(/Held for\s+[\d.]+\ss$/m);
    await page.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => asked.at(-1)).toEqual({ call: 'fix.dismiss', input: { fix: 'fix-1' } });
    expect(await page.title()).toContain('Your password is fine');
    await close();
  });

  it('goes the same way with the keyboard alone', async () => {
    const { page, live, asked, close } = await showState(browser, staleState());
    await heading(page, /^Your computer never tried your password/);
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked).toEqual([{ call: 'fix.start', input: { plan: 'plan-1' } }]);
    live.update((state) => ({ ...state, fix: provenFix() }));
    await heading(page, 'Connected. Your password is fine.');
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked.at(-1)?.call).toBe('fix.dismiss');
    await close();
  });

  it('is told the verdict by a screen reader', async () => {
    const { page, close } = await showState(browser, staleState());
    await heading(page, /^Your computer never tried your password/);
    const tree = await page.getByRole('main').ariaSnapshot();
    expect(tree.replaceAll(/[\u2068\u2069]/g, '')).toContain(
      '- heading "Your computer never tried your password. It offered an old saved key, and was refused." [level=1]',
    );
    expect(tree).toMatch(/Needs a hand: Office/);
    expect(tree).toContain('Is it my password?');
    expect(tree).toMatch(/- button "Reconnect to .*Office/);
    expect(tree).toContain('About 3 seconds offline. Your password and your other networks are kept.');
    const region = page.locator('[aria-live=polite]', { has: page.locator('h1') });
    expect(await region.getAttribute('aria-atomic')).toBe('true');
    await close();
  });

  it('reaches everything with Tab, and leaves settings and dialogs with Escape', async () => {
    const { page, close } = await showState(browser, several());
    await heading(page, /^Your computer never tried your password/);
    await page.keyboard.press('Tab');
    const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.textContent.trim()');
    expect(await focused()).toBe('Skip to the verdict');
    // Those in trouble come first, then what is over, then what is well.
    for (let step = 0; step < 3; step++) await page.keyboard.press('Alt+ArrowDown');
    await heading(page, 'Connected. Nothing is wrong.');
    await page.keyboard.press('Control+,');
    await heading(page, 'Settings');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await heading(page, 'Settings');
    // The second one may come before the page has heard that the dialog is closed.
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await Promise.all([page.keyboard.press('Escape'), page.keyboard.press('Escape')]);
    await heading(page, 'Connected. Nothing is wrong.');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await close();
  });

  it('closes the dialog over an opened file with Escape, and stays at the file', async () => {
    const { page, live, close } = await showState(browser, staleState());
    await heading(page, /^Your computer never tried/);
    live.update((state) => ({ ...state, opened: { files: read } }));
    await heading(page, /^This device never tried/);
    const help = page.getByRole('button', { name: 'Get help with this' });
    for (const leave of [
      () => page.keyboard.press('Escape'),
      () => page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).first().click(),
    ]) {
      await help.click();
      await page.getByRole('dialog').waitFor();
      await leave();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await heading(page, /^This device never tried/);
      await expect
        .poll(() => page.evaluate<string>('document.activeElement.textContent.trim()'))
        .toBe('Get help with this');
    }
    await close();
  });

  it('opens a file before anything else, and greeted or not sees what it says', async () => {
    const first = liveState({ settings: { ...liveState().settings, welcomed: false } });
    const { page, live, asked, close } = await showState(browser, first);
    await page.getByRole('button', { name: 'Open a log or capture' }).waitFor();
    const wpa = {
      name: 'wpa.log',
      mimeType: 'text/plain',
      buffer: Buffer.from('wlan0: Trying to associate'),
    };
    await page.locator('input[type=file]').setInputFiles(wpa);
    await expect.poll(() => asked.map(({ call }) => call)).toContain('files.read');
    live.update((state) => ({ ...state, opened: { files: read } }));
    await heading(page, /^This device never tried/);
    await close();
  });

  it('forgets the history only after a question', async () => {
    const { page, asked, close } = await showState(browser, staleState());
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Forget…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Forget the whole history?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Forget…' }).click();
    await dialog.getByRole('button', { name: 'Forget the history' }).click();
    await expect.poll(() => asked).toEqual([{ call: 'history.forget', input: {} }]);
    await close();
  });

  it('cannot move what the organisation has set', async () => {
    const { page, asked, close } = await showState(browser, staleState({ locked: ['guard'] }));
    const guard = page.getByRole('switch', { name: 'Guard mode' });
    await guard.waitFor();
    expect(await guard.isDisabled()).toBe(true);
    await page.getByText('Set by your organisation').waitFor();
    expect(asked).toEqual([]);
    await close();
  });

  it('switches Guard mode on and the language over', async () => {
    const { page, live, asked, close } = await showState(browser, staleState());
    await page.getByRole('switch', { name: 'Guard mode' }).check({ force: true });
    await expect.poll(() => asked).toEqual([{ call: 'settings.set', input: { guard: true } }]);
    live.update((state) => ({ ...state, settings: { ...state.settings, language: 'de' } }));
    await heading(page, /^Ihr Computer hat Ihr Passwort nie ausprobiert/);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await close();
  });

  it('reads why a press was refused', async () => {
    const { CallError } = await import('../../app/ipc/contract/call-error.ts');
    const refuse = {
      'fix.start': () => Promise.reject(new CallError('busy', plain('A fix goes on already.'))),
    };
    const { page, close } = await showState(browser, staleState(), {}, refuse);
    await page.getByRole('button', { name: 'Reconnect to' }).click();
    await page.getByRole('alert').getByText('A fix goes on already.').waitFor();
    await close();
  });

  it('is never told that the password is fine without a full login', async () => {
    const proof = provenFix().proof;
    const fix = provenFix(proof ? { proof: { ...proof, fullLogin: false } } : {});
    const { page, close } = await showState(browser, staleState({ fix }));
    await heading(page, 'Connected again.');
    expect(await page.getByText('password is fine').count()).toBe(0);
    await close();
  });

  it('sees no button that changes anything on a recorded network', async () => {
    const network = staleNetwork({ recorded: true, plan: undefined });
    const state = liveState({ networks: { [network.id]: network }, focus: network.id });
    const { page, close } = await showState(browser, state);
    await page.getByText('This is a recording').waitFor();
    expect(await page.getByRole('button', { name: /Reconnect|Try again/ }).count()).toBe(0);
    // Whose it is nobody knows: nothing there is the person's own.
    await heading(page, /^This device never tried its password/);
    const main = (await page.getByRole('main').innerText()).replaceAll(/[\u2068\u2069]/g, '');
    expect(main).not.toMatch(/\byour password|this computer\b/i);
    await close();
  });

  it('copies the one line that gives Rejoin its permission', async () => {
    const state = STATES['no-permission']?.();
    if (!state) throw new Error('There is no such state.');
    const { page, close } = await showState(browser, state, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await heading(page, 'Rejoin may not look at Wi-Fi on this computer yet.');
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(
      'sudo usermod -aG netdev $USER',
    );
    // Once is enough.
    expect((await page.locator('main').innerText()).split('usermod')).toHaveLength(2);
    expect(await page.getByText('To let Rejoin in: the line below, then log in again.').count()).toBe(1);
    await close();
  });

  it('tells hostile names apart, and none of them does anything', async () => {
    const { page, close } = await showState(browser, hostile());
    await heading(page, /^Your computer never tried your password/);
    const list = page.getByRole('navigation', { name: 'Networks' });
    const names = await list.locator('bdi').all();
    const shown = await Promise.all(names.map((bdi) => bdi.innerHTML()));
    expect(shown).toHaveLength(HOSTILE.length);
    expect(new Set(shown).size).toBe(HOSTILE.length);
    expect(await page.locator('img[src=x]').count()).toBe(0);
    for (const [index] of HOSTILE.entries()) {
      await list.getByRole('button').nth(index).click();
      await page.getByRole('button', { name: 'Reconnect to' }).waitFor();
    }
    expect(await page.title()).not.toContain('\u202e');
    await close();
  });

  it('is told on every screen that a demo is a demo', async () => {
    const demo = STATES['demo']?.();
    if (!demo) throw new Error('There is no demo state.');
    const { page, asked, close } = await showState(browser, demo);
    await page.getByText(/^A recorded failure that comes with Rejoin/).waitFor();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText(/^A recorded failure that comes with Rejoin/).waitFor();
    await page.getByRole('button', { name: 'Back to this computer' }).click();
    await expect.poll(() => asked.at(-1)?.call).toBe('replay.close');
    await close();
  });
});
