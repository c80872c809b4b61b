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

/** The same of a suspicion, where logs of its kind were measured. */
export const confidenceIn = ({
  confidence,
  isUnmeasured,
}: {
  readonly confidence: number;
  readonly isUnmeasured?: boolean;
}): number => (isUnmeasured ? confidence : calibrated(confidence));

/**
 * The confidence of `undetermined`: that what was read does not settle it, which is a statement like the others. Of 1,746
 * such verdicts so many were about logs that lacked the line that would have told.
 */
export const NOT_SETTLED = lessAllowance(0.976);

/** The confidence of `healthy`, after a trouble or without: of 6,777 logs. */
export const ALL_WELL = lessAllowance(0.998);
