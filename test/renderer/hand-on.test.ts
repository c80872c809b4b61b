/** Code, answer, result and report in the window, on the recorded failure and the real service. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { openReport } from '../../app/bundle/pack.ts';
import { answerCode, readCode, resultCode } from '../../app/codes/codes.ts';
import { said } from '../../app/domain/said.ts';
import { plainResult } from '../../app/report/case-facts.ts';
import { brokenRules } from '../support/axe.ts';
import { CHROMIUM, openBrowser, showState } from '../support/browser.ts';
import { liveState, staleNetwork, staleState } from '../support/live-state.ts';
import { policyOf } from '../support/policy.ts';
import { withWindow, type Windowed } from '../support/windowed.ts';
import { fixOf } from './states.ts';

const CONTACT = { supportName: 'Service desk', supportPhone: '+49 30 555 0100' };
const SEND_TO = { reportAddress: 'wifi-help@example.org' };

async function openPanel({ page, service }: Windowed): Promise<Locator> {
  await service.handlers['replay.demo']({});
  await page.getByRole('button', { name: /^Reconnect to/ }).waitFor();
  return panelOf(page);
}

async function panelOf(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Get help with this' }).click();
  const dialog = page.getByRole('dialog', { name: 'Get help' });
  await dialog.getByText('Read this case code').waitFor();
  return dialog;
}

/** The characters of a code that stands there big. */
const codeIn = async (figure: Locator): Promise<string> =>
  (await figure.locator('b').allTextContents()).join('');

