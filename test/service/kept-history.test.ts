import { english } from '../support/words.ts';
import { expect, it } from 'vitest';
import type { Ssid } from '../../app/domain/ids.ts';
import { KeptHistory } from '../../app/service/kept-history.ts';
import { Store } from '../../app/store/store.ts';
import { attemptOf, fillHistory, ssidOf } from '../support/history.ts';

it('gives back the views that it was given, page by page, and sums up their networks', async () => {
  const store = new Store({ path: ':memory:', notice: (said) => expect.fail(english(said)) });
  await fillHistory(store, 4000, 20);
  const history = new KeptHistory(store);
  const ssid = ssidOf(1) as Ssid;
  const newest = await history.attempts(ssid, 60);
  const older = await history.attempts(ssid, 60, newest.at(-1)?.startedAt);
  expect([newest.length, older.length]).toEqual([60, 40]);
  const indexes = [...newest, ...older].map(({ id }) => Number(id.split(' ')[1]));
  expect(indexes).toEqual(Array.from({ length: 100 }, (_, place) => 3961 - 40 * place));
  expect(newest[0]).toEqual(attemptOf(3961, newest[0]?.startedAt ?? 0));
  expect((await history.findings(5)).map(({ id }) => id)[0]).toBe('finding 3901');
  const networks = Object.values(await history.networks());
  expect(networks).toHaveLength(40);
  expect(networks.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(4000);
  await history.close();
});

it('keeps the names of access points beside the settings, and none that it could not show', async () => {
  const store = new Store({ path: ':memory:', notice: (said) => expect.fail(english(said)) });
  const history = new KeptHistory(store);
  expect(await history.accessPoints()).toEqual({});
  await history.keepAccessPoints({ '02:00:00:00:00:00': 'Kitchen' });
  await history.keepSettings({ guard: true });
  expect(await history.accessPoints()).toEqual({ '02:00:00:00:00:00': 'Kitchen' });
  expect(await history.settings()).toEqual({ guard: true });
  await store.set({ accessPoints: ['of another release'] });
  expect(await history.accessPoints()).toEqual({});
  await history.close();
});
