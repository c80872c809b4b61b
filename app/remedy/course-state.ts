/** What a course of treatment is: its plan, its states, its steps and its report, and the moves between them. Pure. */
import type { Cleared, Cut, FIX_STEPS, FixOutcome } from '../domain/treatment.ts';
import type { CutScope, Finding } from '../domain/finding.ts';
import type { Instant, Mac, Ssid } from '../domain/ids.ts';
import type { Said } from '../domain/said.ts';
import type { Link } from '../model/link-state.ts';
import type { Judge, Verification } from './verify.ts';

/** What may be done, made once: shown, agreed to, and carried out as it stands. */
export interface CoursePlan {
  readonly iface: string;
  readonly ssid: Ssid;
  /** No more than this is cleared. Of several access points only those that are seen to refuse; undefined: nothing is. */
  readonly cut: Cut | undefined;
  /** Larger cuts that could be offered after it, smallest first. */
  readonly larger: readonly CutScope[];
  /** Cleared without a refusal having been seen: a person names the key. */
  readonly insisted?: true;
  /** The network is up and stays so: nothing is asked for, and there is nothing to watch. */
  readonly whileConnected?: true;
}

export type CourseState =
  | 'looking'
  /** A clearing was ordered and has not been answered yet. */
  | 'cutting'
  /** Cleared; an attempt is yet to be asked for. */
  | 'asking'
  /** An attempt goes on, or a connection has yet to hold. */
  | 'watching'
  /** It did not help, and a larger cut waits for agreement. */
  | 'larger-cut'
  /** Another process treats this interface; what it tells is shown. */
  | 'following'
  /** Its report says how. */
  | 'over';

/** What a course did, for those who show it. */
export interface CourseStep {
  readonly what: (typeof FIX_STEPS)[number];
  readonly state: 'running' | 'done' | 'failed';
  readonly at: Instant;
  /** Handshake: the messages seen so far. */
  readonly messages?: readonly number[];
  readonly cleared?: Cleared;
  readonly finding?: Finding;
  /** A larger cut: why. Looking: who else is at it. */
  readonly why?: Said | undefined;
}

export interface Beginning {
  readonly by: 'fix' | 'guard';
  readonly plan: CoursePlan;
  /** Milliseconds from the clearing until it is told that no proof came. */
  readonly proof: number;
  /** What it is about, as it was found before. */
  readonly finding?: Finding | undefined;
  /** Guard: the refusal was seen, and this is what is cleared. */
  readonly cut?: Cut | undefined;
  /** Clearings of this key within the hour, this one included. Above one, a cure is known not to last. */
  readonly times?: number;
}

export interface Course extends Beginning {
  readonly state: CourseState;
  readonly startedAt: Instant;
  /** All that went, and when it went last. */
  readonly cleared?: Cleared | undefined;
  /** The link's serial when it was cleared last: later attempts are the test. */
  readonly since: number;
  /** Access points whose keys it was about so far. */
  readonly about: readonly Mac[];
  /** What waits for agreement. */
  readonly offer?: CoursePlan | undefined;
  /** Attempts that were asked for since the clearing; an order that is not answered yet counts. */
  readonly asked: number;
  /** The link's serial when an attempt was asked for last. */
  readonly askedSerial: number;
  /** Since when nothing that was asked for or seen is under way. */
  readonly idleSince: Instant;
  /** A cause that has been standing since then. */
  readonly named?: { readonly cause: string; readonly at: Instant } | undefined;
  /** To be ended as soon as what is under way is answered. */
  readonly cancelled?: true;
  readonly steps: readonly CourseStep[];
  readonly report?: CourseReport;
}

/** What became of an order, or what a person wants. */
export type CourseNews =
  | { readonly news: 'cleared'; readonly cleared: Cleared; readonly since: number; readonly asked: boolean }
  /** It was connected before anything was cleared. */
  | { readonly news: 'accepted' }
  | { readonly news: 'failed'; readonly said: readonly Said[] }
  | { readonly news: 'answered'; readonly yes: boolean }
  | { readonly news: 'cancel' };

