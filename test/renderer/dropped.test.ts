/** Files that are dropped on the window, as an operating system hands them over: many, a whole folder, and before the first page is left. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, openBrowser, showState, type Shown } from '../support/browser.ts';
import { liveState, staleState } from '../support/live-state.ts';

const LINE = 'wlan0: Trying to associate\n';

/** @param paths of files and folders */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data });
}

const namesIn = ({ asked }: Shown): readonly string[] =>
  asked.flatMap(({ call, input }) =>
    call === 'files.open' ? (input as { files: { name: string }[] }).files.map(({ name }) => name) : [],
  );

describe.skipIf(!CHROMIUM)('what is dropped on the window', { timeout: 60_000 }, () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await openBrowser();
    folder = mkdtempSync(join(tmpdir(), 'rejoin-test-'));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is opened together, thirty files as one, before the first page is left', async () => {
    const first = liveState({ settings: { ...liveState().settings, welcomed: false } });
    const shown = await showState(browser, first);
    const paths = Array.from({ length: 30 }, (_, index) => join(folder, `wpa-${index}.log`));
    for (const path of paths) writeFileSync(path, LINE);
    await drop(shown.page, paths);
    await expect.poll(() => namesIn(shown)).toHaveLength(30);
    expect(shown.asked.filter(({ call }) => call === 'files.open')).toHaveLength(1);
    await shown.close();
  });

  it('may be a folder: what is in it is read, but for what is hidden or empty', async () => {
    const logs = join(folder, 'logs');
    mkdirSync(join(logs, 'old'), { recursive: true });
    writeFileSync(join(logs, 'wpa.log'), LINE);
    writeFileSync(join(logs, 'old', 'wpa.log.1'), LINE);
    writeFileSync(join(logs, '.hidden'), LINE);
    writeFileSync(join(logs, 'empty.log'), '');
    const shown = await showState(browser, staleState());
    await drop(shown.page, [logs]);
    await expect.poll(() => namesIn(shown)).toEqual(['wpa.log', 'wpa.log.1']);
    await shown.close();
  });
});
