/** Walks a course of treatment over everything that can happen, on a clock of its own. */
import { plain } from '../support/words.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mac, pmkid, type Ssid } from '../../app/domain/ids.ts';
import type { Cleared, Cut } from '../../app/domain/treatment.ts';
import type { WifiEvent } from '../../app/domain/events.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { LiveSession } from '../../app/live/session.ts';
import type { Platform } from '../../app/platform/port.ts';
import { advance, begin } from '../../app/remedy/course.ts';
import type { Advanced, Course, CoursePlan, CourseNews, Order } from '../../app/remedy/course-state.ts';
import { AP, AP2, StationLog } from '../support/station-log.ts';

const SSID = 'lab' as Ssid;
const KEY = pmkid('a'.repeat(32));
const APS = [mac(AP), mac(AP2)];
const PROOF = 30_000;

const status53 = (log: StationLog, ap: string): StationLog =>
  log.auth(ap).associate(ap).say(`CTRL-EVENT-ASSOC-REJECT bssid=${ap} status_code=53`);

/** What can happen on the air; each writes its lines. */
const AIR = {
  status53,
  refused: (log, ap) => log.auth(ap).associate(ap).disconnected(2, false, ap),
  thrownOut: (log, ap) => log.auth(ap).associate(ap).associated(ap).disconnected(2, false, ap),
  healed: (log, ap) => status53(log, ap).say(`PMKSA-CACHE-REMOVED ${ap} 0`, 0.001).saeFull(ap),
  silent: (log, ap) => log.auth(ap).associate(ap).wait(3),
  full: (log, ap) => log.saeFull(ap),
  cached: (log, ap) => log.saeCached(ap),
  kicked: (log, ap) => log.saeCached(ap).wait(20).disconnected(3, false, ap),
  short: (log, ap) => log.saeFull(ap).wait(1).disconnected(2, false, ap),
  dropped: (log, ap) => log.disconnected(3, true, ap),
  wrong: (log, ap) =>
    log.auth(ap).auth(ap).say(`CTRL-EVENT-AUTH-REJECT ${ap} auth_type=3 auth_transaction=2 status_code=1`),
  givenUp: (log) => log.tempDisabled('CONN_FAILED'),
} satisfies Record<string, (log: StationLog, ap: string) => StationLog>;
type Air = keyof typeof AIR;

type Step =
  | { readonly do: 'air'; readonly what: Air; readonly ap: number }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'answer'; readonly well: boolean }
  | { readonly do: 'cancel' };

/** A course, what it ordered, and what happened meanwhile. */
class Walk {
  readonly log = new StationLog();
  readonly session = new LiveSession({} as Platform);
  readonly air: { readonly what: Air; readonly at: number }[] = [];
  course: Course;
  waiting: Order[] = [];
  agreed: CoursePlan[];
  clearings: { readonly cut: Cut; readonly air: number }[] = [];
  now = 0;
  #read = 0;
  #wake: number | undefined;

  constructor(by: Course['by'], plan: CoursePlan, before: readonly Air[]) {
    this.play('full', 0, () => undefined);
    this.play('dropped', 0, () => undefined);
    for (const what of before) this.play(what, 0, () => undefined);
    this.agreed = [plan];
    const cut = by === 'guard' && this.#lastIsRefusal() ? plan.cut : undefined;
    this.course = begin({ by, plan, proof: PROOF, cut }, this.now);
    this.#look();
  }

  do(step: Step): void {
    if (step.do === 'air') this.play(step.what, step.ap, () => this.#look());
    else if (step.do === 'wait') this.wait(step.seconds);
    else if (step.do === 'cancel') this.#look({ news: 'cancel' });
    else this.#answer(step.well);
  }

  play(what: Air, ap: number, seen: () => void): void {
    this.air.push({ what, at: this.now });
    AIR[what](this.log.wait(0.5), APS[ap] ?? AP);
    const events: WifiEvent[] = [];
    const ingest = createIngest({ input: 0, year: 2026, emit: (event) => events.push(event) });
    ingest.feed(`${this.log.lines.join('\n')}\n`);
    ingest.end();
    for (const event of events.slice(this.#read)) {
      this.now = event.at ?? this.now;
      this.session.see(event);
      seen();
    }
    this.#read = events.length;
  }

  wait(seconds: number): void {
    const end = this.now + seconds * 1000;
    while (this.#wake !== undefined && this.#wake <= end) {
      this.now = Math.max(this.now, this.#wake);
      this.#look();
    }
    this.now = end;
    this.log.wait(seconds);
    this.#look();
  }

  /** Answers whatever is waited for, until it is over or nothing moves any more. */
  finish(): void {
    for (let n = 0; n < 60 && this.course.state !== 'over'; n++) {
      while (this.waiting.length > 0) this.#answer(true);
      this.wait(5);
    }
  }

  #answer(well: boolean): void {
    const order = this.waiting.shift();
    if (!order) return;
    if (order.order === 'offer') {
      if (well) this.agreed.push(order.plan);
      this.#look({ news: 'answered', yes: well });
      return;
    }
    if (!well) this.#look({ news: 'failed', said: [plain('The system said no.')] });
    else if (order.order === 'clear') {
      const bssids = order.cut.scope === 'bss' ? order.cut.bssids : APS;
      const removed = bssids.map((bssid) => ({ bssid, pmkid: KEY }));
      const cleared: Cleared = { scope: order.cut.scope, removed, kept: [], at: this.now };
      const since = this.session.link('wlan1')?.serial ?? 0;
      const link = this.session.link('wlan1');
      this.#look({ news: 'cleared', cleared, since, asked: order.reconnect && !link?.attempt });
    }
  }

  #look(news?: CourseNews): void {
    const link = this.session.link('wlan1');
    const seen = { link, news, judge: this.session.judge(link, SSID) };
    const finding = link && this.session.finding(link, SSID);
    const before = this.course;
    const next = advance(before, { ...seen, finding }, this.now);
    if (before.state === 'over') expect(next.order).toBeUndefined();
    this.#take(next);
  }

  #take({ course, order, wake }: Advanced): void {
    const wasOver = this.course.state === 'over';
    this.course = course;
    this.#wake = wake;
    if (wasOver) return;
    if (course.state === 'over') this.#onEnd(course);
    else if (course.state !== 'cutting' && course.state !== 'larger-cut')
      expect(wake, `${course.state} is woken again`).toBeGreaterThanOrEqual(this.now);
    if (order?.order === 'clear') this.#onClear(order.cut);
    if (order) this.waiting.push(order);
  }

