/** A log of 200 MB, opened in a real Chromium: from the choice until it is taken in, and until its verdict is painted. */
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { nativeAvailable } from '../../native/index.ts';
import { openBrowser } from '../support/browser.ts';
import { CHROMIUM } from '../support/chromium.ts';
import { measure, median } from './measure.ts';
import { serve, stop, welcomedHistory } from './window.ts';

const BYTES = 200 * 2 ** 20;
const ROUNDS = 5;
const scenarios = join(import.meta.dirname, '../scenarios');
const REJOIN = join(import.meta.dirname, '../../app/cli/rejoin.js');

function writeLog(path: string): void {
  const recordings = readdirSync(scenarios, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('wpa-msgdump.log.gz'))
    .map((name) => gunzipSync(readFileSync(join(scenarios, name))));
  const all = Buffer.concat(recordings);
  const file = openSync(path, 'w');
  for (let written = 0; written < BYTES; written += all.length) writeSync(file, all);
  closeSync(file);
}

/** In the page: when it first said that it takes the file in, reads it, and has a verdict; in milliseconds since 1970. */
const NOTE = `(() => {
  const seen = (globalThis.seenAt = {});
  const look = () => {
    const text = document.querySelector('.opened')?.textContent ?? '';
    if (text.includes('Taking in')) seen.taking ??= Date.now();
    if (text.includes('Reading ')) seen.reading ??= Date.now();
    if (document.querySelector('.opened h1')) seen.verdict ??= Date.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

interface Seen {
  readonly reading: number;
  readonly verdict: number;
}

export async function benchOpened(): Promise<void> {
  const native = nativeAvailable();
  if (!native.ok || !CHROMIUM) {
    console.log(`opened: ${native.ok ? 'there is no Chromium' : native.reason}\n`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  const log = join(folder, 'wpa.log');
  writeLog(log);
  const path = join(folder, 'history.db');
  await welcomedHistory(path);
  const browser = await openBrowser();
  const served = await serve(folder, path);
  try {
    const page = await browser.newPage({ locale: 'en-US' });
    await page.goto(served.address);
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    const taken: number[] = [];
    const judged: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await page.evaluate(NOTE);
      const from = Date.now();
      await page.locator('input[type=file]').setInputFiles(log);
      await page.locator('.opened h1').waitFor({ timeout: 60_000 });
      const { reading, verdict } = await page.evaluate<Seen>('seenAt');
      taken.push(reading - from);
      judged.push(verdict - from);
      await page.locator('.opened').getByRole('button', { name: 'Close' }).click();
      await page.locator('.opened').waitFor({ state: 'detached' });
    }
    const command = await measure(process.execPath, [REJOIN, 'diagnose', '--json', log]);
    console.log(
      `200 MiB opened, ${ROUNDS} times: taken in after ${median(taken)} ms (worst ${Math.max(...taken)}), verdict painted ` +
        `after ${median(judged)} ms (worst ${Math.max(...judged)}); on the command line ${(1000 * command.seconds).toFixed(0)} ms\n`,
    );
  } finally {
    await browser.close();
    await stop(served);
    rmSync(folder, { recursive: true, force: true });
  }
}
