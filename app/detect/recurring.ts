import type { Cause } from '../domain/causes.ts';
import type { Claim, Finding } from '../domain/finding.ts';
import { calibrated } from './calibration.ts';
import type { Case, Suspicion } from './case.ts';
import { toFinding } from './to-finding.ts';

/** The least strength of a trouble that came back: each time says the same. */
const COMES_BACK = 0.85;

/** A connection that is lost is lost, whatever was seen of why: three such losses are three of one kind. */
const DROPS: ReadonlySet<Cause> = new Set(['ap-disconnects', 'signal-lost']);

/** What comes back. A saved key is one access point's: that others refuse theirs is no return of it. */
function kindOf({ finding: { cause }, best }: { finding: Finding; best: Suspicion | undefined }): string {
  if (DROPS.has(cause)) return 'drop';
  return cause === 'stale-pmksa' ? `${cause} ${best?.attempts.at(-1)?.bssid ?? ''}` : cause;
}

/** The largest group; of several the one that was met first. */
const mostOf = <T>(all: readonly T[], kind: (one: T) => string): T[] | undefined =>
  [...Map.groupBy(all, kind).values()].toSorted((a, b) => b.length - a.length)[0];

/** Trouble that was healed each time and came back: a finding though the last attempt is connected. */
export function recurring(
  problem: Case,
  past: readonly { finding: Finding; best: Suspicion | undefined; afterConnection: boolean }[],
  current: { finding: Finding; best: Suspicion | undefined } | undefined,
  claims: readonly Claim[],
): Finding | undefined {
  const all = [...past.filter((one) => one.afterConnection), ...(current && problem.before ? [current] : [])];
  const named = all.filter(({ finding }) => finding.cause !== 'undetermined');
  const most = mostOf(named, kindOf);
  if (!most || most.length < problem.thresholds.comesBack) return undefined;
  const last = mostOf(most, ({ finding }) => finding.cause)?.at(-1);
  if (!last?.best) return undefined;
  const times = most.reduce((sum, one) => sum + Math.max(1, one.finding.attempts), 0);
  const suspicion = {
    ...last.best,
    confidence: calibrated(Math.max(last.best.confidence, COMES_BACK)),
    evidence: most.slice(-4).flatMap((one) => one.finding.evidence.slice(-1)),
  };
  const finding = toFinding(problem, suspicion, false, claims, times);
  return { ...finding, firstAt: most[0]?.finding.firstAt };
}
