/** Watches the attempts after a clearing, and says what they prove. Treatment is the test. Pure. */
import type { Instant } from '../domain/ids.ts';
import { said, type Said } from '../domain/said.ts';
import type { CutScope } from '../domain/finding.ts';
import type { FixOutcome } from '../domain/treatment.ts';
import type { Link } from '../model/link-state.ts';
import { SHORT_LIFE } from '../model/outcome.ts';
import { MINUTES } from './bound.ts';
import { QUIET } from './course-look.ts';
import { end, isOnline, soonest, stepped, type Advanced, type Course } from './course-state.ts';
import { clearedSentences, proofSentences } from './course-words.ts';
import { verify, type Judge, type Verification } from './verify.ts';

/** More than that would be a loop of our own. */
const ASK_AT_MOST = 3;
/** Milliseconds for a connection that began shortly before the end. */
const GRACE = 15_000;

type NotFixed = Extract<Verification, { state: 'not-fixed' }>;

export function watch(before: Course, link: Link | undefined, judge: Judge, now: Instant): Advanced {
  const { plan, proof: within, cleared, since, startedAt, times = 1 } = before;
  const { ssid } = plan;
  if (!cleared) throw new Error('Nothing cleared');
  const course = withSteps(before, link, now);
  const treatment = { ssid, since, at: cleared.at, removed: cleared.removed };
  const result = verify(link, treatment, judge, now);
  const close = (outcome: FixOutcome, ...what: readonly Said[]): Advanced =>
    end(course, outcome, [...clearedSentences(cleared), ...what], now, { verification: result });
  switch (result.state) {
    case 'confirmed': {
      const { proof } = result;
      if (!proof.fullLogin) return close('connected', ...proofSentences(ssid, proof, startedAt));
      // The same cure for the second time within the hour has shown that it does not last.
      if (times > 1) return close('connected', said('course.again', { ssid, times, minutes: MINUTES }));
      return close('fixed', ...proofSentences(ssid, proof, startedAt));
    }
    case 'wrong-passphrase':
      return close('wrong-passphrase', said('course.password', { ssid }));
    case 'not-fixed': {
      const scope = largerCut(course, result);
      return scope
        ? offer(course, scope, result, now)
        : close('not-fixed', said('course.not-helped', { why: result.why }));
    }
    case 'pending': {
      const over = cleared.at + within;
      const isUp = result.connected || isOnline(course, link);
      if (now < (isUp ? over + GRACE : over)) return askAgain(course, link, over, now);
      const code = result.attempts > 0 ? 'course.no-end' : 'course.no-attempt';
      return close('not-confirmed', said(code, { seconds: Math.round(within / 1000) }));
    }
  }
}

/**
 * A larger cut needs evidence of its own: a key of another access point was refused, too; or nobody could see whether the
 * key went, and it is offered still.
 */
function largerCut(course: Course, { isRefused, refusing }: NotFixed): Exclude<CutScope, 'bss'> | undefined {
  const { about, cleared, plan, by } = course;
  const another = cleared?.scope === 'bss' && refusing.some((bssid) => !about.includes(bssid));
  const unsure = by === 'fix' && cleared?.unseen === true && isRefused;
  if (!another && !unsure) return undefined;
  return plan.larger.find((scope) => scope === 'network' || scope === 'profile');
}

function offer(
  course: Course,
  scope: Exclude<CutScope, 'bss'>,
  { why, refusing }: NotFixed,
  now: Instant,
): Advanced {
  const larger = course.plan.larger.slice(course.plan.larger.indexOf(scope) + 1);
  const plan = { ...course.plan, cut: { scope }, larger };
  const about = [...new Set([...course.about, ...refusing])];
  const told = stepped(course, { what: 'larger-cut', state: 'done', at: now, why });
  return {
    course: { ...told, state: 'larger-cut', offer: plan, about },
    order: { order: 'offer', plan, why },
  };
}

/** Not every system tries again by itself; and one that was refused once more may have given the network up for a while. */
function askAgain(before: Course, link: Link | undefined, over: Instant, now: Instant): Advanced {
  const course = link?.attempt ? { ...before, idleSince: now } : before;
  const { asked, askedSerial, idleSince, plan } = course;
  const holds = link?.attempt?.connectedAt;
  const wake = soonest(now, over, over + GRACE, idleSince + QUIET, holds && holds + SHORT_LIFE);
  if (!link || link.attempt || asked >= ASK_AT_MOST) return { course, wake };
  const waits = [...link.backOff.disabled.values()].some((one) => one.ssid === plan.ssid);
  const isNew = waits && (asked < 2 || link.serial > askedSerial);
  if (asked > 0 && !isNew && now - idleSince < QUIET) return { course, wake };
  const next = { asked: asked + 1, askedSerial: link.serial, idleSince: now };
  return {
    course: { ...course, ...next, state: 'watching' },
    order: { order: 'ask' },
    wake: Math.min(over, now + QUIET),
  };
}

/** What can be seen of the handshake that is waited for. */
function withSteps(course: Course, link: Link | undefined, now: Instant): Course {
  const attempt = link?.attempt;
  if (!attempt || attempt.serial <= course.since || attempt.ssid !== course.plan.ssid) return course;
  const { connected, fourWay } = attempt;
  const all = connected || fourWay.installed > 0;
  const messages = ([1, 2, 3, 4] as const).filter((n) => all || fourWay.seen[n] > 0);
  const known = course.steps.find(({ what }) => what === 'handshake')?.messages?.length ?? 0;
  const state = messages.length === 4 ? 'done' : 'running';
  const next =
    messages.length > known ? stepped(course, { what: 'handshake', state, at: now, messages }) : course;
  if (!connected || next.steps.some(({ what }) => what === 'connected')) return next;
  const up = stepped(next, { what: 'connected', state: 'done', at: now });
  return stepped(up, { what: 'held', state: 'running', at: now });
}
