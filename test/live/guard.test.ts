import { describe, expect, test, vi } from 'vitest';
import { Guard } from '../../app/live/guard.ts';
import { Attendant } from '../../app/live/attendant.ts';
import type { CourseReport } from '../../app/remedy/course-state.ts';
import { AP, AP2, type StationLog } from '../support/station-log.ts';
import { Played } from './played.ts';

interface Guarded extends Played {
  readonly told: CourseReport[];
}

/** Connected once by a full login, under guard. */
async function guarded(): Promise<Guarded> {
  const played = Object.assign(new Played(), { told: [] as CourseReport[] });
  const { session, platform } = played;
  const attendant = new Attendant({ session, platform, now: () => played.now });
  const guard = new Guard({
    ...{ session, platform, attendant, warn: () => undefined },
    report: (report) => void played.told.push(report),
  });
  session.listen({ moved: (link, story, event) => guard.moved(link, story, event.at ?? 0) });
  await played.play((log) => log.saeFull().wait(60));
  await played.tick(1);
  return played;
}

const refused = (log: StationLog, ap = AP, reason = 2): StationLog =>
  log.wait(1).auth(ap).associate(ap).disconnected(reason, false, ap);

/** A full login that holds. */
async function cured(played: Guarded): Promise<void> {
  await played.play((log) => log.saeFull());
  for (let n = 0; n < 8; n++) await played.tick(1);
}

describe('guard acts on a refusal of an offered key', () => {
  test.each([2, 9])(
    'at the first one that a frame says (reason %i before the association)',
    async (reason) => {
      const played = await guarded();
      await played.play((log) => refused(log.disconnected(3, true), AP, reason));
      expect(played.cuts).toEqual([{ scope: 'bss', bssids: [AP] }]);
      await cured(played);
      expect(played.told).toMatchObject([
        { outcome: 'fixed', finding: { cause: 'stale-pmksa', attempts: 1 } },
      ]);
    },
  );

  test('at the first disassociation right after the association', async () => {
    const played = await guarded();
    await played.play((log) =>
      log.disconnected(3, true).wait(1).auth().associate().associated().disconnected(2),
    );
    expect(played.cuts).toHaveLength(1);
  });

  test('at the first one after authentications that nobody answered', async () => {
    const played = await guarded();
    const unanswered = (log: StationLog): StationLog =>
      log.wait(1).auth().say(`SME: Authentication response timed out`).wait(3);
    await played.play((log) => unanswered(unanswered(log.disconnected(3, true))));
    await played.play((log) => refused(log));
    expect(played.cuts).toEqual([{ scope: 'bss', bssids: [AP] }]);
  });

  test('at the second silence', async () => {
    const played = await guarded();
    const silent = (log: StationLog): StationLog => log.wait(1).auth().associate().wait(2);
    await played.play((log) => silent(log.disconnected(3, true)).auth());
    expect(played.cuts).toEqual([]);
    await played.play((log) => log.associate().wait(2).auth());
    expect(played.cuts).toHaveLength(1);
  });

  test('and not at status 53 where the supplicant drops the key itself', async () => {
    const played = await guarded();
    await played.play((log) =>
      log
        .disconnected(3, true)
        .wait(1)
        .auth()
        .associate()
        .say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=53`, 0.02)
        .say(`PMKSA-CACHE-REMOVED ${AP} 0`, 0.001)
        .saeFull(),
    );
    for (let n = 0; n < 8; n++) await played.tick(1);
    expect(played.cuts).toEqual([]);
    expect(played.told).toEqual([]);
  });
});

test('guard acts at a status 53 that nobody heals, though nothing more is told', async () => {
  const played = await guarded();
  await played.play((log) =>
    log
      .disconnected(3, true)
      .wait(1)
      .auth()
      .associate()
      .say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=53`),
  );
  expect(played.cuts).toEqual([]);
  await vi.waitFor(() => expect(played.cuts).toHaveLength(1), { timeout: 20_000 });
});

describe('guard leaves alone', () => {
  test('an access point that was restarted three times and then only ends connections', async () => {
    const played = await guarded();
    for (let n = 0; n < 3; n++)
      await played.play((log) =>
        log
          .wait(30)
          .disconnected(3)
          .auth()
          .associate()
          .say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=53`)
          .say(`PMKSA-CACHE-REMOVED ${AP} 0`, 0.001)
          .saeFull()
          .wait(30),
      );
    for (let n = 0; n < 4; n++) await played.play((log) => log.disconnected(3).wait(1).saeCached().wait(30));
    await played.tick(1);
    expect(played.cuts).toEqual([]);
    expect(played.reconnects).toBe(0);
    expect(played.told).toEqual([]);
  });

  test('a wrong password, whose logins offer no key', async () => {
    const played = await guarded();
    await played.play((log) => {
      log.disconnected(3, true).say(`PMKSA-CACHE-REMOVED ${AP} 0`);
      for (let n = 0; n < 4; n++)
        log
          .wait(1)
          .auth()
          .auth()
          .say(`CTRL-EVENT-AUTH-REJECT ${AP} auth_type=3 auth_transaction=2 status_code=1`);
    });
    expect(played.cuts).toEqual([]);
  });

  test('an access point that refuses the key of each full login, after two clearings an hour, and says so once', async () => {
    const played = await guarded();
    for (let n = 0; n < 6; n++) {
      await played.play((log) => refused(log.disconnected(3, true)));
      await cured(played);
    }
    expect(played.cuts).toEqual([
      { scope: 'bss', bssids: [AP] },
      { scope: 'bss', bssids: [AP] },
    ]);
    expect(played.told.map(({ outcome }) => outcome)).toEqual(['fixed', 'connected', 'not-fixed']);
    expect(played.told.at(-1)?.said.map(({ code }) => code)).toContain('course.left-alone');
    await played.play((log) => refused(log.wait(3700).disconnected(3, true)));
    expect(played.cuts).toHaveLength(3);
  });
});

describe('a larger cut', () => {
  test('is not taken where the same access point refuses again', async () => {
    const played = await guarded();
    await played.play((log) => refused(log.disconnected(3, true)));
    await played.play((log) => refused(log.saeFull().disconnected(2)));
    expect(played.cuts).toHaveLength(1);
    expect(played.told).toMatchObject([{ outcome: 'not-fixed' }]);
  });

  test('is taken where a key of another access point is refused, too', async () => {
    const played = await guarded();
    await played.play((log) => refused(log.saeFull(AP2).wait(20).disconnected(3, true, AP2)));
    await played.play((log) => refused(log, AP2));
    expect(played.cuts).toEqual([{ scope: 'bss', bssids: [AP] }, { scope: 'network' }]);
  });
});
