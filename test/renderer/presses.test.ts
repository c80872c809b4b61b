/** Every press shows that it was heard, stays readable while it runs, and leads eyes and focus to what came of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Handlers } from '../../app/ipc/contract/contract.ts';
import { said } from '../../app/domain/said.ts';
import { CHROMIUM, openBrowser, showState, type Shown } from '../support/browser.ts';
import { staleNetwork, staleState } from '../support/live-state.ts';
import { contrastOf } from '../support/contrast.ts';
import { fixOf, provenFix, STATES } from './states.ts';

const NEVER: Partial<Handlers> = {
  'fix.start': () => new Promise(() => undefined),
  'replay.demo': () => new Promise(() => undefined),
  'network.check': () => new Promise(() => undefined),
};
const PRESSED = [
  ...['stale', 'fixing', 'demo', 'proof', 'fix-wrong-passphrase', 'undetermined', 'notices', 'no-permission'],
  ...['first-run', 'several'],
];
interface Drawn {
  readonly className: string;
  readonly parentElement: Drawn | null;
  getAttribute(name: string): string | null;
}
/** What a button looks like by its own styles and where it stands; two alike are measured once. Runs in the page. */
const lookOf = (one: Drawn): string =>
  [
    one.className,
    one.parentElement?.className,
    ...['pressed', 'current', 'disabled'].map((state) => one.getAttribute(`aria-${state}`)),
  ].join();
/** WCAG 2.2, 1.4.3. */
const READABLE = 4.5;

const focused = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.tagName');
const reconnect = (page: Page): Locator => page.getByRole('button', { name: 'Reconnect to' });

