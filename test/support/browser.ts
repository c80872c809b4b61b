/** A real Chromium on the real pages, over the real loopback server. */
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { CALLS, type CallName, type Handlers } from '../../app/ipc/contract/contract.ts';
import type { LiveState } from '../../app/ipc/contract/views.ts';
import { LiveValue } from '../../app/ipc/server/live-value.ts';
import { LoopbackServer } from '../../app/ipc/server/loopback-server.ts';
import { readPages } from '../../app/ipc/server/page-files.ts';
import { CHROMIUM } from './chromium.ts';

export { CHROMIUM };
export const PAGES = join(import.meta.dirname, '../../out/renderer');

// Started as root in containers; nothing here talks to the network.
export const BROWSER_ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: BROWSER_ARGS,
  });

/** A call as it reached the service. */
export interface Asked {
  readonly call: CallName;
  readonly input: unknown;
}

/** Handlers that note what was asked and answer with what fits the contract; tests replace those that they are about. */
export function notingHandlers(asked: Asked[], own: Partial<Handlers> = {}): Handlers {
  const answers: Partial<Record<CallName, unknown>> = {
    'fix.start': { fix: 'fix-1' },
    'files.open': { opened: 'opened-1', files: ['file-1'] },
    'attempt.ladder': { ladder: [], shortcut: 'unknown' },
    'history.attempts': { attempts: [] },
    'history.findings': { findings: [] },
    'history.fixes': { fixes: [] },
    'files.stations': { total: 0, rows: [] },
  };
  const names = Object.keys(CALLS) as CallName[];
  return Object.fromEntries(
    names.map((call) => [
      call,
      async (input: never) => {
        asked.push({ call, input });
        return (await own[call]?.(input)) ?? answers[call] ?? {};
      },
    ]),
  ) as unknown as Handlers;
}

export interface Shown {
  readonly page: Page;
  readonly live: LiveValue;
  readonly server: LoopbackServer;
  readonly asked: Asked[];
  readonly close: () => Promise<void>;
}

/** Opens the app in a state of the service. @param options viewport, colour scheme, reduced motion … @param pages a folder */
export async function showState(
  browser: Browser,
  state: LiveState,
  options: BrowserContextOptions = {},
  own: Partial<Handlers> = {},
  pages = PAGES,
): Promise<Shown> {
  const live = new LiveValue(state);
  const asked: Asked[] = [];
  const service = { live, handlers: notingHandlers(asked, own) };
  const server = new LoopbackServer({ service, pages: readPages(pages) });
  const address = await server.listen();
  const context = await browser.newContext({ viewport: { width: 1120, height: 840 }, ...options });
  const page = await context.newPage();
  await page.goto(address);
  // The state is here: before, there is a heading that nobody sees.
  await page.locator('h1:not(.unseen)').first().waitFor();
  return {
    page,
    live,
    server,
    asked,
    async close() {
      await context.close();
      await server.close();
    },
  };
}
