/** What a person waits for: from the start of the program to the first verdict on the screen, with a long history and with none. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { KeptHistory } from '../../app/service/kept-history.ts';
import { Store } from '../../app/store/store.ts';
import { nativeAvailable } from '../../native/index.ts';
import { FakeSupplicant } from '../platform/linux/fake-supplicant.ts';
import { openBrowser } from '../support/browser.ts';
import { CHROMIUM } from '../support/chromium.ts';
import { attemptOf, fillHistory } from '../support/history.ts';
import { median } from './measure.ts';

const ROOT = join(import.meta.dirname, '../..');
type CommandLine = readonly [program: string, ...args: string[]];
const CHECKOUT: CommandLine = [process.execPath, join(ROOT, 'app/cli/rejoin.js')];
/** What is installed: there after `npm run build:command`. */
const PACKED: CommandLine = [join(ROOT, 'out/command', `${process.platform}-${process.arch}`, 'rejoin')];
const NETWORK = 'lab';
const AP = '02:00:00:00:00:00';
const ATTEMPTS = 100_000;
const DAYS = 80;
const STARTS = 7;
/** Milliseconds in which a window that the browser has just opened is done with itself: a person's browser is open. */
const WINDOW_SETTLES = 2000;

export interface Served {
  readonly child: ChildProcess;
  readonly address: string;
}

export function serve(ctrl: string, history: string, command = CHECKOUT): Promise<Served> {
  const [program, ...args] = command;
  const child = spawn(program, [...args, 'serve', '--ctrl', ctrl, '--history', history], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('rejoin serve ended by itself')));
    child.stdout.once('data', (text: Buffer) => resolve({ child, address: text.toString().trim() }));
  });
}

export async function stop({ child }: Served): Promise<void> {
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
}

/** A history at `path` with what `fill` puts into it. The greeting of a first run is no verdict: it is over. */
export async function welcomedHistory(path: string, fill?: (store: Store) => Promise<void>): Promise<void> {
  const store = new Store({ path, notice: (text) => console.log(text) });
  await store.set({ welcomed: true });
  await fill?.(store);
  await store.close();
}

interface Start {
  /** Milliseconds from the start of the program until the frame with the network's name is painted, … */
  readonly frame: number;
  /** … and until the verdict about the connection is. */
  readonly verdict: number;
}

/** In the page, before anything of it runs: notes when the first of each kind stands, a frame later. */
const NOTE = `(() => {
  const seen = (globalThis.seenAt = {});
  const look = () => {
    const page = document.body?.textContent ?? '';
    const heading = document.querySelector('main h1')?.textContent ?? '';
    if (page.includes(${JSON.stringify(NETWORK)})) seen.frame ??= Date.now();
    if (heading.startsWith('Connected')) seen.verdict ??= Date.now();
    if (seen.verdict === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

async function timeToVerdict(
  browser: Browser,
  command: CommandLine,
  ctrl: string,
  history: string,
): Promise<Start> {
  const page = await browser.newPage({ locale: 'en-US' });
  await page.addInitScript(NOTE);
  await pause(WINDOW_SETTLES);
  const startedAt = Date.now();
  const served = await serve(ctrl, history, command);
  await page.goto(served.address);
  const verdict = page.getByRole('heading', { name: /^Connected/ });
  await verdict.waitFor();
  const seen = await page.evaluate<Start>('seenAt');
  await page.close();
  await stop(served);
  return { frame: seen.frame - startedAt, verdict: seen.verdict - startedAt };
}

async function benchStarts(
  name: string,
  browser: Browser,
  command: CommandLine,
  ctrl: string,
  { long, none }: Readonly<Record<'long' | 'none', string>>,
): Promise<void> {
  const starts = { long: [] as Start[], none: [] as Start[] };
  for (let start = 0; start < STARTS; start++) {
    starts.none.push(await timeToVerdict(browser, command, ctrl, none));
    starts.long.push(await timeToVerdict(browser, command, ctrl, long));
  }
  const tell = (what: keyof Start, said: string): void => {
    const [withLong, withNone] = [starts.long, starts.none].map((all) => median(all.map((one) => one[what])));
    console.log(
      `start of ${name} to ${said}, ${STARTS} starts each: ${withLong} ms with ${ATTEMPTS} attempts kept, ` +
        `${withNone} ms with an empty history`,
    );
  };
  tell('frame', "the frame with the network's name painted");
  tell('verdict', 'the first verdict painted');
}

export async function benchWindow(): Promise<void> {
  const native = nativeAvailable();
  if (!native.ok || !CHROMIUM) {
    console.log(`window: ${native.ok ? 'there is no Chromium' : native.reason}\n`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  const supplicant = new FakeSupplicant(folder);
  supplicant.network(0, NETWORK);
  supplicant.key(AP, 0);
  supplicant.state = 'COMPLETED';
  supplicant.current = { id: 0, bssid: AP };
  const browser = await openBrowser();
  try {
    const [long, none] = [join(folder, 'long.db'), join(folder, 'none.db')];
    await welcomedHistory(none);
    await welcomedHistory(long, async (store) => {
      await fillHistory(store, ATTEMPTS, DAYS);
      // The network that the person was in last: its name stands in the frame before the machine has been asked.
      new KeptHistory(store).keepAttempt({ ...attemptOf(ATTEMPTS, Date.now() - 60_000), ssid: NETWORK });
    });
    await benchStarts('the checkout', browser, CHECKOUT, folder, { long, none });
    if (existsSync(PACKED[0]))
      await benchStarts('the packed command', browser, PACKED, folder, { long, none });
    else console.log('the packed command: left out, npm run build:command makes it');
  } finally {
    await browser.close();
    supplicant.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