/** The interface as it is now. */
export interface Seen {
  readonly link: Link | undefined;
  readonly judge: Judge;
  /** What is wrong with the network, its past included. */
  readonly finding: Finding | undefined;
  readonly news?: CourseNews | undefined;
}

export type Order =
  | { readonly order: 'clear'; readonly cut: Cut; readonly reconnect: boolean }
  /** Ask for an attempt. */
  | { readonly order: 'ask' }
  /** Ask whether this may be done instead. */
  | { readonly order: 'offer'; readonly plan: CoursePlan; readonly why: Said };

export interface Advanced {
  readonly course: Course;
  readonly order?: Order;
  /** When it wants to be advanced again though nothing is seen. */
  readonly wake?: Instant;
}

export interface CourseReport {
  readonly by: Course['by'];
  readonly outcome: FixOutcome;
  /** One to three sentences. */
  readonly said: readonly Said[];
  readonly at: Instant;
  readonly iface: string;
  readonly ssid: Ssid;
  readonly cleared?: Cleared | undefined;
  readonly verification?: Verification;
  /** What it was about, as it was found before. */
  readonly finding?: Finding | undefined;
  /** When the remedy began; the times below count from here. */
  readonly startedAt?: Instant;
  /** `changed`: what could be done instead. */
  readonly offer?: CoursePlan;
  /** The whole report of another process that did it, schema `rejoin.fix/1`. */
  readonly theirs?: Readonly<Record<string, unknown>>;
}

/** Orders a clearing. Whoever calls has made sure that the plan names it. */
export function clear(course: Course, cut: Cut, finding: Finding | undefined, now: Instant): Advanced {
  const about = new Set([...course.about, ...(cut.scope === 'bss' ? cut.bssids : (finding?.bssids ?? []))]);
  const found = finding ? stepped(course, { what: 'found', state: 'done', at: now, finding }) : course;
  return {
    course: { ...found, state: 'cutting', finding: course.finding ?? finding, about: [...about] },
    order: { order: 'clear', cut, reconnect: !course.plan.whileConnected },
  };
}

/** The course with its report. Nothing comes after it. */
export function end(
  course: Course,
  outcome: FixOutcome,
  said: readonly Said[],
  now: Instant,
  more: Partial<CourseReport> = {},
): Advanced {
  const { by, plan, cleared, finding, startedAt } = course;
  const { iface, ssid } = plan;
  const good = outcome === 'fixed' || outcome === 'connected' || outcome === 'cleared';
  const report = { by, outcome, said, at: now, iface, ssid, cleared, finding, startedAt, ...more };
  const steps = settled(course.steps, good ? 'done' : 'failed');
  return { course: { ...course, state: 'over', offer: undefined, steps, report } };
}

/** A step that is told again replaces itself; one that follows ends those before it. */
export function stepped(course: Course, step: CourseStep): Course {
  // Each clearing is a step of its own.
  const isSame = ({ what }: CourseStep): boolean => what === step.what && what !== 'cleared';
  const at = course.steps.find(isSame)?.at ?? step.at;
  const earlier = settled(course.steps, 'done').filter((known) => !isSame(known));
  return { ...course, steps: [...earlier, { ...step, at }] };
}

const settled = (steps: readonly CourseStep[], state: CourseStep['state']): CourseStep[] =>
  steps.map((step) => (step.state === 'running' ? { ...step, state } : step));

export const isOnline = ({ plan }: Course, link: Link | undefined): boolean =>
  link?.attempt?.ssid === plan.ssid && link.attempt.connected;

/** The next of these times that is yet to come. */
export const soonest = (now: Instant, ...times: readonly (Instant | undefined)[]): Instant =>
  Math.min(...times.map((time) => (time !== undefined && time > now ? time : Infinity)));
