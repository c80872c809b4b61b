/**
 * Help from end to end on real parts: a supplicant in the loop, `rejoin serve` in a process of its own, its page in Chromium,
 * and the helpdesk's command line.
 */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode as decodePng } from 'fast-png';
import jpeg from 'jpeg-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { qrPng } from '../../app/plans/qr.ts';
import { publicName, signPlan } from '../../app/plans/signed-plan.ts';
import { AP, hasOwnEtc, OTHER_AP, scene, type Running, type Scene } from '../cli/live/support.ts';
import { unavailable, withFolder } from '../native/support.ts';
import { BROWSER_ARGS, CHROMIUM, openBrowser } from '../support/browser.ts';
import { policyOf } from '../support/policy.ts';
import { withWindow } from '../support/windowed.ts';

const REJOIN = join(import.meta.dirname, '../../app/cli/rejoin.js');
const OTHERS = [OTHER_AP, '02:00:00:00:03:00'];
const { privateKey } = generateKeyPairSync('ed25519');
const TRUSTED = { publicKeys: [`${publicName(privateKey)} Service desk`], welcomed: true };

/** The helpdesk's own computer. */
const helpdesk = (...args: readonly string[]): string =>
  execFileSync(process.execPath, ['--no-warnings', REJOIN, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
interface Decoded {
  readonly kind: string;
  readonly name: string;
  readonly outcome: string;
  readonly answers?: readonly { readonly answer: string; readonly code: string }[];
}
const decoded = (code: string): Decoded => JSON.parse(helpdesk('decode', code, '--json')) as Decoded;

const addressOf = ({ child }: Running): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      const [address] = /http:\/\/\S+/.exec(data.toString()) ?? [];
      if (address) resolve(address);
    });
    child.once('close', () => reject(new Error('It ended without an address.')));
  });

const codeIn = async (figure: Locator): Promise<string> => {
  await figure.waitFor({ timeout: 60_000 });
  return (await figure.locator('b').allTextContents()).join('');
};

async function panelOf(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Reconnect to/ }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Get help with this' }).click();
  return page.getByRole('dialog', { name: 'Get help' });
}

describe.skipIf(!CHROMIUM || unavailable !== undefined || !hasOwnEtc)(
  'somebody who is helped',
  { timeout: 240_000 },
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    const atMachine = (work: (page: Page, at: Scene) => Promise<void>): Promise<void> =>
      scene(
        { refusing: [AP] },
        (at) =>
          at.station.trying(async () => {
            const address = await addressOf(at.rejoin('serve', '--history', join(at.folder, 'history.db')));
            const page = await browser.newPage();
            try {
              await page.goto(address);
              at.station.tryAgain(0);
              await work(page, at);
            } finally {
              await page.close();
            }
          }),
        {},
        TRUSTED,
      );

    it('by phone: code, answer, one key cleared, online, and a result code that says so', () =>
      atMachine(async (page, { fake }) => {
        const before = fake.configuration();
        const panel = await panelOf(page);
        const told = decoded(await codeIn(panel.locator('figure').first()));
        expect(told).toMatchObject({ kind: 'case', name: 'stale-pmksa/deauth-before-association' });
        expect(fake.aas).toEqual([AP, ...OTHERS]);
        const answer = told.answers?.find((one) => one.answer === 'clear-access-point')?.code ?? '';
        await panel.getByLabel('Answer code or signed plan').fill(answer);
        await panel.getByRole('button', { name: 'Do this now' }).click();
        const result = decoded(await codeIn(page.locator('figure', { hasText: 'Read this result code' })));
        expect(result).toMatchObject({ kind: 'result', outcome: 'fixed', name: 'healthy' });
        await page.getByRole('heading', { name: 'Connected. Your password is fine.' }).waitFor();
        expect([...fake.aas].sort()).toEqual([AP, ...OTHERS].sort());
        expect(fake.keys.find(({ aa }) => aa === AP)?.pmkid).toBe('b'.repeat(32));
        expect(fake.configuration()).toEqual(before);
      }));

    it('by a signed plan in a picture: who signed it is said, it is done once, and its number is used', () =>
      atMachine(async (page, { fake, folder }) => {
        const key = join(folder, 'key.pem');
        writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
        const picture = join(folder, 'plan.png');
        helpdesk(
          'plan',
          'sign',
          '--key',
          key,
          '--do',
          'clear-access-point',
          '--ssid',
          'office',
          '--qr',
          picture,
        );
        const panel = await panelOf(page);
        await panel.locator('input[type=file]').setInputFiles(picture);
        await panel.getByText(/^Signed by .?Service desk/).waitFor();
        expect(fake.verbs).not.toContain('PMKSA_ADD');
        await panel.getByRole('button', { name: 'Do this now' }).click();
        const result = decoded(await codeIn(page.locator('figure', { hasText: 'Read this result code' })));
        expect(result).toMatchObject({ kind: 'result', outcome: 'fixed', name: 'healthy' });
        expect(fake.keys.find(({ aa }) => aa === AP)?.pmkid).toBe('b'.repeat(32));
        await page.getByRole('button', { name: 'Get help with this' }).click();
        await panel.locator('input[type=file]').setInputFiles(picture);
        await panel.getByText('was carried out here before').waitFor();
        expect(await panel.getByRole('button', { name: 'Do this now' }).count()).toBe(0);
      }));
  },
);

it.skipIf(!CHROMIUM)('a plan is read by the camera', { timeout: 90_000 }, () =>
  withFolder(async (folder) => {
    const plan = signPlan({ do: 'clear-access-point' }, { key: privateKey, now: Date.now(), life: 3600 });
    const { width, data } = decodePng(qrPng(plan));
    const frame = new Uint8Array(width * width * 4).map((_, at) =>
      at % 4 === 3 ? 255 : (data[at >> 2] ?? 0),
    );
    const film = join(folder, 'film.mjpeg');
    writeFileSync(film, jpeg.encode({ width, height: width, data: frame }, 90).data);
    const camera = await chromium.launch({
      ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
      args: [
        ...BROWSER_ARGS,
        ...['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
        `--use-file-for-fake-video-capture=${film}`,
      ],
    });
    try {
      const service = { policy: policyOf(TRUSTED) };
      await withWindow(
        camera,
        { service, permissions: ['camera'] },
        async ({ page, service: { handlers } }) => {
          await handlers['replay.demo']({});
          const panel = await panelOf(page);
          await panel.getByRole('button', { name: 'Read a plan by the camera' }).click();
          await panel.getByText(/^Signed by .?Service desk/).waitFor();
          await panel.getByText('Clear the saved key of this access point and reconnect').waitFor();
        },
      );
    } finally {
      await camera.close();
    }
  }),
);
