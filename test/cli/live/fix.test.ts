import { describe, expect, test } from 'vitest';
import { unavailable } from '../../native/support.ts';
import { AP, linesOf, OTHER_AP, scene } from './support.ts';

describe.skipIf(unavailable !== undefined).concurrent('fix', () => {
  test('ends the loop of a stale key, keeps every other key, and proves it', () =>
    scene({ refusing: [AP] }, async ({ fake, rejoin }) => {
      const before = fake.configuration();
      const { code, stdout, stderr } = await rejoin('fix', 'office', '--yes', '--json').done;
      expect(code, stderr).toBe(0);
      const [fix] = linesOf(stdout, 'rejoin.fix/1');
      expect(fix).toMatchObject({
        outcome: 'fixed',
        cleared: { scope: 'bss', removed: [{ bssid: AP }] },
        proof: { bssid: AP, fullLogin: true, handshake: true, newPmkid: 'b'.repeat(32) },
        finding: { cause: 'stale-pmksa', variant: 'deauth-before-association' },
      });
      expect(fake.aas).toEqual([AP, OTHER_AP, '02:00:00:00:03:00']);
      expect(fake.configuration()).toEqual(before);
      expect(fake.sins).toEqual([]);
    }));

  test('two at once clear one key once: one of them follows the other and ends as it does', () =>
    scene({ refusing: [AP] }, async ({ fake, rejoin }) => {
      const both = [1, 2].map(() => rejoin('fix', 'office', '--yes', '--json'));
      const [one, two] = await Promise.all(both.map(({ done }) => done));
      expect([one?.code, two?.code], `${one?.stderr}\n${two?.stderr}`).toEqual([0, 0]);
      expect(`${one?.stderr}\n${two?.stderr}`).toContain('Another Rejoin (process ');
      expect(linesOf(one?.stdout ?? '', 'rejoin.fix/1')).toEqual(linesOf(two?.stdout ?? '', 'rejoin.fix/1'));
      expect(fake.verbs.filter((verb) => verb === 'PMKSA_ADD')).toHaveLength(1);
    }));

  test('says that it is the password when the fresh key fails as well', () =>
    scene({ refusing: [AP], wrongPassword: true }, async ({ fake, rejoin }) => {
      const { code, stdout, stderr } = await rejoin('fix', 'office', '--yes', '--json').done;
      expect(code, stderr + stdout).toBe(11);
      expect(linesOf(stdout, 'rejoin.fix/1')[0]).toMatchObject({ outcome: 'wrong-passphrase' });
      expect(fake.sins).toEqual([]);
    }));

  test('does not clear anything where the password is what is refused', () =>
    scene({ refusing: [], wrongPassword: true }, async ({ fake, rejoin }) => {
      fake.keys = fake.keys.filter((key) => key.aa !== AP);
      const keys = fake.aas;
      const { code, stdout, stderr } = await rejoin('fix', 'office', '--yes', '--json').done;
      expect(code, stderr + stdout).toBe(11);
      expect(fake.aas).toEqual(keys);
      expect(fake.verbs).not.toContain('PMKSA_ADD');
    }));

  test('only reconnects where that is enough', () =>
    scene({ refusing: [] }, async ({ fake, rejoin }) => {
      fake.networks.get(0)?.flags.push('TEMP-DISABLED');
      const { code, stdout } = await rejoin('fix', 'office', '--yes', '--json').done;
      expect(code).toBe(0);
      expect(linesOf(stdout, 'rejoin.fix/1')[0]).toMatchObject({ outcome: 'connected' });
      expect(fake.verbs).not.toContain('PMKSA_ADD');
    }));

  test('a connected network has nothing to fix, and nothing is sent that changes anything', () =>
    scene({ refusing: [] }, async ({ fake, rejoin }) => {
      fake.state = 'COMPLETED';
      fake.current = { id: 0, bssid: AP };
      const { code, stdout } = await rejoin('fix', 'office').done;
      expect(code).toBe(0);
      expect(stdout).toMatch(/nothing to fix/);
      expect(fake.verbs.filter((verb) => /SET|ADD|REMOVE|ABLE|CONNECT|ASSOC/.test(verb))).toEqual([]);
    }));

  test('without a terminal and without --yes nothing is done', () =>
    scene({ refusing: [AP] }, async ({ fake, rejoin }) => {
      const { code, stderr } = await rejoin('fix', 'office').done;
      expect(code).toBe(5);
      expect(stderr).toMatch(/--yes/);
      expect(fake.verbs.filter((verb) => /SET|ADD|REMOVE|ABLE|CONNECT|ASSOC/.test(verb))).toEqual([]);
    }));

  test('an unknown network is a usage error that names the known ones', () =>
    scene({ refusing: [] }, async ({ rejoin }) => {
      const { code, stderr } = await rejoin('fix', 'offfice', '--yes').done;
      expect(code).toBe(2);
      expect(stderr).toMatch(/"office" and "home"/);
    }));

  test('a network that is switched off stays so', () =>
    scene({ refusing: [] }, async ({ fake, rejoin }) => {
      fake.networks.get(1)?.flags.push('DISABLED');
      const { code, stderr } = await rejoin('fix', 'home', '--yes').done;
      expect(code).toBe(5);
      expect(stderr).toMatch(/enable_network 1/);
      expect(fake.networks.get(1)?.flags).toEqual(['DISABLED']);
    }));

  test('plan says it all and does none of it', () =>
    scene({ refusing: [AP] }, async ({ fake, rejoin }) => {
      const { code, stdout } = await rejoin('plan', 'office', '--json').done;
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        schema: 'rejoin.plan/1',
        plan: [{ step: 'clear-pmksa', scope: 'bss' }, { step: 'reconnect' }, { step: 'verify' }],
      });
      expect(fake.verbs.filter((verb) => /SET|ADD|REMOVE|ABLE|CONNECT|ASSOC/.test(verb))).toEqual([]);
    }));

  test('cache lists the keys by name and never holds one', () =>
    scene({ refusing: [] }, async ({ rejoin }) => {
      const { code, stdout } = await rejoin('cache', '--json').done;
      expect(code).toBe(0);
      const { entries } = JSON.parse(stdout) as { entries: { bssid: string; ssid: string }[] };
      expect(entries.map((entry) => [entry.bssid, entry.ssid])).toEqual([
        [AP, 'office'],
        [OTHER_AP, 'office'],
        ['02:00:00:00:03:00', 'home'],
      ]);
    }));
});