describe.skipIf(!CHROMIUM)('the panel for whoever helps', { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('has whom to call and a code that says what the verdict says, aloud too', () =>
    withWindow(browser, { service: { policy: policyOf({}, CONTACT) } }, async (at) => {
      const dialog = await openPanel(at);
      await dialog.getByText('Service desk').waitFor();
      await dialog.getByText('+49 30 555 0100').waitFor();
      const read = readCode(await codeIn(dialog.locator('figure').first()));
      expect(read).toMatchObject({
        kind: 'case',
        facts: { name: 'stale-pmksa/deauth-before-association', password: 'not-tested', tried: 'nothing' },
      });
      expect(await dialog.locator('figure small').count()).toBe(12);
      expect(await brokenRules(at.page)).toEqual([]);
    }));

  it('names what is wrong with an answer as it is typed, and does the right one: agreed, online, confirmed', () =>
    withWindow(browser, {}, async (at) => {
      const { page, service } = at;
      const dialog = await openPanel(at);
      const field = dialog.getByLabel('Answer code or signed plan');
      const right = answerCode({ answer: 'clear-access-point' });
      const says = async (typed: string, text: string | RegExp): Promise<void> => {
        await field.fill(typed);
        await dialog.getByText(text).waitFor();
        expect(await dialog.getByRole('button', { name: 'Do this now' }).count()).toBe(0);
      };
      await says('C!', /"!" is in no code/);
      await says('C2Y3', /wrong or in the wrong place/);
      await says('C2YPP', /these are 5/);
      await says('322N TMF6 NTT4', /This is a case code|wrong or in the wrong place/);
      await says('REJOIN1.e30.e30', /the policy of this computer names no key/);
      await field.fill(right.slice(0, 3).toLowerCase());
      expect((await dialog.getByRole('status').first().textContent())?.trim()).toBe('');
      await field.fill(right.toLowerCase());
      await dialog.getByText('Clear the saved key of this access point and reconnect').waitFor();
      await dialog.getByText('Clear the saved key of the access point at fault').waitFor();
      expect(service.live.state.fix).toBeUndefined();
      await dialog.getByRole('button', { name: 'Do this now' }).click();
      const figure = page.locator('figure', { hasText: 'Read this result code back' });
      await figure.waitFor({ timeout: 60_000 });
      expect(readCode(await codeIn(figure))).toMatchObject({
        kind: 'result',
        facts: { answer: 'clear-access-point', outcome: 'fixed', name: 'healthy' },
      });
      // From here on the code of the case says what was tried.
      const after = await panelOf(page);
      expect(readCode(await codeIn(after.locator('figure').first()))).toMatchObject({
        facts: { tried: 'bss', outcome: 'fixed' },
      });
    }));

  it.each([
    ['type-password', 'read this back', 'told'],
    ['record-and-report', 'read this back', 'told'],
  ] as const)(
    'an answer that only a person can do (%s) is said, and has a code to read back',
    (answer, text, outcome) =>
      withWindow(browser, {}, async (at) => {
        const dialog = await openPanel(at);
        await dialog.getByLabel('Answer code or signed plan').fill(answerCode({ answer }));
        const figure = dialog.locator('figure', { hasText: text });
        await figure.waitFor();
        expect(readCode(await codeIn(figure))).toMatchObject({ kind: 'result', facts: { answer, outcome } });
        expect(at.service.live.state.fix).toBeUndefined();
      }),
  );

  it('an answer that asks for a recording begins it, and has a code for when it is over', async () => {
    const code = resultCode(plainResult('record-and-report', 'recorded', undefined));
    const asks = { what: said('answer.record-and-report'), cost: said('answer.cost.record-and-report') };
    const results = { told: code, declined: code, recorded: code };
    const shown = await showState(
      browser,
      staleState(),
      {},
      {
        'help.code': () => Promise.resolve({ code: '322N TY38 22VF' }),
        'help.answer': () => Promise.resolve({ ...asks, why: [], results }),
      },
    );
    const dialog = await panelOf(shown.page);
    await dialog.getByLabel('Answer code or signed plan').fill(answerCode({ answer: 'record-and-report' }));
    const start = dialog.getByRole('button', { name: 'Start recording' });
    await start.waitFor();
    expect(shown.asked.map(({ call }) => call)).not.toContain('record.start');
    await start.click();
    const figure = dialog.locator('figure', { hasText: 'Then read this back' });
    await figure.waitFor();
    expect(readCode(await codeIn(figure))).toMatchObject({ facts: { outcome: 'recorded' } });
    expect(shown.asked.find(({ call }) => call === 'record.start')?.input).toMatchObject({ seconds: 300 });
    await shown.close();
  });

  it('who says no changes nothing, and has a code that says so', () =>
    withWindow(browser, {}, async (at) => {
      const dialog = await openPanel(at);
      await dialog.getByLabel('Answer code or signed plan').fill(answerCode({ answer: 'clear-network' }));
      await dialog.getByRole('button', { name: 'No, change nothing' }).click();
      const figure = dialog.locator('figure', { hasText: 'Nothing was changed' });
      expect(readCode(await codeIn(figure))).toMatchObject({ facts: { outcome: 'declined' } });
      expect(at.service.live.state.fix).toBeUndefined();
    }));

  it('an answer that asks for more than the organisation allows is refused in a sentence', () =>
    withWindow(browser, { service: { policy: policyOf({ largestCut: 'bss' }) } }, async (at) => {
      const dialog = await openPanel(at);
      await dialog.getByLabel('Answer code or signed plan').fill(answerCode({ answer: 'clear-network' }));
      await dialog.getByText('more than your organisation allows').waitFor();
    }));

  it('shows each line that would leave and what was replaced, and saves just that', () =>
    withWindow(browser, { service: { policy: policyOf({ redaction: 'strict' }, SEND_TO) } }, async (at) => {
      const dialog = await openPanel(at);
      expect(await dialog.getByLabel('With names and addresses').isDisabled()).toBe(true);
      await dialog.getByText('wifi-help@example.org').waitFor();
      await dialog.getByRole('button', { name: 'Show what would leave' }).click();
      const log = dialog.locator('details', { hasText: 'logs/1.log' });
      await log.getByText(/replaced: 1 network, 1 address/).waitFor();
      // View and focus are where it appeared, though it is longer than the dialog.
      await expect
        .poll(() => at.page.evaluate<string>('document.activeElement.ariaLabel'))
        .toBe('Files in the report');
      await expect
        .poll(async () => {
          const box = await dialog.getByRole('button', { name: 'Save the report' }).boundingBox();
          return (box?.y ?? Infinity) + (box?.height ?? 0);
        })
        .toBeLessThan(800);
      await log.locator('summary').click();
      await log.getByText("SSID='network 1'").first().waitFor();
      await log.getByRole('searchbox').fill('reason=2');
      await log.getByText(/lines? found/).waitFor();
      const lines = (await log.locator('td').allTextContents()).map((line) => line.trim());
      expect(lines.length).toBeGreaterThan(2);
      for (const line of lines) expect(line).toContain('reason=2');
      const [download] = await Promise.all([
        at.page.waitForEvent('download'),
        dialog.getByRole('button', { name: 'Save the report' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^rejoin-[\d-]+\.rejoin$/);
      const { report, files } = openReport(await readFile(await download.path()));
      expect(report).toMatchObject({ level: 'strict', diagnosis: { verdict: 'stale-pmksa' } });
      const text = files.map((file) => file.text).join('\n');
      expect(text).not.toMatch(/lab-sae/);
      for (const line of lines) expect(text).toContain(line);
      await dialog.getByText('was handed to your downloads').waitFor();
    }));

  it('is there after a fix that failed, and not where there is nothing to tell', async () => {
    const failed = fixOf({ outcome: 'not-fixed', cancellable: false, endedAt: 1 });
    const shown = await showState(browser, staleState({ fix: failed }));
    await shown.page.getByRole('button', { name: 'Get help with this' }).waitFor();
    shown.live.update(() => liveState());
    await shown.page.getByText('Get help with this').waitFor({ state: 'detached' });
    await shown.close();
  });
});

describe.skipIf(!CHROMIUM)('what the organisation has set', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is marked on each button that it forbids', async () => {
    const { plan: _, ...network } = staleNetwork();
    for (const entry of Object.values(network.cache)) delete entry.plan;
    const limits = { remedies: [], largestCut: 'service' as const, keptEmpty: [] };
    const shown = await showState(browser, staleState({ networks: { [network.id]: network }, limits }));
    const { page } = shown;
    const button = page.getByRole('button', { name: /^Reconnect to/ });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    expect(await page.getByText('Saved keys are not cleared here.').count()).toBe(2);
    const fixed = fixOf({ outcome: 'fixed', cancellable: false, endedAt: 1 });
    shown.live.update((state) => ({ ...state, fix: fixed }));
    const keep = page.getByRole('button', { name: 'Save no keys for this network' });
    await keep.waitFor();
    expect(await keep.getAttribute('aria-disabled')).toBe('true');
    shown.live.update((state) => ({ ...state, fix: { ...fixed, outcome: 'not-fixed' } }));
    const again = page.getByRole('button', { name: 'Try again and watch' });
    await again.waitFor();
    expect(await again.getAttribute('aria-disabled')).toBe('true');
    expect(await page.getByText('Set by your organisation').count()).toBeGreaterThan(0);
    await again.click({ force: true });
    expect(shown.asked).toEqual([]);
    await shown.close();
  });
});
