import { describe, expect, test } from 'vitest';
import { answerCode, readCode } from '../../../app/codes/codes.ts';
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

  test('carries out an answer code, and its result code says that it is confirmed', () =>
    scene({ refusing: [AP] }, async ({ fake, rejoin }) => {
      const answer = answerCode({ answer: 'clear-access-point' });
      const { code, stdout, stderr } = await rejoin('fix', 'office', '--answer', answer, '--yes', '--json')
        .done;
      expect(code, stderr).toBe(0);
      expect(fake.aas).toEqual([AP, OTHER_AP, '02:00:00:00:03:00']);
      const [fix] = linesOf(stdout, 'rejoin.fix/1') as { result: string; code: string }[];
      expect(readCode(fix?.result ?? '')).toMatchObject({
        kind: 'result',
        facts: { answer: 'clear-access-point', outcome: 'fixed', name: 'healthy' },
      });
      expect(readCode(fix?.code ?? '')).toMatchObject({
        facts: { name: 'stale-pmksa/deauth-before-association', tried: 'bss', outcome: 'fixed' },
      });
    }));

  test('an answer that asks for all keys of the network clears no other network', () =>
    scene({ refusing: [AP] }, async ({ fake, rejoin }) => {
      const answer = answerCode({ answer: 'clear-network' });
      const { code, stdout, stderr } = await rejoin('fix', 'office', '--answer', answer, '--yes', '--json')
        .done;
      expect(code, stderr).toBe(0);
      expect(linesOf(stdout, 'rejoin.fix/1')[0]).toMatchObject({
        outcome: 'fixed',
        cleared: { scope: 'network' },
      });
      expect(fake.aas).toContain('02:00:00:00:03:00');
    }));

  test('an answer that asks for a new attempt clears nothing', () =>
    scene({ refusing: [AP] }, async ({ fake, rejoin }) => {
      const answer = answerCode({ answer: 'reconnect' });
      const { stdout } = await rejoin('fix', 'office', '--answer', answer, '--yes', '--json').done;
      const [fix] = linesOf(stdout, 'rejoin.fix/1') as { result: string }[];
      expect(fake.verbs).not.toContain('PMKSA_ADD');
      expect(readCode(fix?.result ?? '')).toMatchObject({ facts: { answer: 'reconnect' } });
    }));

  test('an answer that only a person can carry out touches nothing; what is no answer is refused', () =>
    scene({ refusing: [AP] }, async ({ fake, rejoin }) => {
      const keys = fake.aas;
      const told = await rejoin('fix', 'office', '--answer', answerCode({ answer: 'move' })).done;
      expect(told.code, told.stderr).toBe(0);
      expect(told.stdout).toMatch(/another access point[^]*Result code .*[2-9C-Y]{4} [2-9C-Y]{4}/u);
      for (const wrong of ['C2YC', '322N TY38 22VF', 'N223 XXPT']) {
        const refused = await rejoin('fix', 'office', '--answer', wrong, '--yes').done;
        expect(refused.code, refused.stderr).toBe(2);
        expect(refused.stderr.trim().split('\n')).toHaveLength(1);
      }
      expect(fake.aas).toEqual(keys);
    }));

  test('two at once clear one key once: one of them follows the other and ends as it does', () =>
    // The first goes on for long enough that the second begins meanwhile, however busy the machine is.
    scene({ refusing: [AP], waits: 2500 }, async ({ fake, rejoin }) => {
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
      expect(stdout).toMatch(/nothing to fix[^]*\nNext: rejoin watch\n$/);
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