  #onEnd({ report }: Course): void {
    expect(report?.outcome).toBeDefined();
    if (report?.outcome !== 'cancelled') return;
    const isOnline = this.session.link('wlan1')?.attempt?.connected === true;
    expect(report.said[0]?.code === 'course.stopped-online').toBe(isOnline);
  }

  #onClear(cut: Cut): void {
    expect(
      this.waiting.filter(({ order }) => order === 'clear'),
      'one clearing at a time',
    ).toEqual([]);
    expect(
      this.agreed.some((plan) => isNamed(cut, plan.cut)),
      `the plan names ${JSON.stringify(cut)}`,
    ).toBe(true);
    if (!this.course.plan.insisted && this.clearings.length === 0)
      expect(this.#lastIsRefusal(), `cleared after ${JSON.stringify(this.air.at(-1))}`).toBe(true);
    this.clearings.push({ cut, air: this.air.length });
  }

  /** Did the attempt that ended last offer a saved key (a single authentication), and was it refused? */
  #lastIsRefusal(): boolean {
    const link = this.session.link('wlan1');
    const last = link?.stories.get(SSID)?.attempts.findLast(({ end }) => end !== undefined);
    const isWaited = link?.attempt === undefined || last?.end?.by === 'silence';
    if (!last?.end || last.connected || last.entryAdded || last.authRequests > 1 || !isWaited) return false;
    const { end } = last;
    if (end.by === 'assoc-reject') return end.status === 53;
    return end.by === 'silence' || (end.by === 'disconnect' && end.reason === 2 && !end.local);
  }
}

function isNamed(cut: Cut, plan: Cut | undefined): boolean {
  if (cut.scope !== 'bss' || plan?.scope !== 'bss') return cut.scope === plan?.scope;
  return cut.bssids.every((bssid) => plan.bssids.includes(bssid));
}

const air = fc.constantFrom(...(Object.keys(AIR) as Air[]));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('air'), what: air, ap: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('answer'), well: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer'), well: fc.constant(true) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel') }) },
);
const plan: fc.Arbitrary<CoursePlan> = fc
  .record({
    cut: fc.constantFrom<Cut | undefined>(
      { scope: 'bss', bssids: [mac(AP)] },
      { scope: 'bss', bssids: APS },
      { scope: 'network' },
      undefined,
    ),
    insisted: fc.boolean(),
  })
  .map(({ cut, insisted }) => ({
    ...{ iface: 'wlan1', ssid: SSID, cut, larger: cut?.scope === 'bss' ? ['network' as const] : [] },
    ...(insisted && cut ? { insisted: true as const } : {}),
  }));

/** Every walk is held to what must be so at each step (above) and at its end. */
function walk(by: Course['by'], what: CoursePlan, before: readonly Air[], steps: readonly Step[]): Course {
  const walked = new Walk(by, what, before);
  for (const one of steps) walked.do(one);
  walked.finish();
  const { course, clearings } = walked;
  expect(course.state, `ends after ${course.steps.map((done) => done.what).join(', ')}`).toBe('over');
  const { report } = course;
  if (!report) throw new Error('no report');
  const since = clearings[0] === undefined ? 0 : clearings[0].air;
  const after = walked.air.slice(since).map((one) => one.what);
  if (report.outcome === 'fixed') {
    expect(clearings).not.toEqual([]);
    expect(after.some((one) => one === 'full' || one === 'healed')).toBe(true);
    expect(report.verification).toMatchObject({ state: 'confirmed', proof: { fullLogin: true } });
  }
  if (report.outcome === 'wrong-passphrase') expect(after).toContain('wrong');
  return course;
}

describe('a course of treatment', () => {
  const before = fc.array(air, { maxLength: 3 });
  const walks = fc.tuple(
    fc.constantFrom<Course['by']>('fix', 'guard'),
    plan,
    before,
    fc.array(step, { maxLength: 14 }),
  );

  test('clears only what its plan names, one thing at a time, after a refusal, and always ends with a report', () => {
    fc.assert(
      fc.property(walks, ([by, what, air, steps]) => {
        walk(by, what, air, steps);
      }),
      { numRuns: 400 },
    );
  });

  test('reaches each of its ends', () => {
    const outcomes = new Set<string>();
    for (const [by, what, air, steps] of fc.sample(walks, { numRuns: 700, seed: 7 }))
      outcomes.add(walk(by, what, air, steps).report?.outcome ?? '');
    expect([...outcomes].toSorted()).toEqual([
      ...['cancelled', 'changed', 'cleared', 'connected', 'failed', 'fixed', 'not-confirmed', 'not-fixed'],
      ...['other-cause', 'undetermined', 'wrong-passphrase'],
    ]);
  });
});
