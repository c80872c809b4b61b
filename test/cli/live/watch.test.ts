import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { unavailable } from '../../native/support.ts';
import { FakeSupplicant } from '../../platform/linux/fake-supplicant.ts';
import { AP, linesOf, OTHER_AP, scene } from './support.ts';

const REJOIN = join(import.meta.dirname, '../../../app/cli/rejoin.js');
const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

describe.skipIf(unavailable !== undefined).concurrent('watch', () => {
  test('tells each finding once and ends cleanly', () =>
    scene({ refusing: [AP] }, async ({ station, fake, rejoin }) => {
      const watch = rejoin('watch', '--json');
      await watch.said('Watching ');
      station.tryAgain(0);
      await watch.said('stale-pmksa');
      await new Promise((resolve) => setTimeout(resolve, 1000));
      watch.child.kill('SIGINT');
      const { code, stdout, stderr } = await watch.done;
      expect(code, stderr).toBe(0);
      const causes = linesOf(stdout, 'rejoin.finding/1').map((line) => line['cause']);
      expect(causes.filter((cause) => cause === 'stale-pmksa')).toHaveLength(1);
      expect(fake.verbs.filter((verb) => /SET|ADD|REMOVE|ABLE|ASSOC/.test(verb))).toEqual([]);
    }));

  test('--guard clears at the first refusal, once, and proves it', () =>
    scene({ refusing: [AP] }, async ({ station, fake, rejoin }) => {
      const before = fake.configuration();
      const watch = rejoin('watch', '--guard', '--json');
      await watch.said('Watching ');
      station.tryAgain(0);
      await watch.said('rejoin.fix/1');
      watch.child.kill('SIGINT');
      const { code, stdout } = await watch.done;
      expect(code).toBe(0);
      const fixes = linesOf(stdout, 'rejoin.fix/1');
      expect(fixes).toHaveLength(1);
      expect(fixes[0]).toMatchObject({
        ...{ by: 'guard', outcome: 'fixed' },
        cleared: { scope: 'bss', removed: [{ bssid: AP }] },
        proof: { fullLogin: true },
        finding: { attempts: 1 },
      });
      expect(fake.verbs.filter((verb) => verb === 'PMKSA_ADD')).toHaveLength(1);
      expect(fake.aas).toEqual([AP, OTHER_AP, '02:00:00:00:03:00']);
      expect(fake.configuration()).toEqual(before);
      expect(fake.sins).toEqual([]);
    }));

  test('--guard ends the back-off where the network was given up in the same moment', () =>
    scene({ refusing: [AP] }, async ({ station, fake, rejoin }) => {
      const before = fake.configuration();
      const watch = rejoin('watch', '--guard', '--json');
      await watch.said('Watching ');
      station.tryAgain(0, 2);
      await watch.said('rejoin.fix/1');
      watch.child.kill('SIGINT');
      const { stdout } = await watch.done;
      expect(linesOf(stdout, 'rejoin.fix/1')).toMatchObject([{ outcome: 'fixed' }]);
      expect(fake.configuration()).toEqual(before);
      expect(fake.sins).toEqual([]);
    }));

  test('--guard says that it is the password when that was behind the key', () =>
    scene({ refusing: [AP], wrongPassword: true }, async ({ station, fake, rejoin }) => {
      const watch = rejoin('watch', '--guard', '--json');
      await watch.said('Watching ');
      station.tryAgain(0);
      await watch.said('rejoin.fix/1');
      watch.child.kill('SIGINT');
      const { stdout } = await watch.done;
      expect(linesOf(stdout, 'rejoin.fix/1')).toMatchObject([{ outcome: 'wrong-passphrase' }]);
      expect(fake.sins).toEqual([]);
    }));

  test.skipIf(!hasTerminal)('on a terminal, one line below the findings says how things stand', () =>
    scene({ refusing: [AP] }, async ({ station, folder }) => {
      const command = `'${process.execPath}' '${REJOIN}' watch --ctrl '${join(folder, 'ctrl')}'`;
      const env = { ...process.env, XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder, TERM: 'xterm' };
      const child = spawn('script', ['-qec', command, '/dev/null'], { env });
      let seen = '';
      const until = (text: string): Promise<void> =>
        vi.waitFor(() => expect(seen).toContain(text), { timeout: 30_000, interval: 50 });
      child.stdout.on('data', (data: Buffer) => (seen += data.toString()));
      await until('Watching ');
      station.tryAgain(0);
      await until('stale-pmksa');
      await until('attempts failed, waiting for the next');
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await ended;
      // Each state is written over the one before it: none is left behind by a line of its own.
      const drawn = seen.split(/\r\n/).map((line) => line.slice(line.lastIndexOf('\r\u001b[K') + 1));
      // The last one stands.
      expect(drawn.slice(0, -1).filter((line) => line.includes('attempts failed, waiting'))).toEqual([]);
    }),
  );

  test.skipIf(!hasTerminal)('Ctrl-C at a terminal leaves the last verdict and the next command', () =>
    scene({ refusing: [AP] }, async ({ station, folder }) => {
      const command = `'${process.execPath}' '${REJOIN}' watch --ctrl '${join(folder, 'ctrl')}'`;
      const env = { ...process.env, XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder, TERM: 'xterm' };
      const child = spawn('script', ['-qec', command, '/dev/null'], {
        env: { ...env, NO_COLOR: '1', LC_ALL: 'C' },
      });
      let seen = '';
      child.stdout.on('data', (data: Buffer) => (seen += data.toString()));
      const until = (text: string): Promise<void> =>
        vi.waitFor(() => expect(seen).toContain(text), { timeout: 30_000, interval: 50 });
      await until('Watching ');
      station.tryAgain(0);
      await until('attempts failed, waiting for the next');
      const ended = new Promise((resolve) => child.once('close', resolve));
      // As the key is pressed: the terminal makes a signal of it.
      child.stdin.write('\x03');
      await until('^C');
      await ended;
      const [verdict, next, ...more] = seen.slice(seen.lastIndexOf('^C')).trimEnd().split('\r\n').slice(-2);
      expect(verdict).toMatch(/office.*: Your computer never tried your password\..*\[stale-pmksa/);
      expect(next).toBe('  Next: rejoin fix office');
      expect(more).toEqual([]);
    }),
  );

  test('a supplicant that restarts is followed again', () =>
    scene({ refusing: [] }, async ({ station, folder, rejoin }) => {
      const watch = rejoin('watch', '--json');
      await watch.said('Watching ');
      station.fake.daemon.tell(3, 'CTRL-EVENT-TERMINATING ');
      station.fake.close();
      await watch.said('Its saved keys are gone with it');
      rmSync(join(folder, 'ctrl/wlan1'));
      const next = new FakeSupplicant(join(folder, 'ctrl'));
      next.network(0, 'office');
      next.state = 'COMPLETED';
      next.current = { id: 0, bssid: AP };
      await watch.said('is back');
      await watch.said('healthy');
      watch.child.kill('SIGINT');
      expect((await watch.done).code).toBe(0);
      next.close();
    }));

  test('keeps the cache of a network empty without costing the connection, until it is undone', () =>
    scene({ refusing: [] }, async ({ station, fake, rejoin }) => {
      fake.keys = [];
      const kept = await rejoin('fix', 'office', '--yes', '--keep-cache-empty').done;
      expect(kept.code, kept.stderr).toBe(0);
      fake.state = 'SCANNING';
      fake.current = undefined;
      fake.keys = [];
      const watch = rejoin('watch', '--json');
      await watch.said('Watching ');
      station.tryAgain(0);
      await watch.said('healthy');
      for (let i = 0; i < 100 && fake.keys.length > 0; i++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(fake.aas).toEqual([]);
      expect(fake.verbs).not.toContain('DISABLE_NETWORK');
      watch.child.kill('SIGINT');
      await watch.done;
      const undone = await rejoin('fix', 'office', '--undo').done;
      expect(undone.stdout).toMatch(/are saved again/);
      expect(fake.sins).toEqual([]);
    }));
});
