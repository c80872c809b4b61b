/** Watches the attempts after a clearing, and says what they prove. Treatment is the test. Pure. */
import type { Instant } from '../domain/ids.ts';
import type { CutScope } from '../domain/finding.ts';
import type { Link } from '../model/link-state.ts';
import { end, isOnline, stepped } from './course-state.ts';
import type { Advanced, Course, Order, Outcome, Seen } from './course-state.ts';
import { QUIET } from './course-look.ts';
import type { CourseNews } from './course-words.ts';
import { verify, type Verification } from './verify.ts';
import { SHORT_LIFE } from '../model/outcome.ts';

/** More than that would be a loop of our own. */
const ASK_AT_MOST = 3;
/** Milliseconds for a connection that began shortly before the end. */
const GRACE = 15_000;

type NotFixed = Extract<Verification, { state: 'not-fixed' }>;

export function watch(before: Course, { link, judge }: Pick<Seen, 'link' | 'judge'>, now: Instant): Advanced {
  const { treatment, limits } = before;
  if (!treatment) throw new Error('Nothing cleared');
  const course = withSteps(before, link, now);
  const verification: Verification = link
    ? verify(link, treatment, judge, now)
    : { state: 'pending', attempts: 0, connected: false };
  switch (verification.state) {
    case 'confirmed':
      return proven(course, verification, now);
    case 'wrong-passphrase':
      return close(course, 'wrong-passphrase', { code: 'password', ssid: treatment.ssid }, now, verification);
    case 'not-fixed':
      return notFixed(course, verification, now);
    case 'pending': {
      const over = treatment.at + limits.proof;
      const { attempts, connected } = verification;
      const seconds = Math.round(limits.proof / 1000);
      const isUp = connected || isOnline(course, link);
      return now >= (isUp ? over + GRACE : over)
        ? close(course, 'not-confirmed', { code: 'no-proof', seconds, attempts }, now, verification)
        : askAgain(course, link, connected, now, over);
    }
  }
}

function close(
  course: Course,
  outcome: Outcome,
  said: CourseNews,
  now: Instant,
  verification: Verification,
): Advanced {
  const { cleared } = course;
  const what: CourseNews[] = cleared ? [{ code: 'cleared', cleared }] : [];
  return end(course, outcome, [...what, said], now, { verification });
}

function proven(
  course: Course,
  verification: Extract<Verification, { state: 'confirmed' }>,
  now: Instant,
): Advanced {
  const { proof } = verification;
  const { plan, startedAt, times } = course;
  const { ssid } = plan;
  const held = { ...course, steps: stepped(course, { what: 'held', state: 'done', at: now }) };
  // The same cure for the second time within the hour has shown that it does not last.
  if (proof.fullLogin && times > 1)
    return close(held, 'connected', { code: 'again', ssid, times }, now, verification);
  const said = { code: 'connected', ssid, proof, startedAt } as const;
  return close(held, proof.fullLogin ? 'fixed' : 'connected', said, now, verification);
}

function notFixed(course: Course, result: NotFixed, now: Instant): Advanced {
  const { why, refusing } = result;
  const scope = largerCut(course, result);
  if (!scope) return close(course, 'not-fixed', { code: 'not-helped', why }, now, result);
  const larger = course.plan.larger.slice(course.plan.larger.indexOf(scope) + 1);
  const offer = { ...course.plan, cut: { scope }, larger };
  return {
    course: {
      ...course,
      ...{ state: 'larger-cut', offer, about: [...new Set([...course.about, ...refusing])] },
      steps: stepped(course, { what: 'larger-cut', state: 'done', at: now, why }),
    },
    orders: [{ order: 'offer', plan: offer, why }],
    wake: undefined,
  };
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

/** Not every system tries again by itself; and one that was refused once more may have given the network up for a while. */
function askAgain(
  course: Course,
  link: Link | undefined,
  connected: boolean,
  now: Instant,
  over: Instant,
): Advanced {
  const idleSince = link?.attempt ? now : course.idleSince;
  const next: Course = { ...course, idleSince };
  const holds = link?.attempt?.connectedAt;
  const times = [over, over + GRACE, idleSince + QUIET, ...(connected && holds ? [holds + SHORT_LIFE] : [])];
  const idle: Advanced = {
    course: next,
    orders: [],
    wake: Math.min(...times.filter((time) => time > now)),
  };
  if (!link || link.attempt || course.asked >= ASK_AT_MOST) return idle;
  const waits = [...link.backOff.disabled.values()].some((one) => one.ssid === course.plan.ssid);
  const isQuiet = now - idleSince >= QUIET;
  const isNew = waits && (course.asked < 2 || link.serial > course.askedSerial);
  if (course.asked > 0 && !isNew && !isQuiet) return idle;
  const orders: Order[] = [{ order: 'ask' }];
  return {
    course: {
      ...next,
      ...{
        state: 'watching',
        asked: course.asked + 1,
        askedAt: now,
        askedSerial: link.serial,
        idleSince: now,
      },
    },
    orders,
    wake: Math.min(over, now + QUIET),
  };
}

/** What can be seen of the handshake that is waited for. */
function withSteps(course: Course, link: Link | undefined, now: Instant): Course {
  const attempt = link?.attempt;
  if (!attempt || attempt.serial <= (course.treatment?.since ?? 0) || attempt.ssid !== course.plan.ssid)
    return course;
  const { seen, installed } = attempt.fourWay;
  const all = attempt.connected || installed > 0;
  const messages = ([1, 2, 3, 4] as const).filter((n) => all || seen[n] > 0);
  const known = course.steps.find(({ what }) => what === 'handshake')?.messages?.length ?? 0;
  let next = course;
  if (messages.length > known)
    next = {
      ...next,
      steps: stepped(next, {
        ...{ what: 'handshake', state: messages.length === 4 ? 'done' : 'running' },
        ...{ at: now, messages },
      }),
    };
  if (attempt.connected && next.steps.every(({ what }) => what !== 'connected')) {
    next = { ...next, steps: stepped(next, { what: 'connected', state: 'done', at: now }) };
    next = { ...next, steps: stepped(next, { what: 'held', state: 'running', at: now }) };
  }
  return next;
}
