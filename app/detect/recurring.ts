import type { Cause } from '../domain/causes.ts';
import type { Claim, Finding } from '../domain/finding.ts';
import { calibrated } from './calibration.ts';
import type { Case, Suspicion } from './case.ts';
import { toFinding } from './to-finding.ts';

/** The least strength of a trouble that came back: each time says the same. */
const COMES_BACK = 0.85;

/** Trouble that was healed each time and came back: a finding though the last attempt is connected. */
export function recurring(
  problem: Case,
  past: readonly { finding: Finding; best: Suspicion | undefined; afterConnection: boolean }[],
  current: { finding: Finding; best: Suspicion | undefined } | undefined,
  claims: readonly Claim[],
): Finding | undefined {
  const all = [...past.filter((one) => one.afterConnection), ...(current && problem.before ? [current] : [])];
  const byCause = new Map<Cause, typeof all>();
  for (const one of all) {
    if (one.finding.cause === 'undetermined') continue;
    byCause.set(one.finding.cause, [...(byCause.get(one.finding.cause) ?? []), one]);
  }
  const most = [...byCause.values()].toSorted((a, b) => b.length - a.length)[0];
  const last = most?.at(-1);
  if (!most || !last?.best || most.length < problem.thresholds.comesBack) return undefined;
  const times = most.reduce((sum, one) => sum + Math.max(1, one.finding.attempts), 0);
  const suspicion = {
    ...last.best,
    confidence: calibrated(Math.max(last.best.confidence, COMES_BACK)),
    evidence: most.slice(-4).flatMap((one) => one.finding.evidence.slice(-1)),
  };
  const finding = toFinding(problem, suspicion, false, claims, times);
  return { ...finding, firstAt: most[0]?.finding.firstAt };
}
