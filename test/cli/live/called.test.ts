/** An access point is called by the name that somebody gave to it, in every verb that names one; its address stays beside it. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KeptHistory } from '../../../app/service/kept-history.ts';
import { Store } from '../../../app/store/store.ts';
import { unavailable } from '../../native/support.ts';
import { AP, scene, type Scene } from './support.ts';

const LOG = join(import.meta.dirname, '../../scenarios/sae-deauth-2/wpa-info.log');
const NAMED = `Kitchen ${AP}`;

async function name(folder: string): Promise<void> {
  const store = new Store({ path: join(folder, 'rejoin/history.db'), notice: () => undefined });
  await new KeptHistory(store).keepAccessPoints({ [AP]: 'Kitchen' });
  await store.close();
}

const named = (work: (at: Scene) => Promise<void>): Promise<void> =>
  scene({ refusing: [AP] }, async (at) => {
    await name(at.folder);
    await work(at);
  });

describe.skipIf(unavailable !== undefined).concurrent('an access point that has a name', () => {
  test.each([
    ['cache', []],
    ['plan', ['office']],
    ['plan', ['office', '--bssid', AP]],
  ] as const)('is called by it: %s %j', (verb, args) =>
    named(async ({ rejoin }) => {
      const { stdout, stderr } = await rejoin(verb, ...args).done;
      expect(stdout, stderr).toContain(NAMED);
    }),
  );

  test('is called by it in watch, and in what a fix says', () =>
    named(async ({ rejoin, station }) => {
      const watch = rejoin('watch');
      await watch.said('Watching ');
      station.tryAgain(0);
      await watch.said('[stale-pmksa');
      watch.child.kill('SIGINT');
      const { stdout, stderr } = await watch.done;
      expect(stdout, stderr).toContain(`office (${NAMED}): `);
      const fix = await rejoin('fix', 'office', '--yes').done;
      expect(fix.stderr).toContain(`(${NAMED})`);
    }));

  test('is called by it above the facts and at its lifeline, but not in a text for pasting, nor in JSON', () =>
    named(async ({ rejoin }) => {
      const { stdout } = await rejoin('diagnose', LOG).done;
      expect(stdout.split('\n').filter((line) => line.includes(NAMED))).toHaveLength(2);
      for (const option of ['--redact', '--json'])
        expect((await rejoin('diagnose', option, LOG).done).stdout).not.toContain('Kitchen');
    }));
});
