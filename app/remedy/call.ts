/** Does the attempt that just ended call for a key to be cleared? A finding about the past does not. Pure. */
import type { Finding } from '../domain/finding.ts';
import type { Instant, Ssid } from '../domain/ids.ts';
import type { Attempt } from '../model/attempt.ts';
import type { Link } from '../model/link-state.ts';
import type { Judge } from './verify.ts';

export interface Call {
  /** The refused attempt. */
  readonly attempt: Attempt;
  /** What the attempts of this trouble show: which access points, and in which way. */
  readonly finding: Finding;
  /** From when on it may be followed; later than the refusal where the supplicant may be dropping the key by itself. */
  readonly dueAt: Instant;
}

/** Milliseconds within which a supplicant that drops a refused key by itself tries again (hostap: at once, after a scan). */
const HEALS_WITHIN = 1500;
/** Refusals that nobody said in a frame have to come twice. */
const UNSAID_TWICE = 2;

/**
 * @returns nothing where the last attempt offered no saved key, was not refused, where the key is gone already, or where
 *   something else explains the trouble
 */
export function callFor(link: Link, ssid: Ssid, judge: Judge): Call | undefined {
  const story = link.stories.get(ssid);
  if (!story) return undefined;
  const ended = story.attempts.filter((attempt) => attempt.end !== undefined);
  const attempt = ended.at(-1);
  const refused = attempt && judge.refusal(attempt);
  if (!refused || isGone(attempt, link)) return undefined;
  // The next attempt may be the full login already. That nobody answers is known by its beginning only.
  if (link.attempt && (link.attempt.connected || attempt.end?.by !== 'silence')) return undefined;
  // What was before the last run of refusals was another trouble: an authentication that nobody answered explains none.
  const before = ended.findLastIndex((other) => judge.refusal(other) === undefined);
  const finding = judge.suspect(ended.slice(before + 1));
  if (finding?.cause !== 'stale-pmksa') return undefined;
  if (refused.isSaid) {
    const mayHeal = refused.mayHeal && finding.attempts < 2;
    return { attempt, finding, dueAt: mayHeal ? (attempt.endedAt ?? Infinity) + HEALS_WITHIN : -Infinity };
  }
  const named = judge.causeOf(ended);
  if (named?.cause !== 'stale-pmksa' || named.attempts < UNSAID_TWICE) return undefined;
  return { attempt, finding: named, dueAt: -Infinity };
}

/** Is the key that was offered no longer in the cache? Where nobody lists the keys, it counts as there. */
function isGone({ bssid, entryBefore, entryRemoved }: Attempt, link: Link): boolean {
  if (entryRemoved) return true;
  const entry = bssid && link.pmksa.get(bssid);
  if (!entry) return entryBefore !== undefined || link.cacheKnown;
  return entryBefore?.pmkid !== undefined && entry.pmkid !== undefined && entry.pmkid !== entryBefore.pmkid;
}
