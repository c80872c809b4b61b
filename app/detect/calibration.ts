import type { Attempt } from '../model/attempt.ts';

/**
 * From a detector's strength to a confidence that holds: of the findings at 0.9, nine in ten are right.
 *
 * Strengths order suspicions and decide from where on a cause is named (`thresholds.name`); they are reasoned, not
 * measured. What is told is measured: 24,000 generated logs of the `tune` split were judged (test/corpus, seeds 11 to
 * 14, November 2026), and each step is the share that was right, less {@link ALLOWANCE}. Monotone, so that nothing
 * changes its place. docs/calibration.md has the figures.
 */

/** The field has kinds of trouble that no generated log has: taken off every share that was measured. */
const ALLOWANCE = 0.03;

/** Strength from which a share of right verdicts was measured, weakest first: of 222, 3,621 and 11,634 logs. */
const STEPS: readonly (readonly [strength: number, right: number])[] = [
  [0.7, 0.99],
  [0.8, 0.996],
  [0.9, 0.999],
];

const lessAllowance = (right: number): number => Math.round((right - ALLOWANCE) * 100) / 100;

/** The confidence of a cause that is named. Strengths below all steps stay what they are: nothing is named there. */
export function calibrated(strength: number): number {
  const step = STEPS.findLast(([from]) => strength >= from);
  return step ? lessAllowance(step[1]) : strength;
}

/**
 * What evidence is worth at most that is thinner than that of any generated log. Of verdicts over texts as people post them,
 * taken before anything was mended for them, 18 of 23 were right where one attempt without a clock was all there was; and 123
 * of 127 of the others.
 */
const LONE_AND_TIMELESS = 0.8;
const EXCERPT = 0.88;
const LONE = 0.94;

/** @param attempts those that show it @returns the confidence that they can bear */
export function worthOf(attempts: readonly Attempt[]): number {
  if (attempts.length === 0) return LONE;
  const isLone = attempts.length === 1;
  const isTimeless = attempts.every(({ lastAt }) => lastAt === undefined);
  if (isLone && isTimeless) return LONE_AND_TIMELESS;
  if (attempts.some(({ beginUnseen }) => beginUnseen)) return EXCERPT;
  return isLone ? LONE : 1;
}

/** The confidence of a suspicion as it is told. */
export const confidenceIn = ({
  confidence,
  isUnmeasured,
  attempts,
}: {
  readonly confidence: number;
  readonly isUnmeasured?: boolean;
  readonly attempts: readonly Attempt[];
}): number => Math.min(isUnmeasured ? confidence : calibrated(confidence), worthOf(attempts));

/** `undetermined` has none: it names nothing. The key is public interface, and stays. */
export const NONE = 0;

/** The confidence of `healthy`, after a trouble or without: of 6,777 logs. */
export const ALL_WELL = lessAllowance(0.998);
