import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { unavailable } from '../../native/support.ts';
import { AP, hasOwnEtc, linesOf, scene } from './support.ts';

const CONTACT = { supportName: 'Service desk', supportPhone: '+49 30 555 0100' };

/** The real command under a real `/etc/rejoin/policy.json`, before a supplicant whose saved key is refused. */
describe.skipIf(unavailable !== undefined || !hasOwnEtc).concurrent('under a policy', () => {
  const fixed = (policy: object, args: readonly string[], work: (at: Fixed) => void) =>
    scene(
      { refusing: [AP] },
      async ({ fake, rejoin }) => {
        const keys = fake.aas;
        const ended = await rejoin('fix', 'office', '--json', ...args).done;
        work({ ...ended, isUntouched: JSON.stringify(fake.aas) === JSON.stringify(keys), verbs: fake.verbs });
      },
      {},
      policy,
    );
  interface Fixed {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
    readonly isUntouched: boolean;
    readonly verbs: readonly string[];
  }

  test('that allows the smallest cut, `fix` does it', () =>
    fixed(
      { largestCut: 'bss', remedies: ['clear-pmksa', 'reconnect'], ...CONTACT },
      ['--yes'],
      ({ code, stdout, stderr }) => {
        expect(code, stderr).toBe(0);
        expect(stderr).not.toContain('Whom to call');
        expect(linesOf(stdout, 'rejoin.fix/1')[0]).toMatchObject({
          outcome: 'fixed',
          cleared: { scope: 'bss' },
        });
      },
    ));

  test('that allows no clearing, no key is cleared; that and whom to call is said', () =>
    fixed({ remedies: ['reconnect'], ...CONTACT }, ['--yes', '--force'], ({ code, stderr, isUntouched }) => {
      expect(code, stderr).toBe(5);
      expect(stderr).toMatch(
        /Your organisation does not allow saved keys to be cleared[^]*Whom to call: Service desk.*555/,
      );
      expect(isUntouched).toBe(true);
    }));

  test('that wants a person to agree, --yes is not enough', () =>
    fixed({ confirm: true }, ['--yes'], ({ code, stderr, isUntouched }) => {
      expect(code, stderr).toBe(5);
      expect(stderr).toContain('Your organisation wants a person to agree each time');
      expect(isUntouched).toBe(true);
    }));

  test('that is damaged, nothing is changed, and which file it is stands there', () =>
    fixed({ remedies: 'all of them' }, ['--yes', '--force'], ({ code, stderr, isUntouched }) => {
      expect(code, stderr).toBe(5);
      expect(stderr).toContain('damaged (/etc/rejoin/policy.json)');
      expect(isUntouched).toBe(true);
    }));

  test('that forbids it, no network is kept empty', () =>
    fixed({ remedies: ['clear-pmksa', 'reconnect'] }, ['--yes', '--keep-cache-empty'], ({ code, stderr }) => {
      expect(code).toBe(5);
      expect(stderr).toContain('for which networks keys are saved');
    }));

  test('that forbids guard mode, `watch --guard` only watches', () =>
    scene(
      { refusing: [AP] },
      async ({ fake, station, rejoin }) => {
        const keys = fake.aas;
        const { child, done, said } = rejoin('watch', '--guard', '--json');
        await said('does not allow guard mode');
        await said('Watching ');
        station.tryAgain(0);
        await said('"cause":"stale-pmksa"');
        child.kill('SIGTERM');
        await done;
        expect(fake.aas).toEqual(keys);
      },
      {},
      { guard: false },
    ));

  test('that enforces it, `watch` guards; a change is noticed while it runs', () =>
    scene(
      { refusing: [AP] },
      async ({ station, rejoin }) => {
        const { child, done, said } = rejoin('watch', '--json');
        await said('Watching ');
        station.tryAgain(0);
        await said('"outcome":"fixed"');
        const text = '{"schema":"rejoin.policy/1","enforced":{"guard":false}}';
        execFileSync('nsenter', ['-m', '-t', String(child.pid), 'tee', '/etc/rejoin/policy.json'], {
          input: text,
        });
        await said('Your organisation has changed the settings');
        child.kill('SIGTERM');
        await done;
      },
      {},
      { guard: true },
    ));

  test('where each value comes from is shown', () =>
    scene(
      { refusing: [] },
      ({ folder }) => {
        expect(shown(folder)).toMatchObject({
          sources: ['/etc/rejoin/policy.json'],
          problems: [{ line: 1, key: 'retentionDays', harmless: false }],
          settings: {
            largestCut: { value: 'network', from: 'enforced', sources: ['/etc/rejoin/policy.json'] },
            guard: { value: false, from: 'built-in', sources: [] },
          },
        });
        return Promise.resolve();
      },
      {},
      { largestCut: 'network', retentionDays: 'for ever' },
    ));
});

/** `policy show` takes no `--ctrl`. */
function shown(folder: string): unknown {
  const script =
    'mount -t tmpfs rejoin /etc && mkdir /etc/rejoin && cp "$0" /etc/rejoin/policy.json && exec "$@"';
  const show = [`${folder}/policy.json`, process.execPath, 'app/cli/rejoin.js', 'policy', 'show', '--json'];
  const env = { ...process.env, XDG_STATE_HOME: folder };
  return JSON.parse(execFileSync('unshare', ['-m', 'sh', '-c', script, ...show], { encoding: 'utf8', env }));
}
