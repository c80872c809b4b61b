/** A controller's log: a list first, with its counts, and one device beside it. And which file each line is from. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { mac } from '../../app/domain/ids.ts';
import type { Handlers } from '../../app/ipc/contract/contract.ts';
import type { LiveState, OpenedView, StationView } from '../../app/ipc/contract/views.ts';
import { brokenRules } from '../support/axe.ts';
import { CHROMIUM, openBrowser, showState, type Shown } from '../support/browser.ts';
import { refusedAttempt, staleFinding, staleState } from '../support/live-state.ts';

const COUNT = 50_000;
const STALE = 900;

const addressOf = (index: number): StationView['station'] =>
  mac(`02:00:00:${[16, 8, 0].map((by) => ((index >>> by) & 255).toString(16).padStart(2, '0')).join(':')}`);
const ROWS: readonly StationView[] = Array.from({ length: COUNT }, (_, index) => ({
  ...{ station: addressOf(index), cause: index < STALE ? 'stale-pmksa' : 'healthy' },
  ...{ confidence: 0.97, attempts: 1 + (index % 7) },
}));

const OPENED: OpenedView = {
  ...{ id: 'opened-1', names: ['laptop.log', 'ap.log'], state: 'done', read: 10, size: 10 },
  inputs: ['laptop.log', 'ap.log'].map((name) => ({
    ...{ name, dialect: 'hostapd', dialects: [], lines: 100, recognised: 90, unknown: 10 },
  })),
  findings: [staleFinding()],
  attempts: { one: refusedAttempt(0) },
  devices: [
    { cause: 'stale-pmksa', count: STALE },
    { cause: 'healthy', count: COUNT - STALE },
  ],
  devicesLeftOut: 0,
};

const rows: Partial<Handlers> = {
  'files.stations': ({ cause, search, offset, limit }) => {
    const found = ROWS.filter(
      (row) => (cause === undefined || row.cause === cause) && row.station.includes(search ?? ''),
    );
    return Promise.resolve({ total: found.length, rows: found.slice(offset, offset + limit) });
  },
};

describe.skipIf(!CHROMIUM)('files of a controller', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function show(opened: OpenedView): Promise<Shown> {
    const shown = await showState(
      browser,
      staleState(),
      { viewport: { width: 1600, height: 1000 } },
      {
        ...rows,
        'files.read': ({ station }) => {
          shown.live.update((state: LiveState) => ({
            ...state,
            opened: {
              'opened-1': {
                ...opened,
                device: {
                  ...{ station: mac(station ?? ''), state: 'done', read: 10 },
                  ...{ findings: [staleFinding({ id: 'of-device' })], attempts: { one: refusedAttempt(0) } },
                },
              },
            },
          }));
          return Promise.resolve({});
        },
      },
    );
    shown.live.update((state) => ({ ...state, opened: { 'opened-1': opened } }));
    await shown.page.getByRole('heading', { name: /laptop\.log/ }).waitFor();
    return shown;
  }

  it('draw few of fifty thousand rows, and reach the last one by the keyboard', async () => {
    const { page, close } = await show(OPENED);
    await page.getByText('50,000 devices').waitFor();
    const list = page.getByRole('list', { name: 'Devices in these files' });
    expect(await list.getByRole('listitem').count()).toBeLessThan(60);
    await list.getByRole('button').first().focus();
    await page.keyboard.press('End');
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toContain(addressOf(COUNT - 1));
    await page.keyboard.press('Home');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain(addressOf(0));
    await close();
  });

  it('are filtered by cause and found by a part of the address', async () => {
    const { page, close } = await show(OPENED);
    await page.getByRole('button', { name: 'Old saved key refused 900' }).click();
    await page.getByText('900 devices', { exact: true }).waitFor();
    await page.getByRole('searchbox', { name: 'Search by address' }).fill('00:02:0A');
    await page.getByText('1 device', { exact: true }).waitFor();
    await close();
  });

  it('keep their list beside one device, whose address is in the address of the page', async () => {
    const { page, asked, close } = await show(OPENED);
    const list = page.getByRole('list', { name: 'Devices in these files' });
    await list.getByRole('button').nth(2).click();
    const device = page.getByRole('region', { name: addressOf(2) });
    await device.getByRole('heading', { level: 1, name: /^This device never tried/ }).waitFor();
    await device.getByText('rejoin fix "Office"').waitFor();
    expect(await list.getByRole('button').count()).toBeGreaterThan(5);
    expect(asked).toContainEqual({
      call: 'files.read',
      input: { opened: 'opened-1', station: addressOf(2) },
    });
    expect(await brokenRules(page)).toEqual([]);
    await page.goBack();
    await device.waitFor({ state: 'detached' });
    await page.goForward();
    await device.waitFor();
    await close();
  });

  it('say of each raw line which file it is from, and never "this computer"', async () => {
    const ladder = staleFinding().ladder.map((rung, index) => ({ ...rung, input: index % 2 }));
    const finding = staleFinding({ ladder });
    const { page, close } = await show({ ...OPENED, devices: [], findings: [finding] });
    await page.getByRole('button', { name: 'Raw lines' }).click();
    const main = page.getByRole('main');
    await main.getByText('Lines, codes and numbers').click();
    for (const name of ['laptop.log', 'ap.log']) {
      expect(await main.locator('.ladder code', { hasText: name }).count()).toBe(2);
      expect(await main.locator('.engineer small', { hasText: name }).count()).toBeGreaterThan(1);
    }
    expect(await main.ariaSnapshot()).not.toMatch(/this computer|your password|your computer/i);
    await close();
  });
});
