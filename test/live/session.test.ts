import { describe, expect, test } from 'vitest';
import { AP, type StationLog } from '../support/station-log.ts';
import { IFACE, LAB, Played } from './played.ts';

/** What the session says of the last attempt after these lines. */
async function lastOf(write: (log: StationLog) => StationLog) {
  const played = await new Played().play((log) =>
    write(log.saeFull().wait(60).disconnected(3, true).wait(1)),
  );
  const link = played.session.link(IFACE);
  const last = link?.stories.get(LAB)?.attempts.at(-1) ?? link?.ended;
  if (!last) throw new Error('no attempt');
  const judge = played.session.judge(link, LAB);
  return { judge, last };
}

const short = (log: StationLog): StationLog => log.auth().associate();

describe('a session says of an attempt', () => {
  test.each([
    ['deauthenticated before the association', (log: StationLog) => short(log).disconnected(2), true],
    ['refused with reason 9', (log: StationLog) => short(log).disconnected(9), true],
    ['thrown out at once', (log: StationLog) => short(log).associated().disconnected(2), true],
    ['not answered', (log: StationLog) => short(log).wait(3).auth(), false],
    [
      'failing in the handshake',
      (log: StationLog) => short(log).associated().wait(4).disconnected(15),
      false,
    ],
  ])('%s that a saved key was refused, and whether a frame says so', async (_what, write, isSaid) => {
    const { judge, last } = await lastOf(write);
    const ended = last.end ? last : { ...last, end: { by: 'silence' } as const };
    expect(judge.refusal(ended)).toEqual({ isSaid, mayHeal: false });
  });

  test('refused with status 53 that it may heal by itself', async () => {
    const { judge, last } = await lastOf((log) =>
      short(log).say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=53`),
    );
    expect(judge.refusal(last)).toEqual({ isSaid: true, mayHeal: true });
  });

  test.each([
    ['a full login that is refused', (log: StationLog) => log.auth().auth().associate().disconnected(2)],
    ['a connection that is ended', (log: StationLog) => log.saeCached().wait(20).disconnected(2)],
    ['a connection that lived shortly', (log: StationLog) => log.saeCached().wait(2).disconnected(2)],
    ['what this computer ended', (log: StationLog) => short(log).disconnected(3, true)],
  ])('%s that no saved key was refused', async (_what, write) => {
    const { judge, last } = await lastOf(write);
    expect(judge.refusal(last)).toBeUndefined();
  });

  test('a single refusal what it suggests, though nothing is named yet', async () => {
    const { judge, last } = await lastOf((log) => short(log).disconnected(2));
    expect(judge.causeOf([last])).toBeUndefined();
    expect(judge.suspect([last])).toMatchObject({ cause: 'stale-pmksa', bssids: [AP], attempts: 1 });
  });
});

test('a session tells its listeners of what moved and of time, and of nothing else', async () => {
  const played = new Played();
  const told: string[] = [];
  played.session.listen({ moved: (_link, story, event) => void told.push(`${story} ${event.kind}`) });
  await played.play((log) => log.saeFull());
  expect(told).toContain('lab connected');
  const before = told.length;
  await played.tick(1);
  expect(told.slice(before)).toEqual(['lab tick']);
});
