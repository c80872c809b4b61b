import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ANSWERS } from '../../app/codes/tables.ts';
import { NO_LIMITS } from '../../app/domain/treatment.ts';
import { demandWithin, privateKey, publicName, signPlan, verifyPlan } from '../../app/plans/signed-plan.ts';
import { useOnce } from '../../app/plans/used-numbers.ts';
import { withFolder } from '../native/support.ts';

const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const key = privateKey(pem);
const keys = [`${publicName(key)} Network team`];
const now = Date.UTC(2026, 10, 29);
const DAY = 86_400;
const plan = signPlan({ do: 'clear-network', ssid: 'Office' }, { key, now, life: DAY });

describe('a signed plan', () => {
  it('says what it asks for and who signed it', () => {
    for (const what of ANSWERS) {
      const text = signPlan({ do: what }, { key, now, life: DAY });
      expect(verifyPlan(`${text}\n`, keys, now)).toMatchObject({
        plan: { do: what },
        signedBy: 'Network team',
      });
    }
  });

  it('is refused in a sentence where a single character is another', () => {
    const other: string[] = [];
    for (let at = 0; at < plan.length; at++) {
      const altered = plan.slice(0, at) + (plan[at] === 'A' ? 'B' : 'A') + plan.slice(at + 1);
      try {
        verifyPlan(altered, keys, now);
        other.push(altered);
      } catch (error) {
        if (!/signed this plan|no signed plan/.test(String(error))) other.push(String(error));
      }
    }
    expect(other).toEqual([]);
  });

  it('of another key, expired, of tomorrow, or where no key is trusted is refused, each with its sentence', () => {
    const stranger = privateKey(
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    );
    const forged = signPlan({ do: 'reconnect' }, { key: stranger, now, life: DAY });
    const long = signPlan({ do: 'reconnect' }, { key, now, life: 365 * DAY });
    const cases: readonly (readonly [string, readonly string[], number, string])[] = [
      [forged, keys, now, 'None of the keys'],
      [plan, keys, now + 2 * DAY * 1000, 'expired'],
      [long, keys, now, 'expired'],
      [plan, keys, now - DAY * 1000, 'not valid yet'],
      [plan, [], now, 'names no key'],
      ['CDFH JKMN', keys, now, 'no signed plan'],
      [plan + 'A'.repeat(4000), keys, now, 'no signed plan'],
    ];
    for (const [text, trusted, at, why] of cases) expect(() => verifyPlan(text, trusted, at)).toThrow(why);
  });

  it('that asks for more than is allowed is refused', () => {
    const asked = verifyPlan(plan, keys, now).plan;
    expect(() => demandWithin(asked, NO_LIMITS)).not.toThrow();
    for (const limits of [
      { ...NO_LIMITS, largestCut: 'bss' },
      { ...NO_LIMITS, remedies: ['reconnect'] },
    ] as const)
      expect(() => demandWithin(asked, limits)).toThrow('more than your organisation allows');
  });

  it('works once', () =>
    withFolder(async (folder) => {
      const { nonce } = verifyPlan(plan, keys, now).plan;
      useOnce(nonce, folder);
      expect(() => useOnce(nonce, folder)).toThrow('works once');
      await Promise.resolve();
    }));
});

it('a key that is none is refused without a word of it', () => {
  expect(() => privateKey('Tr0ub4dor')).toThrow(/^This is no private Ed25519 key in PKCS#8 form\.$/);
});
