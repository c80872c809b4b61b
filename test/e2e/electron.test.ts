/** The app in Electron itself: the built one, or the packed one that REJOIN_PACKED names. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronBinary } from '../../app/shell/electron-binary.ts';

const PACKED = process.env['REJOIN_PACKED'];
const CHECKOUT = join(import.meta.dirname, '../..');
const BINARY = PACKED === undefined ? electronBinary() : resolve(PACKED);
if (BINARY === undefined) console.log('skipped: no Electron binary');

describe.skipIf(BINARY === undefined)('the app in Electron', () => {
  let home: string;
  let app: ElectronApplication;
  let page: Page;

  const launch = (...args: string[]): Promise<ElectronApplication> =>
    _electron.launch({
      ...(BINARY === undefined ? {} : { executablePath: BINARY }),
      // Chromium's own switch: data of the tests stay out of the person's.
      args: [...(PACKED === undefined ? [CHECKOUT] : []), `--user-data-dir=${join(home, 'data')}`, ...args],
      env: {
        ...(process.env as Record<string, string>),
        HOME: home,
        XDG_STATE_HOME: home,
        LOCALAPPDATA: home,
      },
    });

  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'rejoin-e2e-'));
    app = await launch('--demo');
    page = await app.firstWindow();
    await page.locator('h1').first().waitFor();
  });
  afterEach(async () => {
    await app.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('shows the recorded failure, and proves the repair after one click', async () => {
    const reconnect = page.getByRole('button', { name: /reconnect/i }).first();
    await reconnect.waitFor();
    await reconnect.click();
    await page
      .getByText(/password is fine/i)
      .first()
      .waitFor();
  });

  it('has a sandboxed page on its own scheme with one frozen object', async () => {
    expect(page.url()).toMatch(/^app:\/\/rejoin\/index\.html/);
    expect(
      await page.evaluate(`({
        keys: Object.keys(rejoin),
        frozen: Object.isFrozen(rejoin),
        node: ['require', 'process', 'module'].filter((name) => name in window),
      })`),
    ).toEqual({ keys: ['send', 'listen'], frozen: true, node: [] });
    expect(await page.evaluate(`fetch('https://example.org/').then(() => 'came', () => 'refused')`)).toBe(
      'refused',
    );
  });

  it('has a menu with the roles of the system', async () => {
    const roles = await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items.map(({ role }) => role)),
    );
    expect(roles).toEqual(expect.arrayContaining(['copy', 'quit', 'about']));
  });

  it('follows a link in the window that is open', async () => {
    await app.evaluate(({ app }) =>
      app.emit('second-instance', {}, ['rejoin', 'rejoin://diagnose?ssid=nobody'], '/', null),
    );
    expect(app.windows()).toHaveLength(1);
    expect(page.isClosed()).toBe(false);
  });
});
