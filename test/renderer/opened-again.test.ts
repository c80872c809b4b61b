/** A real file on a real disk: it goes as the body of one request, can be given up on its way, and is told when it changes. */
import { appendFileSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { policyOf } from '../support/policy.ts';
import { withWindow } from '../support/windowed.ts';

const demo = readFileSync(join(import.meta.dirname, '../../app/demo/sae-deauth-2.log'), 'utf8');
const failing = demo.split('\n').slice(0, 24).join('\n');
const WELCOMED = { service: { policy: policyOf({}, { welcomed: true }) } };

const choose = (page: Page, path: string): Promise<void> =>
  page.locator('input[type=file]').first().setInputFiles(path);

describe.skipIf(!CHROMIUM)('a file on the disk', { timeout: 120_000 }, () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rejoin-test-'));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('that changed since it was read is told, and takes the place of itself when it is chosen again', () =>
    withWindow(browser, WELCOMED, async ({ page, service }) => {
      const path = join(folder, 'wpa.log');
      writeFileSync(path, failing);
      const put: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'PUT') put.push(new URL(request.url()).pathname);
      });
      await page.getByRole('button', { name: 'Open a log or capture' }).first().waitFor();
      await choose(page, path);
      await page.getByRole('heading', { name: /^This device never tried its password/ }).waitFor();
      expect(put).toHaveLength(1);
      const look = (): Promise<void> => page.evaluate("dispatchEvent(new Event('focus'))");
      await look();
      expect(await page.getByText('has changed since').count()).toBe(0);
      appendFileSync(path, `\n${demo.split('\n').slice(24).join('\n')}`);
      await look();
      await page.getByText(/wpa\.log\S* has changed since it was read\./).waitFor();
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: 'Choose it again' }).click(),
      ]);
      await chooser.setFiles(path);
      await page.getByRole('heading', { name: /^Connected\./ }).waitFor();
      expect(Object.keys(service.live.state.opened)).toHaveLength(1);
      expect(await page.getByText('has changed since').count()).toBe(0);
    }));

  it('that is given up on its way leaves nothing, and nothing is said of it', () =>
    withWindow(browser, WELCOMED, async ({ page, service }) => {
      const path = join(folder, 'large.log');
      const file = openSync(path, 'w');
      const block = Buffer.alloc(2 ** 20, `${failing}\n`);
      for (let written = 0; written < 200; written++) writeSync(file, block);
      closeSync(file);
      await page.getByRole('button', { name: 'Open a log or capture' }).first().waitFor();
      await choose(page, path);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect.poll(() => Object.keys(service.live.state.opened)).toEqual([]);
      await page.locator('.opened').waitFor({ state: 'detached' });
      // The next one goes on as ever.
      const next = join(folder, 'next.log');
      writeFileSync(next, failing);
      await choose(page, next);
      await page.getByRole('heading', { name: /^This device never tried its password/ }).waitFor();
      expect(await page.locator('.open .sentence').innerText()).toBe('');
    }));
});
