/**
 * What a person waits for: from the start of the program to the first verdict on the screen, with a long history and with
 * none, against a page of one word that is served and shown by the same kinds of processes.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KeptHistory } from '../../app/service/kept-history.ts';
import { Store } from '../../app/store/store.ts';
import { nativeAvailable } from '../../native/index.ts';
import { FakeSupplicant } from '../platform/linux/fake-supplicant.ts';
import { CHROMIUM } from '../support/chromium.ts';
import { attemptOf, fillHistory } from '../support/history.ts';
import { openBareBrowser, type BareBrowser } from './bare-browser.ts';
import { median } from './measure.ts';

const ROOT = join(import.meta.dirname, '../..');
type CommandLine = readonly [program: string, ...args: string[]];
const CHECKOUT: CommandLine = [process.execPath, join(ROOT, 'app/cli/rejoin.js')];
/** What is installed: there after `npm run build:command`. */
const PACKED: CommandLine = [join(ROOT, 'out/command', `${process.platform}-${process.arch}`, 'rejoin')];
/** No part of any word that the window says. */
const NETWORK = 'kestrel';
const VERDICT = 'Connected';
/** Serves one page of one word: before a program and a browser can do this, nothing can be on the screen. */
const WORD_SERVER = `require('node:http')
  .createServer((asked, answer) => answer.writeHead(200, { 'content-type': 'text/html' })
    .end('<!doctype html><main><h1>${VERDICT} ${NETWORK}</h1></main>'))
  .listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port + '/'); });
process.once('SIGTERM', () => process.exit());`;
const WORD_PAGE: CommandLine = [process.execPath, '-e', WORD_SERVER];
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

const serving = (command: CommandLine, ctrl: string, history: string): CommandLine => [
  ...command,
  ...['serve', '--ctrl', ctrl, '--history', history],
];

export const serve = (ctrl: string, history: string): Promise<Served> =>
  begin(serving(CHECKOUT, ctrl, history));

/** Starts a program that prints the address of its page. */
function begin([program, ...args]: CommandLine): Promise<Served> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${program} ended by itself`)));
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
  /** Milliseconds from the start of the program until it says its address, … */
  readonly address: number;
  /** … until the frame with the network's name is painted, … */
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
    if (heading.startsWith(${JSON.stringify(VERDICT)})) seen.verdict ??= Date.now();
    if (seen.verdict === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

async function timeToVerdict(browser: BareBrowser, command: CommandLine): Promise<Start> {
  const window = await browser.open(NOTE);
  await pause(WINDOW_SETTLES);
  const startedAt = Date.now();
  const served = await begin(command);
  const address = Date.now() - startedAt;
  await window.go(served.address);
  const seen = await window.until<Record<'frame' | 'verdict', number>>(
    'globalThis.seenAt?.verdict === undefined ? undefined : seenAt',
  );
  await window.close();
  await stop(served);
  return { address, frame: seen.frame - startedAt, verdict: seen.verdict - startedAt };
}

/** Each command in its turn, so that whatever else the machine does meets all of them; the first is the baseline. */
async function benchStarts(
  browser: BareBrowser,
  commands: Readonly<Record<string, CommandLine>>,
): Promise<void> {
  const starts = Object.entries(commands).map(([name, command]) => ({ name, command, all: [] as Start[] }));
  for (let start = 0; start < STARTS; start++)
    for (const { command, all } of starts) all.push(await timeToVerdict(browser, command));
  const of = (all: readonly Start[], what: keyof Start): number => median(all.map((one) => one[what]));
  for (const { name, all } of starts) {
    const tell = (what: keyof Start): string => {
      const baseline = of(starts[0]?.all ?? [], what);
      return `${of(all, what)} ms${all === starts[0]?.all ? '' : ` (${of(all, what) - baseline} over the baseline)`}`;
    };
    console.log(
      `start of ${name}, ${STARTS} times: the address said after ${tell('address')}, ` +
        `the network's name painted after ${tell('frame')}, the first verdict after ${tell('verdict')}`,
    );
  }
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
  const browser = await openBareBrowser(CHROMIUM);
  try {
    const [long, none] = [join(folder, 'long.db'), join(folder, 'none.db')];
    await welcomedHistory(none);
    await welcomedHistory(long, async (store) => {
      await fillHistory(store, ATTEMPTS, DAYS);
      // The network that the machine is on has been known for long.
      new KeptHistory(store).keepAttempt({ ...attemptOf(ATTEMPTS, Date.now() - 60_000), ssid: NETWORK });
    });
    const ours = (name: string, command: CommandLine): Record<string, CommandLine> => ({
      [`${name} with ${ATTEMPTS} attempts kept`]: serving(command, folder, long),
      [`${name} with an empty history`]: serving(command, folder, none),
    });
    const isPacked = existsSync(PACKED[0]);
    if (!isPacked) console.log('the packed command: left out, npm run build:command makes it');
    await benchStarts(browser, {
      'a page of one word (the baseline)': WORD_PAGE,
      ...ours('the checkout', CHECKOUT),
      ...(isPacked ? ours('the packed command', PACKED) : {}),
    });
  } finally {
    await browser.close();
    supplicant.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
