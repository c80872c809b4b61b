/** What a course can say: what happened in it, and the sentences that tell it. Pure. */
import type { Cause } from '../domain/causes.ts';
import { said, type Said } from '../domain/said.ts';
import type { Instant, Mac, Ssid } from '../domain/ids.ts';
import type { Cleared } from '../domain/treatment.ts';
import { AT_MOST, WITHIN } from './bound.ts';
import type { Proof } from './verify.ts';

export type CourseNews =
  | { readonly code: 'cleared'; readonly cleared: Cleared }
  /** It was cleared while the network is up. */
  | { readonly code: 'next-is-full' }
  | {
      readonly code: 'connected';
      readonly ssid: Ssid;
      readonly proof: Proof;
      readonly startedAt: Instant;
    }
  /** Cured by the same clearing again: the access point refuses what it made itself. */
  | { readonly code: 'again'; readonly ssid: Ssid; readonly times: number }
  | { readonly code: 'left-alone'; readonly bssids: readonly Mac[] }
  | { readonly code: 'password'; readonly ssid: Ssid }
  | { readonly code: 'not-helped'; readonly why: Said }
  | { readonly code: 'no-proof'; readonly seconds: number; readonly attempts: number }
  | { readonly code: 'nothing-to-clear'; readonly ssid: Ssid }
  /** It was only looked, and a saved key is refused. */
  | { readonly code: 'found' }
  | { readonly code: 'other-cause'; readonly cause: Cause }
  | { readonly code: 'no-key'; readonly ssid: Ssid }
  | { readonly code: 'unclear' }
  /** Others refuse than the plan names. */
  | { readonly code: 'changed'; readonly bssids: readonly Mac[] }
  | { readonly code: 'stopped-online' }
  | { readonly code: 'stopped-cleared' }
  | { readonly code: 'stopped-unchanged' }
  /** Somebody else's own sentences. */
  | { readonly code: 'as-told'; readonly said: readonly Said[] };

const MINUTES = WITHIN / 60_000;

export function sentencesOf(news: CourseNews): readonly Said[] {
  switch (news.code) {
    case 'cleared':
      return clearedSentences(news.cleared);
    case 'next-is-full':
      return [said('course.next-is-full')];
    case 'connected':
      return proofSentences(news.ssid, news.proof, news.startedAt);
    case 'again':
      return [said('course.again', { ssid: news.ssid, times: news.times, minutes: MINUTES })];
    case 'left-alone':
      return [said('course.left-alone', { bssids: news.bssids, times: AT_MOST, minutes: MINUTES })];
    case 'password':
      return [said('course.password', { ssid: news.ssid })];
    case 'not-helped':
      return [said('course.not-helped', { why: news.why })];
    case 'no-proof': {
      const { seconds } = news;
      return [said(news.attempts > 0 ? 'course.no-end' : 'course.no-attempt', { seconds })];
    }
    case 'nothing-to-clear':
      return [said('course.nothing-to-clear', { ssid: news.ssid })];
    case 'found':
      return [];
    case 'other-cause':
      return [said('course.other-cause', { cause: said(`cause.${news.cause}.short`) })];
    case 'no-key':
      return [said('plan.no-key', { ssid: news.ssid }), said('course.asked-in-vain')];
    case 'unclear':
      return [said('course.unclear')];
    case 'changed':
      return [said('course.changed', { bssids: news.bssids })];
    case 'stopped-online':
    case 'stopped-cleared':
    case 'stopped-unchanged':
      return [said(`course.${news.code}`)];
    case 'as-told':
      return news.said;
  }
}

/** The first digits of a PMKID: enough to tell two apart. */
const short = (pmkid: string): string => `${pmkid.slice(0, 8)}…`;

/** What a connection that held proved. */
function proofSentences(ssid: Ssid, proof: Proof, startedAt: Instant): Said[] {
  const { bssid, fullLogin, oldPmkid, newPmkid } = proof;
  const took = Math.max(0, proof.connectedAt - startedAt);
  if (!fullLogin && bssid === undefined) return [said('course.connected.untold', { ssid, took })];
  if (!fullLogin && bssid !== undefined) return [said('course.connected.saved-key', { ssid, took, bssid })];
  const keys = oldPmkid && newPmkid ? { old: short(oldPmkid), new: short(newPmkid) } : undefined;
  return [said('course.connected.full', { ssid, took }), ...(keys ? [said('course.keys', keys)] : [])];
}

export function clearedSentences({ scope, removed, kept, unseen, why }: Cleared): Said[] {
  const less = why ? [said('course.why-not-less', { why })] : [];
  if (unseen) return [said(`course.unseen.${scope}`), ...less];
  const [first, ...more] = removed;
  if (!first) return [said('course.nothing-cleared')];
  const count = removed.length;
  const what =
    scope !== 'bss'
      ? said('course.cleared.network', { count })
      : more.length === 0
        ? said('course.cleared.one', { bssid: first.bssid })
        : said('course.cleared.bss', { count });
  return [what, ...(kept.length > 0 ? [said('course.kept', { count: kept.length })] : []), ...less];
}