describe.skipIf(!CHROMIUM)('a press', { timeout: 240_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const show = (state = staleState(), own: Partial<Handlers> = {}, colorScheme: 'light' | 'dark' = 'light') =>
    showState(browser, state, { reducedMotion: 'reduce', colorScheme }, own);

  for (const scheme of ['light', 'dark'] as const)
    it(`leaves every button readable: at rest, under the pointer, pressed, busy and switched off, ${scheme}`, async () => {
      // Every kind of button, and those that an organisation forbids.
      const forbidden = staleState();
      const states = {
        ...Object.fromEntries(PRESSED.map((name) => [name, STATES[name]?.() ?? staleState()])),
        forbidden: {
          ...forbidden,
          limits: { ...forbidden.limits, remedies: [] },
          networks: {
            'wlan0 Office': staleNetwork({ plan: undefined }),
          },
        },
      };
      const seen = new Set<string>();
      for (const [name, state] of Object.entries(states)) {
        const shown = await show(state, NEVER, scheme);
        const { page } = shown;
        await page.locator('h1:not(.unseen)').waitFor();
        for (const button of await page.locator('button:visible:not(.skip)').all()) {
          const look = await button.evaluate(lookOf as (one: unknown) => string);
          if (seen.has(look)) continue;
          seen.add(look);
          const label = `${name}: ${await button.innerText()}`;
          expect(await contrastOf(button), `${label}, at rest`).toBeGreaterThanOrEqual(READABLE);
          await button.hover({ force: true });
          expect(await contrastOf(button), `${label}, hovered`).toBeGreaterThanOrEqual(READABLE);
          await page.mouse.down();
          expect(await contrastOf(button), `${label}, pressed`).toBeGreaterThanOrEqual(READABLE);
          // Let go elsewhere: nothing is clicked.
          await page.mouse.move(0, 0);
          await page.mouse.up();
        }
        if (name === 'forbidden')
          expect(await page.locator('main button[aria-disabled="true"]').count()).toBeGreaterThan(0);
        await shown.close();
      }
    });

  for (const scheme of ['light', 'dark'] as const)
    it(`is seen by the next frame, readable while it runs, and not taken twice, ${scheme}`, async () => {
      const shown = await show(staleState(), NEVER, scheme);
      const { page, asked } = shown;
      await reconnect(page).hover();
      await page.mouse.down();
      await page.mouse.up();
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      expect(await reconnect(page).getAttribute('aria-busy')).toBe('true');
      expect(await reconnect(page).locator('svg').count()).toBe(1);
      expect(await contrastOf(reconnect(page))).toBeGreaterThanOrEqual(READABLE);
      await page.mouse.down();
      await page.mouse.up();
      await expect.poll(() => asked).toHaveLength(1);
      expect(await page.evaluate('document.activeElement.textContent')).toContain('Reconnect to');
      await shown.close();
    });

  it('shows within a tenth of a second that it was heard', async () => {
    const shown = await show(staleState(), NEVER);
    const ms = await shown.page.evaluate<number>(`new Promise((resolve) => {
      const button = document.querySelector('button.primary');
      const began = performance.now();
      new MutationObserver(() => resolve(performance.now() - began)).observe(button, { attributes: true });
      button.click();
    })`);
    expect(ms).toBeLessThan(100);
    await shown.close();
  });

  /** Whether the beginning of the card is in sight. */
  const headingInSight = (page: Page): Promise<boolean> =>
    page.evaluate<boolean>(`(() => {
      const { top, bottom } = document.querySelector('h1').getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    })()`);

  it('takes view and focus to the steps, to the result and back, and never drops the focus', async () => {
    const shown = await show();
    const { page, live } = shown;
    await page.getByRole('button', { name: /^Clear this one/ }).scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: /^Clear this one/ }).press('Enter');
    live.update((state) => ({ ...state, fix: fixOf() }));
    await page.getByRole('heading', { level: 1, name: /^Reconnecting to/ }).waitFor();
    await expect.poll(() => focused(page)).toBe('H1');
    expect(await headingInSight(page)).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).focus();
    live.update((state) => ({ ...state, fix: provenFix() }));
    await page.getByRole('heading', { level: 1, name: /^Connected/ }).waitFor();
    await expect.poll(() => focused(page)).toBe('H1');
    await page.getByRole('button', { name: 'Done' }).press('Enter');
    live.update(({ fix: _, ...state }) => state);
    await page.getByRole('heading', { level: 1, name: /^Your computer never/ }).waitFor();
    await expect.poll(() => focused(page)).toBe('H1');
    await shown.close();
  });

  it('takes nobody away who is busy elsewhere', async () => {
    const shown = await show();
    const { page, live } = shown;
    const strip = page.getByRole('application');
    await strip.focus();
    live.update((state) => ({ ...state, fix: provenFix({ by: 'guard' }) }));
    await page.getByRole('heading', { level: 1, name: /before you noticed/ }).waitFor();
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('application');
    await shown.close();
  });

  it('finds a home for the focus when a notice or a first page goes away', async () => {
    const notices = STATES['notices']?.();
    if (!notices) throw new Error('There is no such state.');
    const shown: Shown = await show(notices, {
      'notice.dismiss': () => {
        shown.live.update((state) => ({ ...state, notices: {} }));
        return Promise.resolve({});
      },
    });
    await shown.page.getByRole('button', { name: 'Dismiss' }).first().press('Enter');
    await expect.poll(() => shown.page.getByRole('button', { name: 'Dismiss' }).count()).toBe(0);
    await expect.poll(() => focused(shown.page)).toBe('H1');
    await shown.close();
  });

  it('shows what a network that saves no keys became, with its undo, there and in the settings', async () => {
    const shown = await show(staleState({ fix: provenFix() }), {
      'cache.keep-empty': ({ ssid, on }) => {
        shown.live.update((state) => ({ ...state, keepsNoKeys: on ? [ssid] : [] }));
        return Promise.resolve({});
      },
    });
    const { page, asked } = shown;
    await page.getByRole('button', { name: 'Save no keys for this network' }).click();
    await page.getByText('This network saves no keys from now on.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Save no keys for this network' }).click();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('Networks that save no keys').waitFor();
    await page.getByRole('button', { name: /^Undo: .*Office/ }).click();
    await page.getByText('Networks that save no keys').waitFor({ state: 'detached' });
    expect(asked.map(({ input }) => input)).toEqual(
      [true, false, true, false].map((on) => ({ ssid: 'Office', on })),
    );
    await shown.close();
  });

  it('that cancels while online ends online, and no step is marked as failed', async () => {
    const fix = fixOf({
      ...{ outcome: 'cancelled', endedAt: Date.now(), cancellable: false },
      said: [said('course.stopped-online')],
      steps: [...fixOf().steps.slice(0, 3), { what: 'held', state: 'failed', at: Date.now() }],
    });
    const shown = await show(staleState({ fix }));
    const { page } = shown;
    await page.getByRole('heading', { level: 1, name: 'You are online. The proof was stopped.' }).waitFor();
    const main = await page.getByRole('main').ariaSnapshot();
    expect(main).not.toMatch(/failed:|Cancelled/);
    expect(await page.getByRole('button', { name: 'Try again and watch' }).count()).toBe(0);
    await shown.close();
  });

  it('has a way to type the password where the system has no settings to open', async () => {
    const wrong = STATES['fix-wrong-passphrase']?.();
    if (!wrong) throw new Error('There is no such state.');
    const machine = { ...wrong.machine, controllers: [{ iface: 'wlan0', program: 'NetworkManager' }] };
    const shown = await show({ ...wrong, machine, can: { ...wrong.can, openWifiSettings: false } });
    await shown.page.getByText("nmtui edit 'Office'").waitFor();
    await shown.close();
  });
});
