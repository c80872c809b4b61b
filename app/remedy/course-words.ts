/** Sentences of a course about what was cleared and what a connection proved. Pure. */
import { said, type Said } from '../domain/said.ts';
import type { Instant, Ssid } from '../domain/ids.ts';
import type { Cleared } from '../domain/treatment.ts';
import type { Proof } from './verify.ts';

/** The first digits of a PMKID: enough to tell two apart. */
const short = (pmkid: string): string => `${pmkid.slice(0, 8)}…`;

/** What a connection that held proved. */
export function proofSentences(ssid: Ssid, proof: Proof, startedAt: Instant): Said[] {
  const { bssid, fullLogin, oldPmkid, newPmkid } = proof;
  const took = Math.max(0, proof.connectedAt - startedAt);
  if (!fullLogin)
    return bssid === undefined
      ? [said('course.connected.untold', { ssid, took })]
      : [said('course.connected.saved-key', { ssid, took, bssid })];
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
