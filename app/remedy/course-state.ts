/** What a course of treatment is: its plan, its states, its steps and its report, and the moves between them. Pure. */
import type { Cleared, Cut } from '../domain/treatment.ts';
import type { CutScope, Finding } from '../domain/finding.ts';
import type { Instant, Mac, Ssid } from '../domain/ids.ts';
import type { Said } from '../domain/said.ts';
import type { Link } from '../model/link-state.ts';
import { sentencesOf, type CourseNews } from './course-words.ts';
import type { Judge, Treatment, Verification } from './verify.ts';

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

export interface Limits {
  /** Milliseconds of looking until it is told that nothing could be seen. */
  readonly look: number;
  /** Milliseconds from the clearing until it is told that no proof came. */
  readonly proof: number;
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

export const STEPS = [
  ...(['looking', 'found', 'cleared', 'larger-cut'] as const),
  ...(['asked', 'handshake', 'connected', 'held'] as const),
];

/** What a course did, for those who show it. In the order in which it happened. */
export interface CourseStep {
  readonly what: (typeof STEPS)[number];
  readonly state: 'running' | 'done' | 'failed';
  readonly at: Instant;
  /** Handshake: the messages seen so far. */
  readonly messages?: readonly number[];
  readonly cleared?: Cleared;
  readonly finding?: Finding;
  /** A larger cut: why. */
  readonly why?: Said;
}

export interface Course {
  readonly by: 'fix' | 'guard';
  readonly plan: CoursePlan;
  readonly limits: Limits;
  readonly state: CourseState;
  readonly startedAt: Instant;
  /** What it is about, as it was found before. */
  readonly finding: Finding | undefined;
  /** Clearings of this key within the hour, this one included. Above one, a cure is known not to last. */
  readonly times: number;
  /** All that went. */
  readonly cleared: Cleared | undefined;
  readonly treatment: Treatment | undefined;
  /** Access points whose keys it was about so far. */
  readonly about: readonly Mac[];
  /** What waits for agreement. */
  readonly offer: CoursePlan | undefined;
  /** Attempts that were asked for since the clearing, and the last time; an order that is not answered yet counts. */
  readonly asked: number;
  readonly askedAt: Instant;
  /** The link's serial when an attempt was asked for last. */
  readonly askedSerial: number;
  /** Since when nothing is under way. */
  readonly idleSince: Instant;
  /** A cause that has been standing since then. */
  readonly named: { readonly cause: string; readonly at: Instant } | undefined;
  /** To be ended as soon as what is under way is answered. */
  readonly cancelled: boolean;
  readonly steps: readonly CourseStep[];
  readonly report: CourseReport | undefined;
}

/** What became of an order, or what a person wants. */
export type News =
  | { readonly news: 'cleared'; readonly cleared: Cleared; readonly since: number; readonly asked: boolean }
  /** It was connected before anything was cleared. */
  | { readonly news: 'accepted' }
  | { readonly news: 'failed'; readonly said: readonly Said[] }
  | { readonly news: 'answered'; readonly yes: boolean }
  /** What another process tells, which treats this interface. Of a release of its own: any word may stand there. */
  | { readonly news: 'their-step'; readonly what: string }
  | { readonly news: 'their-end'; readonly theirs: Readonly<Record<string, unknown>> }
  | { readonly news: 'cancel' };

/** The interface as it is now. */
export interface Seen {
  readonly link: Link | undefined;
  readonly judge: Judge;
  /** What is wrong with the network, its past included. */
  readonly finding: Finding | undefined;
  readonly news?: News | undefined;
}

export type Order =
  | { readonly order: 'clear'; readonly cut: Cut; readonly reconnect: boolean }
  /** Ask for an attempt. */
  | { readonly order: 'ask' }
  /** Ask whether this may be done instead. */
  | { readonly order: 'offer'; readonly plan: CoursePlan; readonly why: Said };

export interface Advanced {
  readonly course: Course;
  readonly orders: readonly Order[];
  /** When it wants to be advanced again though nothing is seen. */
  readonly wake: Instant | undefined;
}

export interface Beginning {
  readonly by: Course['by'];
  readonly plan: CoursePlan;
  readonly limits: Limits;
  readonly finding?: Finding | undefined;
  /** Guard: the refusal was seen, and this is what is cleared. */
  readonly cut?: Cut | undefined;
  readonly times?: number;
}

/**
 * `healthy`: there was nothing to fix. `connected`: back, and no full login proved it, or it is known not to last. `cleared`:
 * while connected. `changed`: not done, for the machine is no longer as the plan says. `failed`: the system said no.
 */
export const OUTCOMES = [
  ...([
    'fixed',
    'connected',
    'healthy',
    'wrong-passphrase',
    'not-fixed',
    'other-cause',
    'not-confirmed',
  ] as const),
  ...(['cleared', 'undetermined', 'kept-empty', 'undone', 'changed', 'cancelled', 'failed'] as const),
];
export type Outcome = (typeof OUTCOMES)[number];

export interface CourseReport {
  readonly by: 'fix' | 'guard';
  readonly outcome: Outcome;
  /** One to three sentences. */
  readonly said: readonly Said[];
  readonly at: Instant;
  readonly iface: string;
  readonly ssid: Ssid;
  readonly cleared?: Cleared | undefined;
  readonly verification?: Verification | undefined;
  /** What it was about, as it was found before. */
  readonly finding?: Finding | undefined;
  /** When the remedy began; the times below count from here. */
  readonly startedAt?: Instant | undefined;
  /** `changed`: what could be done instead. */
  readonly offer?: CoursePlan | undefined;
  /** The whole report of another process that did it, schema `rejoin.fix/1`. */
  readonly theirs?: Readonly<Record<string, unknown>> | undefined;
}

export function report(
  {
    by,
    plan,
    cleared,
    finding,
    startedAt,
  }: Pick<Course, 'by' | 'plan' | 'cleared' | 'finding' | 'startedAt'>,
  outcome: Outcome,
  news: readonly CourseNews[],
  at: Instant,
  more: Partial<CourseReport> = {},
): CourseReport {
  const { iface, ssid } = plan;
  const said = news.flatMap(sentencesOf);
  return { by, outcome, said, at, iface, ssid, cleared, finding, startedAt, ...more };
}

export const rest = (course: Course): Advanced => ({ course, orders: [], wake: undefined });

/** Orders a clearing. Whoever calls has made sure that the plan names it. */
export function clear(course: Course, cut: Cut, finding: Finding | undefined, now: Instant): Advanced {
  const about = [
    ...new Set([...course.about, ...(cut.scope === 'bss' ? cut.bssids : (finding?.bssids ?? []))]),
  ];
  const found = finding ? stepped(course, { what: 'found', state: 'done', at: now, finding }) : course.steps;
  return {
    course: { ...course, state: 'cutting', finding: course.finding ?? finding, about, steps: found },
    orders: [{ order: 'clear', cut, reconnect: !course.plan.whileConnected }],
    wake: undefined,
  };
}

/** The course with its report. Nothing comes after it. */
export function end(
  course: Course,
  outcome: CourseReport['outcome'],
  said: readonly CourseNews[],
  now: Instant,
  more: Partial<CourseReport> = {},
): Advanced {
  const good = outcome === 'fixed' || outcome === 'connected' || outcome === 'cleared';
  const state = good ? ('done' as const) : ('failed' as const);
  const steps = course.steps.map((step) => (step.state === 'running' ? { ...step, state } : step));
  const over: Course = { ...course, state: 'over', offer: undefined, steps };
  return rest({ ...over, report: report(over, outcome, said, now, more) });
}

/** A step that is told again replaces itself; one that follows ends those before it. */
export function stepped(course: Course, step: CourseStep): readonly CourseStep[] {
  const known = course.steps.find(({ what }) => what === step.what);
  const earlier = course.steps
    .filter(({ what }) => what !== step.what || what === 'cleared')
    .map((one) => (one.state === 'running' ? { ...one, state: 'done' as const } : one));
  return [...earlier, { ...step, at: step.what === 'cleared' ? step.at : (known?.at ?? step.at) }];
}

export const isOnline = ({ plan }: Course, link: Link | undefined): boolean =>
  link?.attempt?.ssid === plan.ssid && link.attempt.connected;
