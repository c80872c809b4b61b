import { said } from '../../../app/domain/said.ts';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallError } from '../../../app/ipc/contract/call-error.ts';
import type { Handlers } from '../../../app/ipc/contract/contract.ts';
import type { LiveState, OpenedView } from '../../../app/ipc/contract/views.ts';
import { brokenRules } from '../../support/axe.ts';
import { CHROMIUM, openBrowser, showState, type Shown } from '../../support/browser.ts';
import { buildGallery, fullState, GALLERY, manyAttempts, witnessedFinding } from '../../support/gallery.ts';
import { staleFinding } from '../../support/live-state.ts';

const SHOTS = join(import.meta.dirname, '../../../out/screenshots/features');
const NARROW = { viewport: { width: 360, height: 800 } };
const SECTIONS = ['replay', 'files', 'timeline', 'ladder', 'engineer', 'cache', 'history'];

describe.skipIf(!CHROMIUM)('what the features draw', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    await buildGallery();
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const show = (
    state: LiveState,
    options: BrowserContextOptions = {},
    own: Partial<Handlers> = {},
  ): Promise<Shown> => showState(browser, state, options, own, GALLERY);
  const past: Partial<Handlers> = {
    'history.attempts': ({ before }) =>
      Promise.resolve({ attempts: before === undefined ? manyAttempts(300) : [] }),
    'history.findings': () => Promise.resolve({ findings: [staleFinding({ recovered: true })] }),
  };

  for (const [name, options] of [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', NARROW],
    ['narrow-dark', { ...NARROW, colorScheme: 'dark' }],
    ['forced', { forcedColors: 'active' }],
    // 200 % zoom halves the room in CSS pixels.
    ['zoomed', { viewport: { width: 560, height: 420 }, deviceScaleFactor: 2 }],
  ] as const satisfies readonly (readonly [string, BrowserContextOptions])[])
    it(`break no rule of accessibility and fit: ${name}`, async () => {
      const shown = await show(fullState({ finding: witnessedFinding() }), options, past);
      const { page } = shown;
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      await page.getByRole('heading', { name: 'Earlier findings' }).waitFor();
      for (const id of SECTIONS)
        await page.locator(`#${id}`).screenshot({ path: join(SHOTS, `${name}-${id}.png`) });
      expect(await brokenRules(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(said).toEqual([]);
      await shown.close();
    });

  for (const language of ['de', 'zh-Hans'] as const)
    it(`speak ${language}`, async () => {
      const state = fullState();
      const shown = await show({ ...state, settings: { ...state.settings, language } }, {}, past);
      const words = language === 'de' ? 'Ich kenne dich nicht mehr' : '我已经不认识你了';
      await shown.page.getByText(words).waitFor();
      await shown.page.screenshot({ path: join(SHOTS, `${language}.png`), fullPage: true });
      await shown.close();
    });

  it('tell a screen reader the ladder in order, with the end and what was learned', async () => {
    const shown = await show(fullState());
    const ladder = shown.page.locator('#ladder');
    const rungs = await ladder.getByRole('listitem').allInnerTexts();
    expect(rungs).toHaveLength(4);
    expect(rungs[0]).toContain('This computer says:');
    expect(rungs[3]).toContain("I don't know you any more");
    expect(rungs[3]).toContain('It ended here');
    await ladder.getByText('The handshake that uses your password (1 2 3 4) did not start.').waitFor();
    await ladder.getByRole('button', { name: 'Raw lines' }).click();
    await ladder.getByText('line 37 of the supplicant').waitFor();
    await shown.close();
  });

  it('show a loop as a loop, and its attempts by keyboard alone', async () => {
    const shown = await show(fullState());
    const timeline = shown.page.locator('#timeline');
    await timeline.getByText('↻ 5 × old key refused').waitFor();
    await timeline.getByRole('application').focus();
    await shown.page.keyboard.press('End');
    await timeline.getByText('2 (PREV_AUTH_NOT_VALID)').first().waitFor();
    await shown.page.keyboard.press('Home');
    await timeline.locator('.details').getByText('Connected, then lost').waitFor();
    await timeline.getByText('Attempts as a table').click();
    await expect.poll(() => timeline.getByRole('row').count()).toBe(7);
    await shown.close();
  });

  it('draw ten thousand attempts as few marks', async () => {
    const attempts = Object.fromEntries(manyAttempts(10_000).map((attempt) => [attempt.id, attempt]));
    const shown = await show(fullState({ attempts }));
    const { page } = shown;
    await page.locator('#timeline').getByRole('button', { name: 'All' }).click();
    await page.locator('#timeline').screenshot({ path: join(SHOTS, 'ten-thousand.png') });
    expect(await page.locator('#timeline svg rect').count()).toBeLessThan(800);
    await shown.close();
  });

  it('clear one key by its plan, and name the cost', async () => {
    const shown = await show(fullState());
    await shown.page.getByText('About 3 seconds offline.').first().waitFor();
    await shown.page.getByRole('button', { name: 'Clear this one: 02:00:00:00:00:00' }).click();
    await expect.poll(() => shown.asked).toContainEqual({ call: 'fix.start', input: { plan: 'plan-2' } });
    await shown.page.getByText('This system cannot clear one key.').waitFor();
    await shown.close();
  });

  it('forget a history only after a question', async () => {
    const shown = await show(fullState());
    const { page, asked } = shown;
    await page.getByRole('button', { name: 'Forget this history' }).click();
    await page.getByRole('button', { name: 'Keep' }).click();
    expect(asked.map(({ call }) => call)).not.toContain('history.forget');
    await page.getByRole('button', { name: 'Forget this history' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => asked).toContainEqual({ call: 'history.forget', input: { ssid: 'Office' } });
    await shown.close();
  });

  it('send two files and have them read together', async () => {
    const pieces = new Map<string, Buffer[]>();
    const shown = await show(
      fullState(),
      {},
      {
        'files.open': () => Promise.resolve({ opened: 'opened-7', files: ['a', 'b'] }),
        'files.chunk': ({ file, data }) => {
          pieces.set(file, [...(pieces.get(file) ?? []), Buffer.from(data)]);
          return Promise.resolve({});
        },
      },
    );
    const large = Buffer.alloc(5_000_000, 'wlan0: trying to associate\n');
    const small = Buffer.from('AP-ENABLED\n');
    await shown.page.locator('input[type=file]').setInputFiles([
      { name: 'a.log', mimeType: 'text/plain', buffer: large },
      { name: 'b.log', mimeType: 'text/plain', buffer: small },
    ]);
    await expect
      .poll(() => shown.asked, { timeout: 20_000 })
      .toContainEqual({ call: 'files.read', input: { opened: 'opened-7' } });
    expect(pieces.get('a')?.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces.get('a') ?? []).equals(large)).toBe(true);
    expect(Buffer.concat(pieces.get('b') ?? []).equals(small)).toBe(true);
    await shown.close();
  });

  it('say why a file is not taken, and cancel one on its way', async () => {
    const closed = Promise.withResolvers<never>();
    const shown = await show(
      { ...fullState(), opened: {} },
      {},
      {
        'files.chunk': () => closed.promise,
        'files.close': () => {
          closed.reject(new CallError('unknown', said('upload.unknown')));
          return Promise.resolve({});
        },
      },
    );
    const { page, live } = shown;
    const input = page.locator('input[type=file]');
    await input.setInputFiles({ name: 'none\u202e.log', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
    await page.getByText('none\\xe2\\x80\\xae.log').waitFor();
    const [name, size] = ['a.log', 4_000_000];
    await input.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.alloc(size, 'x') });
    const view: OpenedView = {
      ...{ id: 'opened-1', names: [name], state: 'reading', read: 0, size, inputs: [], findings: [] },
      ...{ attempts: {}, devices: [], devicesLeftOut: 0 },
    };
    const bar = page.getByRole('progressbar', { name: /a\.log/ });
    const at = async (more: Partial<OpenedView>): Promise<string | null> => {
      live.update((state) => ({ ...state, opened: { 'opened-1': { ...view, ...more } } }));
      await page.getByText(more.taken === undefined ? /^Reading .a\.log/ : /^Taking in .a\.log/).waitFor();
      return bar.getAttribute('value');
    };
    // Taking in and reading are one way, half of it each.
    expect(await at({ taken: 0 })).toBe('0');
    await expect.poll(() => at({ taken: size / 2 })).toBe('0.25');
    await expect.poll(() => at({ read: size / 2 })).toBe('0.75');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect
      .poll(() => shown.asked)
      .toContainEqual({ call: 'files.close', input: { opened: 'opened-1' } });
    // Whoever cancels is not told that it failed.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await page.locator('.sentence').textContent()).toBe('');
    await shown.close();
  });

  it('drive a recording', async () => {
    const shown = await show(fullState());
    const { page, asked } = shown;
    await page.getByText('Recording: nothing here is live.').waitFor();
    for (const name of ['Pause', 'Fast', 'From the beginning', 'Back to this computer'])
      await page.locator('#replay').getByRole('button', { name }).click();
    await expect
      .poll(() => asked.filter(({ call }) => call.startsWith('replay')))
      .toEqual([
        { call: 'replay.control', input: { playing: false } },
        { call: 'replay.control', input: { speed: 0 } },
        { call: 'replay.control', input: { restart: true } },
        { call: 'replay.close', input: {} },
      ]);
    await shown.close();
  });

  it('show hostile lines harmless', async () => {
    const text = '<img src=x onerror=alert(1)> \u202eevil\u0007 \u200b';
    const finding = staleFinding({
      evidence: [{ input: 0, line: 1, text, why: said('evidence.connected') }],
    });
    const shown = await show(fullState({ finding }));
    const { page } = shown;
    await page.getByText('<img src=x onerror=alert(1)> \\xe2\\x80\\xaeevil\\x07 \\xe2\\x80\\x8b').waitFor();
    expect(await page.locator('#engineer img').count()).toBe(0);
    await shown.close();
  });
});
