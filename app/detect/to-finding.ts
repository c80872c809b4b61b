import { isSame, said, type Said } from '../domain/said.ts';
import { borne } from '../domain/borne.ts';
import type { Claim, Finding } from '../domain/finding.ts';
import type { Attempt } from '../model/attempt.ts';
import { bssidsOf, type Story } from '../model/story.ts';
import { planFor } from '../remedy/plan.ts';
import { arbitrate, type Judgement } from './arbitrate.ts';
import { claimsOf } from './claims.ts';
import { ALL_WELL, confidenceIn, NONE, worthOf } from './calibration.ts';
import type { Case, Suspicion } from './case.ts';
import { unexplained } from './unexplained.ts';

const round = (value: number): number => Math.round(Math.max(0, Math.min(1, value)) * 100) / 100;

/** A suspicion as it is told. @param claims what is proven @param count attempts that show it, where more than those that were kept */
export function toFinding(
  problem: Case,
  suspicion: Suspicion,
  recovered: boolean,
  claims: readonly Claim[],
  count = 0,
): Finding {
  const { attempts } = suspicion;
  const whole = attempts.length > 0 && attempts.length === problem.attempts.length;
  const finding = {
    cause: suspicion.cause,
    variant: suspicion.variant,
    confidence: round(suspicion.confidence),
    recovered,
    ssid: problem.story.ssid,
    bssids: bssidsOf(attempts),
    attempts: Math.max(count, whole ? problem.count : attempts.length),
    firstAt: attempts[0]?.startedAt,
    lastAt: (attempts.at(-1) ?? problem.cure)?.lastAt ?? problem.story.lastAt,
    evidence: suspicion.evidence,
    ...(suspicion.timeline ? { timeline: suspicion.timeline } : {}),
    ruledOut: suspicion.ruledOut ?? [],
    wouldSettle: [],
    proven: claims.map(({ code }) => code),
  };
  return { ...finding, plan: planFor(finding, recovered) };
}

/** Names the cause of one trouble, or says that it cannot be named and what would settle it. */
export function nameCause(
  problem: Case,
  recovered: boolean,
  { suspicions, ruledOut, claims }: Judgement = arbitrate(problem),
): { finding: Finding; best: Suspicion | undefined } {
  const best = suspicions[0];
  const proven = recovered ? claimsOf(problem, problem.cure) : claims;
  if (best && best.cause !== 'undetermined' && best.confidence >= problem.thresholds.name) {
    const confidence = confidenceIn(best);
    const named = toFinding(problem, { ...best, confidence, ruledOut }, recovered, proven);
    return { finding: withAsked(problem, named), best };
  }
  const codes = proven.map(({ code }) => code);
  const all = suspicions.flatMap(({ wouldSettle }) => (wouldSettle && borne(wouldSettle, codes)) ?? []);
  const told = all.filter((one, at) => at === all.findIndex((other) => isSame(one, other)));
  const { evidence, wouldSettle } = unexplained(problem);
  const unknown: Suspicion = {
    cause: 'undetermined',
    confidence: NONE,
    attempts: problem.attempts,
    evidence: best?.evidence ?? evidence,
    ruledOut,
  };
  const finding = {
    ...toFinding(problem, unknown, recovered, proven),
    wouldSettle: told.length > 0 ? told : [wouldSettle],
  };
  return { finding: withAsked(problem, finding), best };
}

/** That a person was asked for a password that nothing accuses is the alarm itself: it is told with whatever it was. */
function withAsked({ around }: Case, finding: Finding): Finding {
  const asked = around.findLast((event) => event.kind === 'secrets-requested')?.origin;
  const { evidence, cause } = finding;
  if (!asked || cause === 'wrong-passphrase' || cause === 'eap-rejected') return finding;
  if (evidence.some(({ input, line }) => input === asked.input && line === asked.line)) return finding;
  const why = said('evidence.asked-for-password');
  return { ...finding, evidence: [...evidence, { ...asked, why }] };
}

/** The verdict over a connection that holds. @param recovered the trouble that it ended */
export function healthy(story: Story, connected: Attempt, recovered: Finding | undefined): Finding {
  const event = connected.events.findLast((known) => known.kind === 'connected') ?? connected.events.at(-1);
  const finding = {
    cause: 'healthy' as const,
    variant: recovered ? ('recovered' as const) : undefined,
    confidence: Math.min(ALL_WELL, worthOf([connected])),
    recovered: recovered !== undefined,
    ssid: story.ssid,
    bssids: bssidsOf([connected]),
    attempts: recovered?.attempts ?? 0,
    firstAt: recovered?.firstAt ?? connected.startedAt,
    lastAt: connected.lastAt,
    evidence: event
      ? [{ ...event.origin, why: recovered ? said('evidence.trouble-ended') : said('evidence.connected') }]
      : [],
    ruledOut: [],
    wouldSettle: [],
  };
  return { ...finding, plan: planFor(finding, true) };
}

/** The verdict where nothing could be judged. */
export function undetermined(wouldSettle: Said): Finding {
  return {
    cause: 'undetermined',
    variant: undefined,
    confidence: NONE,
    recovered: false,
    ssid: undefined,
    bssids: [],
    attempts: 0,
    firstAt: undefined,
    lastAt: undefined,
    evidence: [],
    ruledOut: [],
    wouldSettle: [wouldSettle],
    plan: [],
    proven: [],
  };
}
