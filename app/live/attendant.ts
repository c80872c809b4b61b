/**
 * Carries a course's orders to the platform. It is woken by what the session sees and by the course's own clock, and by
 * nothing else. One course an interface at a time, in this process and beside others.
 */
import type { Instant, Ssid } from '../domain/ids.ts';
import { CourseHeld, type Lease } from '../platform/course-lock.ts';
import { said, type Said } from '../domain/said.ts';
import { PlatformError, type KnownNetwork, type Platform } from '../platform/port.ts';
import { follow } from '../remedy/course-followed.ts';
import { advance, begin } from '../remedy/course.ts';
import { isOnline } from '../remedy/course-state.ts';
import type { Advanced, Beginning, Course, CoursePlan } from '../remedy/course-state.ts';
import type { CourseReport, News, Order, Seen } from '../remedy/course-state.ts';
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
  readonly lock?: Lock | undefined;
}

/** A course that goes on. */
export interface Attended {
  readonly course: Course;
  /** Ends it where that is safe; its report says how things stand. */
  cancel(): void;
  /** Resolves when it is over. */
  readonly done: Promise<Attendance>;
}

export interface Attendance {
  readonly report: CourseReport;
  /** What the platform said no with. */
  readonly error?: Error | undefined;
}

export class Attendant {
  readonly #options: AttendantOptions;
  readonly #running = new Map<string, Visit>();
  readonly #listeners = new Set<(attended: Attended) => void>();

