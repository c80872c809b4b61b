/** From the supplicant's datagram to what it changes on the screen, in a real Chromium. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nativeAvailable } from '../../native/index.ts';
import { FakeSupplicant } from '../platform/linux/fake-supplicant.ts';
import { openBrowser } from '../support/browser.ts';
import { CHROMIUM } from '../support/chromium.ts';
import { CONNECTED, REFUSED } from './latency.ts';
import { percentile } from './measure.ts';
import { serve, stop, welcomedHistory } from './window.ts';

const AP = '02:00:00:00:00:00';
const ROUNDS = 60;
/** Milliseconds in which what was told before is painted. */
const SETTLES = 400;
/** Milliseconds after which a change that did not come is counted as that late. */
const LATE = 3000;

/** In the page: when the page began to say something else, by frames. */
const NOTE = `(() => {
  globalThis.said = [];
  let before;
  const look = () => {
    const text = document.querySelector('main')?.textContent;
    if (text !== before) said.push(Date.now());
    before = text;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

export async function benchPainted(): Promise<void> {
  const native = nativeAvailable();
  if (!native.ok || !CHROMIUM) {
    console.log(`painted: ${native.ok ? 'there is no Chromium' : native.reason}\n`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  const supplicant = new FakeSupplicant(folder);
  supplicant.network(0, 'lab');
  supplicant.key(AP, 0);
  supplicant.state = 'COMPLETED';
  supplicant.current = { id: 0, bssid: AP };
  const path = join(folder, 'history.db');
  await welcomedHistory(path);
  const browser = await openBrowser();
  const served = await serve(folder, path);
  try {
    const page = await browser.newPage({ locale: 'en-US' });
    await page.addInitScript(NOTE);
    await page.goto(served.address);
    await page.getByRole('heading', { name: /^Connected/ }).waitFor();
    const measured: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const lines = round % 2 === 0 ? REFUSED : CONNECTED;
      for (const line of lines.slice(0, -1)) supplicant.daemon.tell(3, line);
      await pause(SETTLES);
      const before = await page.evaluate<number>('said.length');
      const sentAt = Date.now();
      supplicant.daemon.tell(3, lines.at(-1) ?? '');
      const late = sentAt + LATE;
      let at: number | undefined;
      while (at === undefined && Date.now() < late) {
        await pause(20);
        at = await page.evaluate<number | undefined>(`said[${before}]`);
      }
      measured.push(at === undefined ? LATE : at - sentAt);
      await pause(SETTLES);
    }
    console.log(
      `datagram to what it changes painted over ${measured.length} changes: p50 ${percentile(measured, 0.5)} ms, ` +
        `p95 ${percentile(measured, 0.95)} ms, worst ${Math.max(...measured)} ms\n`,
    );
  } finally {
    await browser.close();
    await stop(served);
    supplicant.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
