/** What a person waits for: from the start of the program to the first verdict on the screen, with a long history and with none. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Store } from '../../app/store/store.ts';
import { nativeAvailable } from '../../native/index.ts';
import { FakeSupplicant } from '../platform/linux/fake-supplicant.ts';
import { openBrowser } from '../support/browser.ts';
import { CHROMIUM } from '../support/chromium.ts';
import { fillHistory } from '../support/history.ts';
import { median } from './measure.ts';

const REJOIN = join(import.meta.dirname, '../../app/cli/rejoin.js');
const AP = '02:00:00:00:00:00';
const ATTEMPTS = 100_000;
const DAYS = 80;
const STARTS = 7;

/** In the page: the time of the frame after the one in which everything stands, by the wall clock that both processes have. */
const AFTER_PAINT = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now()))))`;
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
  } finally {
    await browser.close();
    supplicant.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