  constructor(options: AttendantOptions) {
    this.#options = options;
    options.session.listen({ moved: ({ iface }) => this.#running.get(iface)?.look() });
  }

  /** Told whenever a course has moved. @returns unsubscribe */
  listen(listener: (attended: Attended) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  running(iface: string): Attended | undefined {
    return this.#running.get(iface);
  }

  /** @throws PlatformError 'refused' where a course goes on at this interface */
  attend(beginning: Beginning, patient: Patient): Attended {
    const { iface } = beginning.plan;
    if (this.#running.has(iface)) throw new PlatformError('refused', said('system.busy', { iface }));
    const visit = new Visit(this.#options, beginning, patient, (at) => {
      if (at.course.state === 'over') this.#running.delete(iface);
      for (const listener of this.#listeners) listener(at);
    });
    this.#running.set(iface, visit);
    visit.start();
    return visit;
  }

  /** Ends everything that goes on. */
  async close(): Promise<void> {
    const all = [...this.#running.values()];
    for (const visit of all) visit.cancel();
    await Promise.all(all.map((visit) => visit.done));
  }
}

/** The key is in use again. */
class Accepted extends Error {}

class Visit implements Attended {
  readonly done: Promise<Attendance>;
  readonly #options: AttendantOptions;
  readonly #patient: Patient;
  readonly #show: (visit: Visit) => void;
  #course: Course;
  #shown: Course | undefined;
  #pending: Advanced | undefined;
  #error: Error | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lease: Lease | undefined;
  readonly #told = new Set<string>();
  #resolve: (attendance: Attendance) => void = () => undefined;

  constructor(
    options: AttendantOptions,
    beginning: Beginning,
    patient: Patient,
    show: (visit: Visit) => void,
  ) {
    this.#options = options;
    this.#patient = patient;
    this.#show = show;
    this.done = new Promise((resolve) => (this.#resolve = resolve));
    this.#pending = begin(beginning, this.#now());
    this.#course = this.#pending.course;
  }

  get course(): Course {
    return this.#course;
  }

  /** Nothing is ordered before the interface is held. */
  start(): void {
    const { lock } = this.#options;
    const first = this.#pending;
    if (!first) return;
    this.#shown = this.#course;
    this.#show(this);
    const go = (): void => {
      this.#pending = undefined;
      if (this.#course.state !== 'over') this.#take(first);
    };
    if (!lock) {
      go();
      return;
    }
    const { by, plan } = this.#course;
    lock(plan.iface, { by, ssid: plan.ssid }).then(
      (lease) => {
        this.#lease = lease;
        if (this.#course.state === 'over') lease.release();
        else go();
      },
      (error: unknown) => {
        if (error instanceof CourseHeld) this.#follow(error).catch((cause: unknown) => this.#fail(cause));
        else this.#fail(error);
      },
    );
  }

  /** Two at once would clear what the other has just made: the one that goes on is told to its end instead. */
  async #follow(held: CourseHeld): Promise<void> {
    const { holder } = held;
    if (holder?.ssid !== this.#course.plan.ssid) throw held;
    this.#pending = undefined;
    if (this.#course.state === 'over') return;
    this.#take(follow(this.#course, holder.by, held.why, this.#now()));
    const theirs = await held.follow((what) => this.#see({ news: 'their-step', what }));
    if (!theirs) throw held;
    this.#see({ news: 'their-end', theirs });
  }

  cancel(): void {
    // What was not ordered yet is not waited for.
    if (this.#pending) this.#course = { ...this.#course, state: 'looking' };
    this.#see({ news: 'cancel' });
  }

  /** Something moved, or time has passed. */
  look(): void {
    if (this.#pending === undefined && this.#course.state !== 'over') this.#see(undefined);
  }

  #now(): Instant {
    return (this.#options.now ?? Date.now)();
  }

  #see(news: News | undefined): void {
    if (this.#course.state === 'over') return;
    const { session } = this.#options;
    const { iface, ssid } = this.#course.plan;
    const link = session.link(iface);
    const judge = session.judge(link, ssid);
    const seen: Seen = {
      ...{ link, news, judge },
      // Not every state asks, and between a refusal and its clearing there is no time for it.
      get finding() {
        return link && session.finding(link, ssid);
      },
    };
    this.#take(advance(this.#course, seen, this.#now()));
  }

  #take({ course, orders, wake }: Advanced): void {
    const isNew = course !== this.#shown;
    this.#course = course;
    clearTimeout(this.#timer);
    if (wake !== undefined) this.#timer = setTimeout(() => this.look(), Math.max(0, wake - this.#now()));
    this.#tellOthers(course);
    this.#shown = course;
    if (isNew) this.#show(this);
    for (const order of orders) this.#carry(order);
    if (course.report) this.#resolve({ report: course.report, error: this.#error });
  }

  /** Whoever wanted to begin as well is told what goes on. */
  #tellOthers({ steps, report }: Course): void {
    for (const { what, at } of steps) {
      const key = `${what} ${at}`;
      if (!this.#told.has(key)) this.#lease?.tell({ step: what });
      this.#told.add(key);
    }
    if (!report) return;
    this.#lease?.tell({ report: fixJson(report) });
    this.#lease?.release();
  }

  #carry(order: Order): void {
    switch (order.order) {
      case 'clear':
        this.#clear(order).catch((error: unknown) => this.#fail(error));
        return;
      case 'ask':
        this.#ask().catch((error: unknown) => this.#fail(error));
        return;
      case 'offer':
        this.#patient.agree(order.plan, order.why).then(
          (yes) => this.#see({ news: 'answered', yes }),
          (error: unknown) => this.#fail(error),
        );
    }
  }

  async #clear({ cut, reconnect: wanted }: Extract<Order, { order: 'clear' }>): Promise<void> {
    const { session, platform } = this.#options;
    const { iface } = this.#course.plan;
    const known = await this.#network();
    const since = session.link(iface)?.serial ?? 0;
    let asked = false;
    // An attempt that is on its way by then is left to end: breaking it off would count as one more failure.
    const reconnect = (): boolean => (asked = wanted && session.link(iface)?.attempt === undefined);
    const isUrgent = this.#course.by === 'guard';
    const cleared = await platform.clearKey(known, cut, { reconnect, check: () => this.#check(), isUrgent });
    this.#see({ news: 'cleared', cleared, since, asked });
  }

  /** An access point that has taken the key meanwhile does not refuse it. @throws Accepted */
  #check(): void {
    const { plan } = this.#course;
    if (!plan.insisted && isOnline(this.#course, this.#options.session.link(plan.iface)))
      throw new Accepted();
  }

  async #ask(): Promise<void> {
    const network = await this.#network();
    await this.#options.platform.reconnect(network);
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
    const error = cause instanceof Error ? cause : new Error(String(cause));
    this.#error = error;
    this.#see({ news: 'failed', said: saidOf(error) });
  }
}
