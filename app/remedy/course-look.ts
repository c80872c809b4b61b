/** Looks at what goes on before anything is cleared: was a saved key refused just now, or is it something else? Pure. */
import type { Cause } from '../domain/causes.ts';
import type { Instant } from '../domain/ids.ts';
import { callFor, HEALS_WITHIN, type Call } from './call.ts';
import { clear, end, isOnline, stepped, type Advanced, type Course, type Seen } from './course-state.ts';
import { smallestCut } from './cut.ts';

/** Milliseconds without an attempt after which a system that does nothing is asked for another. */
export const QUIET = 4000;
/** Milliseconds from the end of one attempt until the next is asked for. */
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
  const { link, judge } = seen;
  const { ssid } = before.plan;
  const call = link && callFor(link, ssid, judge);
  if (call && isDue(call, seen, now)) return cutWithin(before, call, seen, now);
  const standing = standingCause(before, seen);
  const named = standing === undefined ? undefined : { cause: standing, at: now };
  const course = before.named?.cause === standing ? before : { ...before, named };
  const stands = course.named !== undefined && now - course.named.at >= SETTLE;
  if (stands && standing === 'healthy')
    return end(course, 'connected', [{ code: 'nothing-to-clear', ssid }], now, { finding: seen.finding });
  const isOther = standing !== undefined && standing !== 'healthy' && standing !== 'stale-pmksa';
  if (stands && isOther && !link?.attempt && !PASSING.has(standing)) return other(course, seen, now);
  if (now - course.startedAt >= course.limits.look)
    return isOther ? other(course, seen, now) : unclear(course, seen, now);
  return ask(course, seen, call, now);
}

/** A supplicant that may be dropping the key by itself is given the time that it needs. */
function isDue({ attempt, mayHeal, finding }: Call, { link }: Seen, now: Instant): boolean {
  if (!mayHeal || finding.attempts > 1) return true;
  return !link?.attempt && now - (attempt.endedAt ?? now) >= HEALS_WITHIN;
}

function standingCause(course: Course, { link, finding }: Seen): Cause | undefined {
  if (isOnline(course, link)) return 'healthy';
  if (!finding || finding.recovered || finding.cause === 'undetermined' || finding.cause === 'healthy')
    return undefined;
  return finding.cause;
}

/** Clears what refuses, if the plan that was agreed to names it. */
function cutWithin(course: Course, call: Call, { link }: Seen, now: Instant): Advanced {
  const { plan } = course;
  const { finding } = call;
  if (!plan.cut) return end(course, 'other-cause', [{ code: 'found' }], now, { finding });
  if (plan.cut.scope !== 'bss') return clear(course, plan.cut, finding, now);
  const wanted = link ? smallestCut(finding, link.pmksa) : plan.cut;
  const named: readonly string[] = plan.cut.bssids;
  const bssids = wanted.scope === 'bss' ? wanted.bssids : [];
  if (bssids.length > 0 && bssids.every((bssid) => named.includes(bssid)))
    return clear(course, wanted, finding, now);
  return end(course, 'changed', [{ code: 'changed', bssids }], now, {
    finding,
    offer: { ...plan, cut: wanted },
  });
}

function other(course: Course, { link, judge, finding }: Seen, now: Instant): Advanced {
  if (!finding) return unclear(course, { link, judge, finding }, now);
  const last = link?.stories.get(course.plan.ssid)?.attempts.findLast((attempt) => attempt.end !== undefined);
  // Whoever accuses the password must have seen a login that offered no saved key.
  const isPassword =
    finding.cause === 'wrong-passphrase' && (last === undefined || judge.offeredKey(last) !== 'yes');
  const outcome = isPassword ? 'wrong-passphrase' : 'other-cause';
  return end(course, outcome, [{ code: 'other-cause', cause: finding.cause }], now, { finding });
}

function unclear(course: Course, { finding }: Seen, now: Instant): Advanced {
  const { cut, ssid } = course.plan;
  if (!cut) return end(course, 'not-fixed', [{ code: 'no-key', ssid }], now, { finding });
  return end(course, 'undetermined', [{ code: 'unclear' }], now, { finding });
}

/** Nothing is connected that could be lost, so an attempt is asked for where none comes by itself. */
function ask(course: Course, { link }: Seen, call: Call | undefined, now: Instant): Advanced {
  const { plan, limits, startedAt } = course;
  const serial = link?.serial ?? 0;
  const isElsewhere = link?.current !== undefined && link.current !== plan.ssid && link.attempt?.connected;
  // What was asked for has come to its end, or nothing came of it.
  const due = course.askedAt + (serial > course.askedSerial ? NEXT : QUIET);
  const settled = course.named ? course.named.at + SETTLE : Infinity;
  const healed = call?.mayHeal ? (call.attempt.endedAt ?? now) + HEALS_WITHIN : Infinity;
  const end = startedAt + limits.look;
  const wait = (next: Course, ...times: number[]): Advanced => ({
    ...{ course: next, orders: [] },
    wake: Math.min(end, ...[settled, healed, ...times].filter((time) => time > now)),
  });
  const isLate = now - startedAt + QUIET >= limits.look;
  const isHealing = healed > now && healed < Infinity;
  if (link?.attempt || isElsewhere || isLate || isHealing) return wait(course);
  if (now < due) return wait(course, due);
  return {
    course: {
      ...course,
      ...{ askedAt: now, askedSerial: serial },
      steps: stepped(course, { what: 'looking', state: 'running', at: now }),
    },
    orders: [{ order: 'ask' }],
    wake: Math.min(end, now + QUIET, ...[settled].filter((time) => time > now)),
  };
}
