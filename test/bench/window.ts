/**
 * What a person waits for: from the start of the program to the first verdict on the screen, with a long history and with
 * none; and from a line of the supplicant to the verdict that it changes.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { Store } from '../../app/store/store.ts';
import { nativeAvailable } from '../../native/index.ts';
import { FakeSupplicant } from '../platform/linux/fake-supplicant.ts';
import { openBrowser } from '../support/browser.ts';
import { CHROMIUM } from '../support/chromium.ts';
import { fillHistory } from '../support/history.ts';
import { median, percentile } from './measure.ts';

const REJOIN = join(import.meta.dirname, '../../app/cli/rejoin.js');
const AP = '02:00:00:00:00:00';
const ATTEMPTS = 100_000;
const DAYS = 80;
const STARTS = 7;
const CHANGES = 100;

const auth = `SME: Trying to authenticate with ${AP} (SSID='lab' freq=2412 MHz)`;
const assoc = `Trying to associate with ${AP} (SSID='lab' freq=2412 MHz)`;
const LEFT = `CTRL-EVENT-DISCONNECTED bssid=${AP} reason=3 locally_generated=1`;
const REFUSED = [auth, assoc, `CTRL-EVENT-DISCONNECTED bssid=${AP} reason=2`];
const CONNECTED = [
  ...[auth, auth, `PMKSA-CACHE-ADDED ${AP} 0`, assoc, `Associated with ${AP}`],
  `WPA: Key negotiation completed with ${AP} [PTK=CCMP GTK=CCMP]`,
  `CTRL-EVENT-CONNECTED - Connection to ${AP} completed [id=0 id_str=]`,
];

/** In the page: the time of the frame after the one in which everything stands, by the wall clock that both processes have. */
const AFTER_PAINT = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now()))))`;
/** In the page: notes when the headline changes. */
const NOTE_HEADLINES = `
  window.changes = [];
  let last = '';
  new MutationObserver(() => {
    const text = document.querySelector('h1')?.textContent ?? '';
    if (text === last) return;
    last = text;
    requestAnimationFrame(() => changes.push({ text, at: Date.now() }));
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
`;

interface Served {
  readonly child: ChildProcess;
  readonly address: string;
}

function serve(ctrl: string, history: string): Promise<Served> {
  const child = spawn(process.execPath, [REJOIN, 'serve', '--ctrl', ctrl, '--history', history], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('rejoin serve ended by itself')));
    child.stdout.once('data', (text: Buffer) => resolve({ child, address: text.toString().trim() }));
  });
}

async function stop({ child }: Served): Promise<void> {
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
}

/** Milliseconds from the start of the program until the verdict about the connection is painted. */
async function timeToVerdict(browser: Browser, ctrl: string, history: string): Promise<number> {
  const page = await browser.newPage({ locale: 'en-US' });
  const startedAt = Date.now();
  const served = await serve(ctrl, history);
  await page.goto(served.address);
  const verdict = page.getByRole('heading', { name: /^Connected/ });
  await verdict.waitFor();
  // The frame after the one in which it stands.
  const paintedAt = await page.evaluate<number>(AFTER_PAINT);
  await page.close();
  await stop(served);
  return paintedAt - startedAt;
}

async function lineToPaint(
  browser: Browser,
  supplicant: FakeSupplicant,
  ctrl: string,
  history: string,
): Promise<number[]> {
  const served = await serve(ctrl, history);
  const page = await browser.newPage({ locale: 'en-US' });
  await page.goto(served.address);
  await page.locator('h1').waitFor();
  await page.evaluate(NOTE_HEADLINES);
  const times: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const isRefused = change % 2 === 0;
    const lines = isRefused ? [LEFT, ...REFUSED, ...REFUSED] : CONNECTED;
    const wanted = isRefused ? 'never asked for' : 'Connected';
    for (const line of lines.slice(0, -1)) supplicant.daemon.tell(3, line);
    await pause(100);
    const sentAt = Date.now();
    supplicant.daemon.tell(3, lines.at(-1) ?? '');
    const found = await page
      .waitForFunction(
        `changes.find(({ at, text }) => at >= ${sentAt} && text.includes('${wanted}'))?.at`,
        undefined,
        { timeout: 3000 },
      )
      .then((handle) => handle.jsonValue() as Promise<number>)
      .catch(() => undefined);
    if (found !== undefined) times.push(found - sentAt);
  }
  await page.close();
  await stop(served);
  return times;
}

export async function benchWindow(): Promise<void> {
  const native = nativeAvailable();
  if (!native.ok || !CHROMIUM) {
    console.log(`window: ${native.ok ? 'there is no Chromium' : native.reason}\n`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  const supplicant = new FakeSupplicant(folder);
  supplicant.network(0, 'lab');
  supplicant.key(AP, 0);
  supplicant.state = 'COMPLETED';
  supplicant.current = { id: 0, bssid: AP };
  const browser = await openBrowser();
  try {
    const [long, none] = [join(folder, 'long.db'), join(folder, 'none.db')];
    for (const path of [long, none]) {
      const store = new Store({ path, notice: (text) => console.log(text) });
      // The greeting of a first run is no verdict.
      await store.set({ welcomed: true });
      if (path === long) await fillHistory(store, ATTEMPTS, DAYS);
      await store.close();
    }
    const starts = { long: [] as number[], none: [] as number[] };
    for (let start = 0; start < STARTS; start++) {
      starts.none.push(await timeToVerdict(browser, folder, none));
      starts.long.push(await timeToVerdict(browser, folder, long));
    }
    const [withLong, withNone] = [median(starts.long), median(starts.none)];
    console.log(
      `start of the program to the first verdict painted, ${STARTS} starts each: ${withLong} ms with ${ATTEMPTS} attempts kept, ` +
        `${withNone} ms with an empty history (${(withLong / withNone).toFixed(2)} times)`,
    );
    const times = await lineToPaint(browser, supplicant, folder, none);
    console.log(
      `a line of the supplicant to the painted verdict, ${times.length} of ${CHANGES} changes seen: ` +
        `p50 ${percentile(times, 0.5)} ms, p95 ${percentile(times, 0.95)} ms\n`,
    );
  } finally {
    await browser.close();
    supplicant.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
