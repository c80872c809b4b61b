/** A signed plan at a machine whose policy trusts its key: carried out once, from text and from a picture, and never more. */
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCode } from '../../../app/codes/codes.ts';
import { qrPng } from '../../../app/plans/qr.ts';
import { publicName, signPlan } from '../../../app/plans/signed-plan.ts';
import { unavailable } from '../../native/support.ts';
import { AP, hasOwnEtc, linesOf, OTHER_AP, scene, type Scene } from './support.ts';

const HOUR = 3600;
const { privateKey } = generateKeyPairSync('ed25519');
const TRUSTED = { publicKeys: [`${publicName(privateKey)} Service desk`] };
const sign = (plan: Parameters<typeof signPlan>[0], now = Date.now(), key = privateKey): string =>
  signPlan(plan, { key, now, life: HOUR });

const underPolicy = (work: (at: Scene) => Promise<void>, more: object = {}): Promise<void> =>
  scene({ refusing: [AP] }, work, {}, { ...TRUSTED, ...more });

describe.skipIf(unavailable !== undefined || !hasOwnEtc).concurrent('a signed plan', () => {
  test('clears the one key, proves it, says who signed it, and works once', () =>
    underPolicy(async ({ fake, rejoin }) => {
      const before = fake.configuration();
      const plan = sign({ do: 'clear-access-point', ssid: 'office' });
      const { code, stdout, stderr } = await rejoin('plan', 'run', plan, '--yes', '--json').done;
      expect(code, stderr).toBe(0);
      expect(stderr).toContain('Signed by Service desk.');
      const [fix] = linesOf(stdout, 'rejoin.fix/1') as { outcome: string; result: string }[];
      expect(fix).toMatchObject({ outcome: 'fixed', cleared: { scope: 'bss', removed: [{ bssid: AP }] } });
      expect(readCode(fix?.result ?? '')).toMatchObject({
        kind: 'result',
        facts: { answer: 'clear-access-point', outcome: 'fixed', name: 'healthy' },
      });
      expect(fake.aas).toEqual([AP, OTHER_AP, '02:00:00:00:03:00']);
      expect(fake.configuration()).toEqual(before);
      const keys = fake.aas;
      const again = await rejoin('plan', 'run', plan, '--yes').done;
      expect([again.code, again.stdout]).toEqual([5, '']);
      expect(again.stderr).toContain('was carried out here before');
      expect(fake.aas).toEqual(keys);
    }));

  test('is read from a picture, and the network that it leaves open is named here', () =>
    underPolicy(async ({ fake, folder, rejoin }) => {
      const picture = join(folder, 'plan.png');
      writeFileSync(picture, qrPng(sign({ do: 'clear-network' })));
      const unnamed = await rejoin('plan', 'run', '--qr', picture, '--yes').done;
      expect([unnamed.code, unnamed.stdout]).toEqual([2, '']);
      const { code, stdout, stderr } = await rejoin(
        'plan',
        'run',
        '--qr',
        picture,
        '--ssid',
        'office',
        '--yes',
        '--json',
      ).done;
      expect(code, stderr).toBe(0);
      expect(linesOf(stdout, 'rejoin.fix/1')[0]).toMatchObject({
        outcome: 'fixed',
        cleared: { scope: 'network' },
      });
      expect(fake.aas).toContain('02:00:00:00:03:00');
    }));

  test('that nobody agreed to can be run later', () =>
    underPolicy(async ({ fake, folder, rejoin }) => {
      const keys = fake.aas;
      const plan = sign({ do: 'clear-access-point', ssid: 'office' });
      const unasked = await rejoin('plan', 'run', plan).done;
      expect(unasked.code, unasked.stderr).toBe(5);
      expect(fake.aas).toEqual(keys);
      expect(existsSync(join(folder, 'rejoin', 'used-plans'))).toBe(false);
      expect((await rejoin('plan', 'run', plan, '--yes').done).code).toBe(0);
    }));

  test('of another key, altered, expired, too early or over-reaching changes nothing', () =>
    underPolicy(
      async ({ fake, rejoin }) => {
        const keys = fake.aas;
        const other = generateKeyPairSync('ed25519').privateKey;
        const good = sign({ do: 'clear-access-point', ssid: 'office' });
        const bad: readonly (readonly [string, string])[] = [
          [sign({ do: 'clear-access-point', ssid: 'office' }, Date.now(), other), 'or it was altered'],
          [good.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), 'or it was altered'],
          [sign({ do: 'clear-access-point', ssid: 'office' }, Date.now() - 2 * HOUR * 1000), 'has expired'],
          [sign({ do: 'clear-access-point', ssid: 'office' }, Date.now() + 2 * HOUR * 1000), 'not valid yet'],
          [sign({ do: 'clear-network', ssid: 'office' }), 'more than your organisation allows'],
        ];
        for (const [plan, why] of bad) {
          const { code, stdout, stderr } = await rejoin('plan', 'run', plan, '--yes').done;
          expect([code, stdout], why).toEqual([5, '']);
          expect(stderr).toContain(why);
        }
        expect(fake.aas).toEqual(keys);
        expect(fake.verbs).not.toContain('REASSOCIATE');
      },
      { largestCut: 'bss' },
    ));
});
