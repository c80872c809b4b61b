import type { StationRow, Stations } from '../detect/stations.ts';
import type { Verdict } from '../detect/verdict.ts';
import type {
  Claim,
  Evidence,
  Finding,
  InputSummary,
  Phase,
  PlanStep,
  QuirkNote,
  RuledOut,
} from '../domain/finding.ts';
import type { Instant } from '../domain/ids.ts';
import type { Said } from '../domain/said.ts';
import { seenFrom } from './seen-from.ts';
import { hasDate } from '../words/format.ts';
import { say } from '../words/say.ts';

/** ISO 8601 in UTC, or null where the lines carry no calendar time. */
export function isoTime(at: Instant | undefined): string | null {
  return at === undefined || !hasDate(at) ? null : new Date(at).toISOString();
}

/** Whoever reads JSON may sit anywhere: it speaks of "this device". */
const english = (sentence: Said): string => say(sentence, 'en', 'theirs');

/* Each sentence is there twice: in English under the key that it always had, and as a code with its values beside it. */

export const evidenceJson = ({ input, line, text, why }: Evidence): object => ({
  ...{ input, line, text },
  ...{ why: english(why), ...why },
});

const ruledOutJson = ({ cause, why }: RuledOut): object => ({ cause, why: english(why), ...why });

/** What is proven, and the lines that prove it. */
const claimJson = ({ code, events }: Claim): object => ({
  code,
  events: events.map(({ input, line }) => ({ input, line })),
});

const quirkJson = ({ id, text, advice, source }: QuirkNote): object => ({
  ...{ id, text: english(text), ...text },
  ...(advice === undefined ? {} : { advice: english(advice), adviceSaid: advice }),
  source,
});

/** A step has a cost or an advice, never both. */
export const planStepJson = ({ cost, advice, ...step }: PlanStep): object => ({
  ...step,
  ...(cost === undefined ? {} : { cost: english(cost), ...cost }),
  ...(advice === undefined ? {} : { advice: english(advice), ...advice }),
});

/** A finding in the words of the contract; keys without a value are left out. */
export function findingJson(finding: Finding): Record<string, unknown> {
  return {
    cause: finding.cause,
    ...(finding.variant === undefined ? {} : { variant: finding.variant }),
    confidence: finding.confidence,
    recovered: finding.recovered,
    ...(finding.ssid === undefined ? {} : { ssid: finding.ssid }),
    bssids: finding.bssids,
    attempts: finding.attempts,
    firstAt: isoTime(finding.firstAt),
    lastAt: isoTime(finding.lastAt),
    evidence: finding.evidence.map(evidenceJson),
    ...(finding.timeline === undefined ? {} : { timeline: finding.timeline.map(phaseJson) }),
    ...(finding.disagreement === undefined
      ? {}
      : { disagreement: english(finding.disagreement), disagreementSaid: finding.disagreement }),
    ...(finding.quirks === undefined ? {} : { quirks: finding.quirks.map(quirkJson) }),
    ruledOut: finding.ruledOut.map(ruledOutJson),
    ...(finding.wouldSettle.length === 0
      ? {}
      : {
          wouldSettle: finding.wouldSettle.map((one) => english(one)),
          wouldSettleSaid: finding.wouldSettle,
        }),
    ...(finding.proven === undefined ? {} : { proven: finding.proven }),
    plan: finding.plan.map(planStepJson),
  };
}

const phaseJson = ({ at, ms, what }: Phase): Record<string, unknown> => ({
  at: isoTime(at),
  ms: Math.round(ms),
  ...{ what: english(what), ...what },
});

/** What was read, and whose account it is. */
const inputJson = (input: InputSummary): object => {
  const from = seenFrom(input.dialect);
  return from === undefined ? input : { ...input, seenFrom: from };
};

/** Stations that are told where not all are asked for. */
const MOST_STATIONS = 1000;

const stationJson = (row: StationRow): Record<string, unknown> => ({
  station: row.station,
  verdict: row.verdict,
  ...(row.variant === undefined ? {} : { variant: row.variant }),
  confidence: row.confidence,
  attempts: row.attempts,
  lastAt: isoTime(row.lastAt),
  ...(row.ssid === undefined ? {} : { ssid: row.ssid }),
});

/** The keys that a diagnosis has besides where there are several stations. */
function stationsJson({ rows, chosen, causes, forgotten }: Stations, all: boolean): Record<string, unknown> {
  if (rows.length === 0) return {};
  const told = all ? rows : rows.slice(0, MOST_STATIONS);
  return {
    ...(chosen === undefined ? {} : { station: chosen }),
    stations: told.map(stationJson),
    stationsLeftOut: rows.length - told.length + forgotten,
    stationCauses: Object.fromEntries(causes),
  };
}

/**
 * The whole answer of `diagnose --json`, schema `rejoin.diagnosis/1`.
 * @param all every station, where there are very many
 */
export function diagnosisJson(
  verdict: Verdict,
  inputs: readonly InputSummary[],
  all = false,
): Record<string, unknown> {
  return {
    schema: 'rejoin.diagnosis/1',
    verdict: verdict.verdict,
    ...(verdict.variant === undefined ? {} : { variant: verdict.variant }),
    confidence: verdict.confidence,
    recovered: verdict.recovered,
    ...(verdict.ssid === undefined ? {} : { ssid: verdict.ssid }),
    findings: verdict.findings.map(findingJson),
    claims: verdict.claims.map(claimJson),
    inputs: inputs.map(inputJson),
    ...stationsJson(verdict.stations, all),
  };
}
