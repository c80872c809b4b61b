import type { Cause } from '../domain/causes.ts';
import type { Claim, Finding } from '../domain/finding.ts';
import { said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import { isEndUnsaid } from '../model/outcome.ts';
import { calibrated, NONE } from './calibration.ts';
import { showEnd, type Case, type Suspicion } from './case.ts';
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

/** A trouble, and how it was judged. */
interface Judged {
  readonly finding: Finding;
  readonly best: Suspicion | undefined;
  /** The connection that was lost in it. */
  readonly drop: Attempt | undefined;
}

/** Connections were lost again and again, and nobody says by whom: no cause, and no all-clear either. */
function lostUnsaid(problem: Case, all: readonly Judged[], claims: readonly Claim[]): Finding | undefined {
  const drops = all.flatMap(({ finding, drop }) =>
    finding.cause === 'undetermined' && drop && isEndUnsaid(drop) ? [drop] : [],
  );
  if (drops.length < problem.thresholds.comesBack) return undefined;
  const suspicion: Suspicion = {
    cause: 'undetermined',
    confidence: NONE,
    attempts: drops,
    evidence: drops.slice(-4).flatMap((drop) => showEnd(drop, said('evidence.lost-unsaid'))),
  };
  const finding = toFinding(problem, suspicion, false, claims, drops.length);
  return { ...finding, wouldSettle: [said('settle.frames')] };
}

/** Trouble that was healed each time and came back: a finding though the last attempt is connected. */
export function recurring(
  problem: Case,
  past: readonly (Judged & { readonly afterConnection: boolean })[],
  current: Judged | undefined,
  claims: readonly Claim[],
): Finding | undefined {
  const all = [...past.filter((one) => one.afterConnection), ...(current && problem.before ? [current] : [])];
  const named = all.filter(({ finding }) => finding.cause !== 'undetermined');
  const most = mostOf(named, kindOf);
  if (!most || most.length < problem.thresholds.comesBack) return lostUnsaid(problem, all, claims);
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
