import { describe, expect, test } from 'vitest';
import { unavailable } from '../../native/support.ts';
import { AP, linesOf, scene } from './support.ts';

describe.skipIf(unavailable !== undefined).concurrent('check', () => {
  test('ends with the code of what is wrong, as soon as that is certain, and changes nothing', () =>
    scene({ refusing: [AP] }, async ({ fake, station, rejoin }) => {
      const keys = fake.aas;
      const check = rejoin('check', '--timeout', '120', '--json');
      const { code, stdout, stderr } = await station.trying(() => check.done);
      expect(code, stderr).toBe(10);
      const [json] = linesOf(stdout, 'rejoin.check/1');
      expect(json).toMatchObject({ verdict: 'stale-pmksa', exit: 10, ssid: 'office', connected: false });
      expect(json?.['looked']).toBeLessThan(119_000);
      expect(fake.aas).toEqual(keys);
      expect(
        fake.verbs.filter((verb) => /^(?:PMKSA_(?:ADD|FLUSH)|REASSOCIATE|RECONNECT|SET)/.test(verb)),
      ).toEqual([]);
    }));

  test('ends with the command that mends it', () =>
    scene({ refusing: [AP] }, async ({ station, rejoin }) => {
      const check = rejoin('check', '--timeout', '120');
      const { stdout, stderr } = await station.trying(() => check.done);
      expect(stdout).toContain('[stale-pmksa]');
      expect(stderr.trimEnd().split('\n').at(-1)).toBe('Next: rejoin fix office');
    }));

  test('is healthy where a connection holds', () =>
    scene({ refusing: [] }, async ({ fake, rejoin }) => {
      fake.state = 'COMPLETED';
      fake.current = { id: 0, bssid: AP };
      const { code, stdout, stderr } = await rejoin('check', '--timeout', '60', '--json').done;
      expect(code, stderr + stdout).toBe(0);
      expect(linesOf(stdout, 'rejoin.check/1')[0]).toMatchObject({ verdict: 'healthy', connected: true });
    }));

  test('is undetermined where nothing happens within the time', () =>
    scene({ refusing: [] }, async ({ rejoin }) => {
      const { code, stdout } = await rejoin('check', '--timeout', '4', '--json').done;
      expect(code).toBe(4);
      expect(linesOf(stdout, 'rejoin.check/1')[0]).toMatchObject({ verdict: 'undetermined', findings: [] });
    }));

  test('knows only the networks that there are', () =>
    scene({ refusing: [] }, async ({ rejoin }) => {
      const { code, stderr } = await rejoin('check', '--ssid', 'nowhere').done;
      expect(code).toBe(2);
      expect(stderr).toContain('"nowhere"');
    }));
});
