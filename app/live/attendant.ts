/**
 * Carries a course's orders to the platform. It is woken by what the session sees and by the course's own clock, and by
 * nothing else. One course an interface at a time, in this process and beside others.
 */
import type { Instant, Ssid } from '../domain/ids.ts';
import { CourseHeld, type Lease } from '../platform/course-lock.ts';
import { said, type Said } from '../domain/said.ts';
import { PlatformError, type KnownNetwork, type Platform } from '../platform/port.ts';
import { follow, theirEnd, theirStep } from '../remedy/course-followed.ts';
import { advance, begin } from '../remedy/course.ts';
import { isOnline } from '../remedy/course-state.ts';
import type { Advanced, Beginning, Course, CoursePlan, CourseReport } from '../remedy/course-state.ts';
import type { CourseStep, CourseNews, Order } from '../remedy/course-state.ts';
import { saidOf } from '../words/said-error.ts';
import { fixJson } from '../report/fix-json.ts';
import type { LiveSession } from './session.ts';

/** Which network it is, looked up when it is needed; and who agrees. */
export interface Patient {
  readonly network: () => KnownNetwork | undefined | Promise<KnownNetwork | undefined>;
  /** Asked before more is cleared than the plan names. */
  readonly agree: (plan: CoursePlan, why: Said) => Promise<boolean>;
}

/** Holds an interface against other processes. Rejects where another one holds it. */
export type Lock = (iface: string, about: { by: Course['by']; ssid: Ssid }) => Promise<Lease>;

export interface AttendantOptions {
  readonly session: LiveSession;
  readonly platform: Pick<Platform, 'clearKey' | 'reconnect'>;
  /** The clock of the session's events: milliseconds since 1970. */
  readonly now?: () => Instant;
  /** Where nobody else can be at it, nothing is held. */
  readonly lock?: Lock | undefined;
}

/** @param fresh steps that were not told before */
type Show = (fresh: readonly CourseStep[]) => void;
type Listener = (attended: Attended, ...told: Parameters<Show>) => void;

export class Attendant {
  readonly #options: AttendantOptions;
  readonly #running = new Map<string, Attended>();
  readonly #listeners = new Set<Listener>();

