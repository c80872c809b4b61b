/** Looks at what goes on before anything is cleared: was a saved key refused just now, or is it something else? Pure. */
import type { Cause } from '../domain/causes.ts';
import type { Finding } from '../domain/finding.ts';
import type { Instant } from '../domain/ids.ts';
import { said } from '../domain/said.ts';
import type { Link } from '../model/link-state.ts';
import { callFor, type Call } from './call.ts';
import {
  clear,
  end,
  isOnline,
  soonest,
  stepped,
  type Advanced,
  type Course,
  type Seen,
} from './course-state.ts';
import { smallestCut } from './cut.ts';

/** Milliseconds of looking until it is told that nothing could be seen. */
const LOOK = 25_000;
/** Milliseconds without an attempt after which a system that does nothing is asked for another. */
export const QUIET = 4000;
/** Milliseconds from asking for an attempt until the next is asked for, where that one is over. */
const NEXT = 700;
/** Milliseconds that a cause must stand before another than the saved key is told. */
const SETTLE = 1500;
/** Said while a supplicant waits, scans or moves; they count only if nothing else comes. */
const PASSING: ReadonlySet<Cause> = new Set([
  'network-not-found',
  'auth-timeout',
  'signal-lost',
  'ap-disconnects',
]);

export function look(before: Course, seen: Seen, now: Instant): Advanced {
  const { link, judge, finding } = seen;
  const { ssid } = before.plan;
  const call = link && callFor(link, ssid, judge);
  if (call && call.dueAt <= now) return cutWithin(before, call.finding, link, now);
  const cause = standingCause(before, seen);
  const course = before.named?.cause === cause ? before : { ...before, named: cause && { cause, at: now } };
  const stands = course.named !== undefined && now - course.named.at >= SETTLE;
  if (stands && cause === 'healthy')
    return end(course, 'connected', [said('course.nothing-to-clear', { ssid })], now, { finding });
  const isLate = now - course.startedAt >= LOOK;
  const isOther = cause !== undefined && cause !== 'healthy' && cause !== 'stale-pmksa';
  if (finding && isOther && (isLate || (stands && !link?.attempt && !PASSING.has(cause))))
    return other(course, finding, seen, now);
  return isLate ? unclear(course, finding, now) : ask(course, link, call, now);
}

function standingCause(course: Course, { link, finding }: Seen): Cause | undefined {
  if (isOnline(course, link)) return 'healthy';
  if (!finding || finding.recovered || finding.cause === 'undetermined' || finding.cause === 'healthy')
    return undefined;
  return finding.cause;
}

/** Clears what refuses, if the plan that was agreed to names it. */
function cutWithin(course: Course, finding: Finding, { pmksa }: Link, now: Instant): Advanced {
  const { plan } = course;
  if (!plan.cut) return end(course, 'other-cause', [], now, { finding });
  if (plan.cut.scope !== 'bss') return clear(course, plan.cut, finding, now);
  const cut = smallestCut(finding, pmksa);
  const named = new Set(plan.cut.bssids);
  const bssids = cut.scope === 'bss' ? cut.bssids : [];
  if (bssids.length > 0 && bssids.every((bssid) => named.has(bssid))) return clear(course, cut, finding, now);
  const offer = { ...plan, cut };
  return end(course, 'changed', [said('course.changed', { bssids })], now, { finding, offer });
}

function other(course: Course, finding: Finding, { link, judge }: Seen, now: Instant): Advanced {
  const last = link?.stories.get(course.plan.ssid)?.attempts.findLast((attempt) => attempt.end !== undefined);
  // Whoever accuses the password must have seen a login that offered no saved key.
  const isPassword =
    finding.cause === 'wrong-passphrase' && (last === undefined || judge.offeredKey(last) !== 'yes');
  const cause = said(`cause.${finding.cause}.short`);
  const outcome = isPassword ? 'wrong-passphrase' : 'other-cause';
  return end(course, outcome, [said('course.other-cause', { cause })], now, { finding });
}

function unclear(course: Course, finding: Finding | undefined, now: Instant): Advanced {
  const { cut, ssid } = course.plan;
  if (cut) return end(course, 'undetermined', [said('course.unclear')], now, { finding });
  const none = [said('plan.no-key', { ssid }), said('course.asked-in-vain')];
  return end(course, 'not-fixed', none, now, { finding });
}

/** Nothing is connected that could be lost, so an attempt is asked for where none comes by itself. */
function ask(course: Course, link: Link | undefined, call: Call | undefined, now: Instant): Advanced {
  const { startedAt, named, idleSince } = course;
  const over = startedAt + LOOK;
  const settles = named && named.at + SETTLE;
  const serial = link?.serial ?? 0;
  // What was asked for has come to its end, or nothing came of it.
  const due = idleSince + (serial > course.askedSerial ? NEXT : QUIET);
  // A key that may yet heal is left to the supplicant.
  const isBusy = link?.attempt !== undefined || call !== undefined;
  if (isBusy || now < due || now + QUIET >= over)
    return { course, wake: soonest(now, over, settles, call?.dueAt, due) };
  const asked = stepped(course, { what: 'looking', state: 'running', at: now });
  return {
    course: { ...asked, idleSince: now, askedSerial: serial },
    order: { order: 'ask' },
    wake: soonest(now, over, settles, now + QUIET),
  };
}
