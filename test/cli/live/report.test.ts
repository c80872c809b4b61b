import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unavailable, withFolder } from '../../native/support.ts';
import { StationLog } from '../../support/station-log.ts';
import { hasOwnEtc, scene } from './support.ts';

/** The real command under a real policy. */
describe.skipIf(unavailable !== undefined || !hasOwnEtc).concurrent('report', () => {
  const saidUnder = (policy: object): Promise<string> =>
    new Promise((resolve, reject) => {
      scene(
        { refusing: [] },
        async ({ folder, rejoin }) => {
          const log = new StationLog({ ssid: 'Zebrafalter' }).saeFull().wait(60).disconnected(3, true);
          writeFileSync(join(folder, 'a.log'), `${log.lines.join('\n')}\n`);
          const made = await rejoin('report', 'a.log', '-o', 'a.rejoin').done;
          expect(made.code, made.stderr).toBe(0);
          resolve(made.stderr);
        },
        {},
        policy,
      ).catch(reject);
    });

  test('-o says where the organisation wants it', async () => {
    const address = 'reports@example.org';
    expect(await saidUnder({ reportAddress: address })).toContain(address);
    expect(await saidUnder({ supportMail: address })).not.toContain(address);
  });
});

const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;
const REJOIN = join(import.meta.dirname, '../../../app/cli/rejoin.js');

test.skipIf(!hasTerminal)('report of nothing says at a terminal how one of this computer is made', () =>
  withFolder((cwd) => {
    const command = `'${process.execPath}' '${REJOIN}' report -o a.rejoin`;
    const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { cwd, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stdout).toContain('rejoin record -o FILE.rejoin');
  }),
);