  constructor(options: AttendantOptions) {
    this.#options = options;
    options.session.listen({ moved: ({ iface }) => this.#running.get(iface)?.look() });
  }

  /** Told whenever a course has moved. @returns unsubscribe */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  running(iface: string): Attended | undefined {
    return this.#running.get(iface);
  }

  /**
   * Whoever begins a course has it before it is shown.
   * @throws PlatformError 'refused' where a course goes on at this interface
   */
  attend(beginning: Beginning, patient: Patient): Attended {
    const { iface } = beginning.plan;
    if (this.#running.has(iface)) throw new PlatformError('refused', said('system.busy', { iface }));
    const attended = new Attended(this.#options, beginning, patient, (fresh) => {
      if (attended.course.state === 'over') this.#running.delete(iface);
      for (const listener of this.#listeners) listener(attended, fresh);
    });
    this.#running.set(iface, attended);
    queueMicrotask(() => attended.start());
    return attended;
  }

  /** Ends everything that goes on. */
  async close(): Promise<void> {
    const all = [...this.#running.values()];
    for (const attended of all) attended.cancel();
    await Promise.all(all.map((attended) => attended.done));
  }
}

/** The key is in use again. */
class Accepted extends Error {}

const NOBODY_ELSE: Lease = { tell: () => undefined, release: () => undefined };

/** A course that goes on. */
export class Attended {
  /** Resolves when it is over. */
  readonly done: Promise<CourseReport>;
  /** What the platform said no with. */
  error: Error | undefined;
  readonly #options: AttendantOptions;
  readonly #patient: Patient;
  readonly #show: Show;
  readonly #told = new Set<string>();
  #course: Course;
  #timer: NodeJS.Timeout | undefined;
  /** Nothing is ordered before the interface is held. */
  #lease: Lease | undefined;
  #resolve: (report: CourseReport) => void = () => undefined;

  constructor(options: AttendantOptions, beginning: Beginning, patient: Patient, show: Show) {
    this.#options = options;
    this.#patient = patient;
    this.#show = show;
    this.done = new Promise((resolve) => (this.#resolve = resolve));
    this.#course = begin(beginning, this.#now());
  }

  get course(): Course {
    return this.#course;
  }

  start(): void {
    if (this.#isOver) return;
    this.#show([]);
    this.#hold().catch((error: unknown) => this.#fail(error));
  }

  async #hold(): Promise<void> {
    const { lock } = this.#options;
    const { by, plan } = this.#course;
    try {
      this.#lease = lock ? await lock(plan.iface, { by, ssid: plan.ssid }) : NOBODY_ELSE;
    } catch (error) {
      if (!(error instanceof CourseHeld)) throw error;
      await this.#follow(error);
      return;
    }
    if (this.#isOver) this.#lease.release();
    else this.look();
  }

  /** Two at once would clear what the other has just made: the one that goes on is told to its end instead. */
  async #follow(held: CourseHeld): Promise<void> {
    const { holder, why } = held;
    if (holder?.ssid !== this.#course.plan.ssid) throw held;
    if (this.#isOver) return;
    this.#take(follow(this.#course, holder.by, why, this.#now()));
    const theirs = await held.follow((what) => this.#take(theirStep(this.#course, what, this.#now())));
    if (!theirs) throw held;
    this.#take(theirEnd(this.#course, theirs, this.#now()));
  }

  /** Ends it where that is safe; its report says how things stand. */
  cancel(): void {
    this.#see({ news: 'cancel' });
  }

  /** Something moved, or time has passed. */
  look(): void {
    if (this.#lease) this.#see(undefined);
  }

  get #isOver(): boolean {
    return this.#course.state === 'over';
  }

  #now(): Instant {
    return (this.#options.now ?? Date.now)();
  }

  #see(news: CourseNews | undefined): void {
    const { session } = this.#options;
    const { iface, ssid } = this.#course.plan;
    const link = session.link(iface);
    const seen = {
      ...{ link, news, judge: session.judge(link, ssid) },
      // Not every state asks, and between a refusal and its clearing there is no time for it.
      get finding() {
        return link && session.finding(link, ssid);
      },
    };
    this.#take(advance(this.#course, seen, this.#now()));
  }

  #take({ course, order, wake }: Advanced): void {
    if (this.#isOver) return;
    const isNew = course !== this.#course;
    this.#course = course;
    clearTimeout(this.#timer);
    if (wake !== undefined) this.#timer = setTimeout(() => this.look(), Math.max(0, wake - this.#now()));
    if (isNew) this.#tell(course);
    if (order) this.#carry(order).catch((cause: unknown) => this.#fail(cause));
    if (course.report) this.#resolve(course.report);
  }

  /** Whoever wanted to begin as well is told what goes on, too. */
  #tell({ steps, report }: Course): void {
    const nameOf = ({ what, at }: CourseStep): string => `${what} ${at}`;
    const fresh = steps.filter((step) => !this.#told.has(nameOf(step)));
    for (const step of fresh) {
      this.#told.add(nameOf(step));
      this.#lease?.tell({ step: step.what });
    }
    if (report) {
      this.#lease?.tell({ report: fixJson(report) });
      this.#lease?.release();
    }
    this.#show(fresh);
  }

  async #carry(order: Order): Promise<void> {
    switch (order.order) {
      case 'clear':
        this.#see(await this.#clear(order));
        return;
      case 'ask':
        await this.#options.platform.reconnect(await this.#network());
        return;
      case 'offer':
        this.#see({ news: 'answered', yes: await this.#patient.agree(order.plan, order.why) });
    }
  }

  async #clear({ cut, reconnect: wanted }: Extract<Order, { order: 'clear' }>): Promise<CourseNews> {
    const { session, platform } = this.#options;
    const { by, plan } = this.#course;
    const known = await this.#network();
    const since = session.link(plan.iface)?.serial ?? 0;
    let asked = false;
    // An attempt that is on its way by then is left to end: breaking it off would count as one more failure.
    const reconnect = (): boolean => (asked = wanted && session.link(plan.iface)?.attempt === undefined);
    // An access point that has taken the key meanwhile does not refuse it.
    const check = (): void => {
      if (!plan.insisted && isOnline(this.#course, session.link(plan.iface))) throw new Accepted();
    };
    const cleared = await platform.clearKey(known, cut, { reconnect, check, isUrgent: by === 'guard' });
    return { news: 'cleared', cleared, since, asked };
  }

  async #network(): Promise<KnownNetwork> {
    const network = await this.#patient.network();
    if (network) return network;
    throw new PlatformError('gone', said('system.network-gone', { ssid: this.#course.plan.ssid }));
  }

  #fail(cause: unknown): void {
    if (cause instanceof Accepted) {
      this.#see({ news: 'accepted' });
      return;
    }
    this.error = cause instanceof Error ? cause : new Error(String(cause));
    this.#see({ news: 'failed', said: saidOf(this.error) });
  }
}
