/** Somebody's report at the helpdesk: the same screen that they saw, what to answer, and their result code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { packReport } from '../../app/bundle/pack.ts';
import { answerCode, resultCode } from '../../app/codes/codes.ts';
import { brokenRules } from '../support/axe.ts';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { filesOf } from '../support/reported.ts';
import { policyOf } from '../support/policy.ts';
import { withWindow } from '../support/windowed.ts';
import { withService } from '../support/service.ts';
import { hand } from '../support/hand.ts';
import { until } from '../support/service.ts';

const demo = readFileSync(join(import.meta.dirname, '../../app/demo/sae-deauth-2.log'), 'utf8');
const failing = demo.split('\n').slice(0, 24).join('\n');
const files = filesOf(failing);
const named = (name: string, bytes: Uint8Array) => ({
  ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) },
});

const WELCOMED = policyOf({}, { welcomed: true });

const open = (page: Page, name: string, bytes: Uint8Array): Promise<void> =>
  page.locator('input[type=file]').first().setInputFiles(named(name, bytes));

describe.skipIf(!CHROMIUM)('a report in the window', { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('shows what they saw, marked as theirs, with answers to read out and their result to type', () =>
    withWindow(browser, { service: { policy: WELCOMED } }, async ({ page }) => {
      await page.getByRole('button', { name: 'Open a log or capture' }).first().waitFor();
      await open(page, 'office.rejoin', packReport(files));
      await page.getByRole('heading', { name: /^This device never tried its password/ }).waitFor();
      await page
        .getByRole('region', { name: 'Somebody’s report' })
        .getByText(/by Rejoin 0\.1\.0, strict/)
        .waitFor();
      await page.getByText('4 times in').waitFor();
      const answer = answerCode({ answer: 'clear-access-point' });
      await page.getByRole('button', { name: answer }).click();
      await page.locator('figure', { hasText: 'Clear the saved key of this access point' }).waitFor();
      const field = page.getByLabel('What came of it: type their result code');
      const result = resultCode({
        answer: 'clear-access-point',
        outcome: 'fixed',
        name: 'healthy',
        took: '15',
      });
      await field.fill(result);
      await page.getByText('confirmed: online after a full login').waitFor();
      await field.fill(`${result.slice(0, -1)}2`);
      await page.getByText('wrong or in the wrong place').waitFor();
      expect(await page.getByRole('button', { name: 'Get help with this' }).count()).toBe(0);
      expect(await brokenRules(page)).toEqual([]);
      // As a replay: the lines play like any log.
      await page.getByRole('button', { name: 'Play as if it happened now' }).click();
      await page.getByText('Recording: nothing here is live.').waitFor();
      // What was asked for is what is shown: what plays, not the file.
      await expect.poll(() => page.url()).toContain('at=network');
    }));

  it('of a made-up next version, with words and values of another kind, shows what it can', () =>
    withWindow(browser, { service: { policy: WELCOMED } }, async ({ page }) => {
      const said: string[] = [];
      page.on('pageerror', (error) => said.push(error.message));
      const json = JSON.parse(files[0]?.text ?? '') as { diagnosis: { findings: Record<string, unknown>[] } };
      const [finding] = json.diagnosis.findings;
      const next = {
        ...{ ...json, schema: 'rejoin.report/2', caseCode: 'what is this', made: 'the day after' },
        tried: [{ outcome: 'prayed', text: 'x'.repeat(9000) }],
        ladder: [{ label: 'gamma', labelSaid: { code: 'rung.deauthentication', args: { reason: [] } } }],
        diagnosis: {
          ...json.diagnosis,
          findings: [
            {
              ...{ ...finding, cause: 'cosmic-rays', bssids: ['<b>', 7], attempts: -1.5, confidence: 1e9 },
              evidence: [
                {
                  why: 'seen at dusk',
                  code: 'evidence.refused-with-status',
                  args: { status: {} },
                  text: 'line of theirs',
                },
              ],
            },
          ],
        },
      };
      await page.getByRole('button', { name: 'Open a log or capture' }).first().waitFor();
      await open(page, 'next.rejoin', packReport([{ name: 'report.json', text: JSON.stringify(next) }]));
      await page.getByRole('heading', { name: /A newer Rejoin names this cause: cosmic-rays/ }).waitFor();
      await page.getByText('what this version understands is shown').waitFor();
      await page.getByText('Lines, codes and numbers').click();
      await page.getByText('seen at dusk').first().waitFor();
      expect(said).toEqual([]);
    }));
});

it('a report that means harm is refused in a sentence, and the service goes on', () =>
  withService({}, async (service) => {
    const bombs: readonly Uint8Array[] = [
      zipSync({ 'report.json': new Uint8Array(80 * 2 ** 20) }, { level: 9 }),
      zipSync({ '../../report.json': strToU8('{}') }),
      packReport(files).subarray(0, 600),
    ];
    for (const bomb of bombs) {
      const id = await hand(service, [['harm.rejoin', Buffer.from(bomb)]]);
      const { opened } = await until(service, ({ opened: all }) => all[id]?.state === 'failed');
      expect(opened[id]?.error?.map(({ code }) => code)[0]).toMatch(/^bundle\./);
    }
    const id = await hand(service, [['good.rejoin', Buffer.from(packReport(files))]]);
    const { opened } = await until(service, ({ opened: all }) => all[id]?.state === 'done');
    expect(opened[id]).toMatchObject({ findings: [{ cause: 'stale-pmksa' }], report: { isNewer: false } });
  }));
