/** What a case code says of a finding: classes only, nothing that tells a person, a place or a network. Pure. */
import type { CaseFacts } from '../codes/codes.ts';
import { CASE_FIELDS, RESULT_FIELDS, type Answer } from '../codes/tables.ts';
import type { ResultFacts } from '../codes/codes.ts';
import type { Cause, Variant } from '../domain/causes.ts';
import type { Finding, InputSummary } from '../domain/finding.ts';
import type { Instant } from '../domain/ids.ts';
import { own } from '../domain/own.ts';
import type { CourseReport } from '../remedy/course-state.ts';
import { passwordAnswer } from '../words/finding.ts';
import { isoTime } from './diagnosis-json.ts';
import { seenFrom } from './seen-from.ts';

type System = CaseFacts['system'];

/** Programs by the system that they run on; all others run on Linux. */
const SYSTEMS: Readonly<Record<string, System>> = {
  android: 'android',
  'esp-idf': 'embedded',
  macos: 'macos',
  'windows-wlan': 'windows',
  'windows-text': 'windows',
  'windows-json': 'windows',
  netsh: 'windows',
};

function systemOf({ dialect, dialects = [dialect] }: Account): System {
  const named = dialects.map((one) => own(SYSTEMS, one)).find((one) => one !== undefined);
  if (named) return named;
  const from = seenFrom(dialect);
  return from === undefined ? 'unknown' : from === 'station' ? 'linux' : from;
}

/** The station's own account says most about its system. */
const accountOf = (inputs: readonly Account[]): Account | undefined =>
  inputs.find(({ dialect }) => seenFrom(dialect) === 'station') ?? inputs[0];

const isIn = <Word extends string>(words: readonly Word[], text: string): text is Word =>
  (words as readonly string[]).includes(text);

/** Cause and variant; a variant that no code knows yet is left out. */
export function nameOf(cause: Cause, variant: Variant | undefined): CaseFacts['name'] {
  const name = `${cause}/${variant ?? ''}`;
  return isIn(CASE_FIELDS.name.words, name) ? name : cause;
}

const confidenceOf = ({ cause, confidence }: CaseOf['finding']): CaseFacts['confidence'] =>
  cause === 'undetermined' ? 'none' : confidence >= 0.9 ? 'sure' : confidence >= 0.7 ? 'likely' : 'possible';

const attemptsOf = (attempts: number): CaseFacts['attempts'] =>
  CASE_FIELDS.attempts.words.findLast((least) => attempts >= Number(least)) ?? '0';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const AGES: readonly (readonly [number, CaseFacts['age']])[] = [
  [5 * MINUTE, '5-minutes'],
  [HOUR, '1-hour'],
  [6 * HOUR, '6-hours'],
  [DAY, '1-day'],
  [7 * DAY, '7-days'],
  [30 * DAY, '30-days'],
];

/** Clocks differ: what lies a little ahead was just now. */
function ageOf(at: Instant | undefined, now: Instant): CaseFacts['age'] {
  if (at === undefined || isoTime(at) === null || at > now + DAY) return 'unknown';
  return AGES.find(([most]) => now - at <= most)?.[1] ?? 'older';
}

function triedOf(treatment: CourseReport | undefined): CaseFacts['tried'] {
  if (treatment === undefined) return 'nothing';
  if (treatment.outcome === 'kept-empty') return 'keep-empty';
  return treatment.cleared?.scope ?? 'reconnect';
}

/** A finding, as the detectors have it or as a window is shown it. */
type Found = Pick<Finding, 'cause' | 'confidence' | 'recovered' | 'attempts'> &
  Partial<Undefined<Pick<Finding, 'variant' | 'proven' | 'lastAt'>>>;
type Undefined<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** What tells the system that an input is from. */
type Account = Pick<InputSummary, 'dialect' | 'dialects'>;

export interface CaseOf {
  readonly finding: Found;
  readonly inputs?: readonly Account[];
  /** The machine at hand, where no log says more. */
  readonly system?: System | undefined;
  readonly program?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: Instant;
  /** The last treatment, if there was one. */
  readonly treatment?: CourseReport | undefined;
}

export function caseFacts({ finding, inputs = [], system, program, now, treatment }: CaseOf): CaseFacts {
  const account = accountOf(inputs);
  const by = program ?? account?.dialect ?? 'unknown';
  return {
    name: nameOf(finding.cause, finding.variant),
    confidence: confidenceOf(finding),
    password: passwordAnswer(finding).answer,
    system: system ?? (account ? systemOf(account) : 'unknown'),
    program: isIn(CASE_FIELDS.program.words, by) ? by : 'unknown',
    attempts: attemptsOf(finding.attempts),
    age: ageOf(finding.lastAt, now),
    tried: triedOf(treatment),
    outcome: treatment?.outcome ?? 'none',
  };
}

function tookOf({ startedAt, at }: Pick<CourseReport, 'startedAt' | 'at'>): ResultFacts['took'] {
  if (startedAt === undefined) return 'unknown';
  const seconds = (at - startedAt) / 1000;
  const most = RESULT_FIELDS.took.words.find((word) => Number(word) >= seconds);
  return most ?? 'longer';
}

/** What came of an answer that was carried out by a treatment. */
export function resultFacts(answer: ResultFacts['answer'], report: CourseReport): ResultFacts {
  const { verification, outcome, finding } = report;
  const after =
    verification?.state === 'wrong-passphrase' || verification?.state === 'not-fixed'
      ? verification.finding
      : undefined;
  const isWell = outcome === 'fixed' || outcome === 'connected' || outcome === 'healthy';
  const left = after ?? (isWell ? undefined : finding);
  return {
    answer,
    outcome,
    name: left ? nameOf(left.cause, left.variant) : isWell ? 'healthy' : 'undetermined',
    took: tookOf(report),
  };
}

/** The same where there is nothing to treat: it was told, declined or refused. */
export const plainResult = (
  answer: Answer | 'plan',
  outcome: 'told' | 'declined' | 'refused' | 'recorded' | 'healthy',
  finding: Pick<Found, 'cause' | 'variant'> | undefined,
): ResultFacts => ({
  ...{ answer, outcome, took: 'unknown' },
  name: finding ? nameOf(finding.cause, finding.variant) : 'undetermined',
});
