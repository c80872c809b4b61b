/** A controller's log: a list first, with its counts, and one device beside it. And which file each line is from. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { mac } from '../../app/domain/ids.ts';
import type { LiveState, OpenedView } from '../../app/ipc/contract/views.ts';
import { brokenRules } from '../support/axe.ts';
import { CHROMIUM, openBrowser, showState, type Shown } from '../support/browser.ts';
import { DEVICES, deviceAddress, deviceRows, openedWithDevices } from '../support/devices.ts';
import { refusedAttempt, staleFinding, staleState } from '../support/live-state.ts';

const OPENED = openedWithDevices();

describe.skipIf(!CHROMIUM)('files of a controller', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function show(opened: OpenedView, viewport = { width: 1600, height: 1000 }): Promise<Shown> {
    const shown = await showState(
      browser,
      staleState(),
      { viewport },
      {
        'files.stations': deviceRows,
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
      .toContain(deviceAddress(DEVICES - 1));
    await page.keyboard.press('Home');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain(deviceAddress(0));
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
    const device = page.getByRole('region', { name: deviceAddress(2) });
    await device.getByRole('heading', { level: 1, name: /^This device never tried/ }).waitFor();
    await device.getByText('rejoin fix "Office"').waitFor();
    expect(await list.getByRole('button').count()).toBeGreaterThan(5);
    expect(asked).toContainEqual({
      call: 'files.read',
      input: { opened: 'opened-1', station: deviceAddress(2) },
    });
    expect(await brokenRules(page)).toEqual([]);
    await page.goBack();
    await device.waitFor({ state: 'detached' });
    await page.goForward();
    await device.waitFor();
    await close();
  });

  it('open a device in sight at 1280, and on a narrow screen lead to it and back to its row', async () => {
    const laptop = await show(OPENED, { width: 1280, height: 800 });
    const rows = laptop.page.getByRole('list', { name: 'Devices in these files' });
    await rows.getByRole('button').nth(2).click();
    const heading = { level: 1, name: /^This device never tried/ } as const;
    const said = await laptop.page.getByRole('heading', heading).boundingBox();
    expect((said?.y ?? 800) + (said?.height ?? 0)).toBeLessThan(800);
    expect((await rows.boundingBox())?.y).toBeLessThan(400);
    // Who goes through the list stays in it.
    expect(await laptop.page.evaluate('document.activeElement.textContent')).toContain(deviceAddress(2));
    await laptop.close();

    const phone = await show(OPENED, { width: 360, height: 740 });
    const { page } = phone;
    const row = page.getByRole('list', { name: 'Devices in these files' }).getByRole('button').nth(2);
    await row.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('device');
    expect((await page.locator('#device').boundingBox())?.y).toBeLessThan(400);
    // The device is what is looked at: no list above it.
    expect(await row.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Back to the list' }).press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain(deviceAddress(2));
    await phone.close();
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

  it('put the lines of two logs beside each other, in their order, and those of one log below each other', async () => {
    const ladder = staleFinding().ladder.map((rung, index) => ({ ...rung, input: index % 2 }));
    const { page, live, close } = await show({
      ...{ ...OPENED, devices: [] },
      findings: [
        staleFinding({ ladder, evidence: staleFinding().evidence.map((one) => ({ ...one, input: 0 })) }),
      ],
    });
    await page.getByRole('main').getByText('Lines, codes and numbers').click();
    const frames = page.locator('.engineer').getByRole('region').nth(1);
    const placesOf = async (): Promise<(readonly [left: number, top: number])[]> => {
      const boxes = await Promise.all((await frames.locator('li').all()).map((one) => one.boundingBox()));
      return boxes.map((box) => [Math.round(box?.x ?? 0), Math.round(box?.y ?? 0)] as const);
    };
    const places = await placesOf();
    const [first, second] = places;
    expect(places.map(([left]) => left)).toEqual(
      places.map((_, index) => (index % 2 === 0 ? first : second)?.[0]),
    );
    expect(second?.[0]).toBeGreaterThan((first?.[0] ?? 0) + 100);
    const tops = places.map(([, top]) => top);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    for (const name of ['laptop.log', 'ap.log'])
      expect(await frames.getByText(name).first().isVisible()).toBe(true);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(new Set((await placesOf()).map(([left]) => left)).size).toBe(1);
    await page.setViewportSize({ width: 1600, height: 1000 });
    live.update((state) => ({
      ...state,
      opened: { 'opened-1': { ...OPENED, devices: [], findings: [staleFinding()] } },
    }));
    await expect.poll(async () => new Set((await placesOf()).map(([left]) => left)).size).toBe(1);
    await close();
  });
});
