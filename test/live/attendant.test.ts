import { describe, expect, test, vi } from 'vitest';
import { plain } from '../support/words.ts';
import { mac } from '../../app/domain/ids.ts';
import { Attendant, type Attended, type Lock } from '../../app/live/attendant.ts';
import { holdCourse, lockOf, type Lease } from '../../app/platform/course-lock.ts';
import { PlatformError } from '../../app/platform/port.ts';
import type { Beginning, CoursePlan, CourseState } from '../../app/remedy/course-state.ts';
import { sayAll } from '../../app/words/say.ts';
import { AP, AP2, type StationLog } from '../support/station-log.ts';
import { IFACE, LAB, network, Played } from './played.ts';

const plan: CoursePlan = {
  ...{ iface: IFACE, ssid: LAB, larger: ['network'] },
  cut: { scope: 'bss', bssids: [mac(AP)] },
};
const beginning: Beginning = { by: 'fix', plan, proof: 30_000 };
const patient = { network: () => network, agree: () => Promise.resolve(false) };
const refused = (log: StationLog, ap = AP): StationLog =>
  log.wait(1).auth(ap).associate(ap).disconnected(2, false, ap);

interface Ward extends Played {
  readonly attendant: Attendant;
  readonly states: CourseState[];
}

async function ward(lock?: Lock): Promise<Ward> {
  const played = new Played();
  const { session, platform } = played;
  const attendant = new Attendant({ session, platform, now: () => played.now, lock });
  const states: CourseState[] = [];
  attendant.listen(({ course }) => {
    if (states.at(-1) !== course.state) states.push(course.state);
  });
  await played.play((log) => log.saeFull().wait(60).disconnected(3, true));
  return Object.assign(played, { attendant, states });
}

async function held(at: Ward): Promise<void> {
  for (let n = 0; n < 8; n++) await at.tick(1);
}

const outcomeOf = async ({ done }: Attended): Promise<string> => (await done).outcome;

describe('the attendant', () => {
  test('carries a course from the refusal to the proof, woken by what is seen', async () => {
    const at = await ward();
    const attended = at.attendant.attend(beginning, patient);
    await at.play((log) => refused(log));
    expect(at.cuts).toEqual([plan.cut]);
    await at.play((log) => log.saeFull());
    await held(at);
    expect(await outcomeOf(attended)).toBe('fixed');
    expect(at.states).toEqual(['looking', 'cutting', 'watching', 'over']);
    expect(attended.course.steps.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['found', 'cleared', 'asked', 'handshake', 'connected', 'held']),
    );
  });

  test('has one course at an interface at a time', async () => {
    const at = await ward();
    const attended = at.attendant.attend(beginning, patient);
    expect(() => at.attendant.attend(beginning, patient)).toThrow(PlatformError);
    expect(at.attendant.running(IFACE)).toBe(attended);
    attended.cancel();
    expect(at.attendant.running(IFACE)).toBeUndefined();
    at.attendant.attend(beginning, patient).cancel();
  });

  test('follows another process that treats this network, to its end, and clears nothing itself', async () => {
    const lock = lockOf({ place: `attendant ${process.pid}` });
    const leases: Lease[] = [];
    const kept: Lock = async (iface, about) => {
      const lease = await lock(iface, about);
      leases.push(lease);
      return lease;
    };
    const soon = { timeout: 60_000 };
    const [first, second] = [await ward(kept), await ward(lock)];
    const theirs = first.attendant.attend(beginning, patient);
    await vi.waitFor(() => expect(leases).toHaveLength(1), soon);
    const ours = second.attendant.attend(beginning, patient);
    await vi.waitFor(() => expect(second.states).toContain('following'), soon);
    const [{ why } = { why: undefined }] = ours.course.steps;
    expect(why && sayAll([why])).toContain('treats "lab"');
    await first.play((log) => refused(log));
    await vi.waitFor(() => expect(first.cuts).toEqual([plan.cut]), soon);
    await first.play((log) => log.saeFull());
    await held(first);
    expect(await outcomeOf(theirs)).toBe('fixed');
    const report = await ours.done;
    expect(report).toMatchObject({ outcome: 'fixed', theirs: { schema: 'rejoin.fix/1', outcome: 'fixed' } });
    expect(sayAll(report.said)).toBe(sayAll((await theirs.done).said));
    expect(second.cuts).toEqual([]);
    expect(ours.course.steps.map(({ what }) => what)).toContain('cleared');
  });

  test('does not show the treatment of another network as its own', async () => {
    const place = `attendant elsewhere ${process.pid}`;
    const lease = await holdCourse(place, IFACE, { by: 'guard', ssid: 'cafe' });
    const at = await ward(lockOf({ place }));
    const attended = at.attendant.attend(beginning, patient);
    const report = await attended.done;
    const { error } = attended;
    expect(report.outcome).toBe('failed');
    expect(error?.message).toContain('"cafe"');
    lease.release();
  });

  test('clears nothing where another access point refuses than the plan names, and offers that instead', async () => {
    const at = await ward();
    const attended = at.attendant.attend(beginning, patient);
    await at.play((log) => refused(log.saeFull(AP2).disconnected(3, true, AP2), AP2));
    expect(at.cuts).toEqual([]);
    expect(await attended.done).toMatchObject({
      outcome: 'changed',
      offer: { cut: { scope: 'bss', bssids: [AP2] } },
    });
  });

  test('clears only those of the plan that refuse', async () => {
    const at = await ward();
    const both = { ...plan, cut: { scope: 'bss' as const, bssids: [mac(AP), mac(AP2)] } };
    const attended = at.attendant.attend({ ...beginning, plan: both }, patient);
    await at.play((log) => refused(log));
    expect(at.cuts).toEqual([{ scope: 'bss', bssids: [AP] }]);
    attended.cancel();
  });

  test.each([
    ['nothing was cleared yet', (log: StationLog) => log, 'Stopped. Nothing was cleared.'],
    ['a key was cleared', (log: StationLog) => refused(log), 'The saved key is cleared'],
    ['it is connected', (log: StationLog) => refused(log).saeFull(), 'You are online.'],
  ])('that is stopped when %s says so', async (_when, write, text) => {
    const at = await ward();
    const attended = at.attendant.attend(beginning, patient);
    await at.play(write);
    attended.cancel();
    const report = await attended.done;
    expect(report.outcome).toBe('cancelled');
    expect(sayAll(report.said)).toContain(text);
  });

  test('that is stopped while the key is being cleared ends when the system has answered', async () => {
    const at = await ward();
    const answer = at.onClear;
    let go = (): void => undefined;
    at.onClear = (cut) => new Promise((resolve) => (go = () => void answer(cut).then(resolve)));
    const attended = at.attendant.attend(beginning, patient);
    await at.play((log) => refused(log));
    attended.cancel();
    expect(attended.course.state).toBe('cutting');
    go();
    expect(await attended.done).toMatchObject({ outcome: 'cancelled', cleared: { scope: 'bss' } });
  });

  test('clears nothing where the key was taken in the last moment', async () => {
    const at = await ward();
    let late = (): void => undefined;
    const lookedUp = new Promise<typeof network>((resolve) => (late = () => resolve(network)));
    const attended = at.attendant.attend(beginning, { network: () => lookedUp, agree: patient.agree });
    await at.play((log) => refused(log));
    expect(attended.course.state).toBe('cutting');
    await at.play((log) => log.saeCached());
    late();
    expect(await attended.done).toMatchObject({ outcome: 'connected', cleared: undefined });
    expect(at.cleared).toEqual([]);
  });

  test('holds no refusal against the cure that came before the key was gone', async () => {
    const at = await ward();
    const answer = at.onClear;
    let go = (): void => undefined;
    at.onClear = (cut) => new Promise((resolve) => (go = () => void answer(cut).then(resolve)));
    const attended = at.attendant.attend(beginning, patient);
    await at.play((log) => refused(refused(refused(refused(log)))));
    go();
    await at.play((log) => log.wait(1).saeFull());
    await held(at);
    expect(await outcomeOf(attended)).toBe('fixed');
  });

  test('ends with what the system said no with', async () => {
    const at = await ward();
    const error = new PlatformError('gone', plain('The supplicant ended.'));
    at.onClear = () => Promise.reject(error);
    const attended = at.attendant.attend(beginning, patient);
    await at.play((log) => refused(log));
    const report = await attended.done;
    const { error: told } = attended;
    expect(report.outcome).toBe('failed');
    expect(sayAll(report.said)).toBe(error.message);
    expect(told).toBe(error);
  });

  test('orders nothing before it holds the interface, and gives it back', async () => {
    const held: string[] = [];
    let grant = (): void => undefined;
    const at = await ward((iface) => {
      const lease = { tell: () => undefined, release: () => void held.push(`${iface} free`) };
      return new Promise((resolve) => (grant = () => resolve(lease)));
    });
    const attended = at.attendant.attend(beginning, patient);
    await at.play((log) => refused(log));
    expect(at.cuts).toEqual([]);
    grant();
    await at.tick(1);
    await at.tick(1);
    expect(at.cuts).toHaveLength(1);
    attended.cancel();
    expect(held).toEqual(['wlan1 free']);
  });

  test('does nothing where another process holds it, and says who', async () => {
    const at = await ward(() =>
      Promise.reject(new PlatformError('refused', plain('Another Rejoin treats it.'))),
    );
    const attended = at.attendant.attend(beginning, patient);
    await at.play((log) => refused(log));
    expect(at.cuts).toEqual([]);
    const report = await attended.done;
    expect(report.outcome).toBe('failed');
    expect(sayAll(report.said)).toBe('Another Rejoin treats it.');
  });

  test('asks before more is cleared than the plan names, and ends where nobody agrees', async () => {
    for (const yes of [true, false]) {
      const at = await ward();
      const asked: CoursePlan[] = [];
      const agree = (wanted: CoursePlan): Promise<boolean> => {
        asked.push(wanted);
        return Promise.resolve(yes);
      };
      const attended = at.attendant.attend(beginning, { network: () => network, agree });
      await at.play((log) => refused(log.saeFull(AP2).disconnected(3, true, AP2).wait(20)));
      await at.play((log) => refused(log, AP2));
      expect(asked).toMatchObject([{ cut: { scope: 'network' } }]);
      expect(at.cuts).toHaveLength(yes ? 2 : 1);
      attended.cancel();
      expect(await outcomeOf(attended)).toBe(yes ? 'cancelled' : 'not-fixed');
    }
  });
});
