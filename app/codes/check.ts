/**
 * Two check digits at the end of a code. With digits c1 … cn modulo the prime 23, n < 23, both of these hold:
 *
 *     c1 + c2 + … + cn = 0        1·c1 + 2·c2 + … + n·cn = 0
 *
 * A change of one place by d ≠ 0 breaks the first. Two changes d, e at places i ≠ j that leave it as it was have e = -d; they
 * change the second by (i - j)·d, which is not 0 as 23 is a prime. So any one or two wrong characters are caught, and any two
 * that changed places, neighbours or not.
 */
import { RADIX } from './alphabet.ts';

/** The digits that belong at the end: two. */
export const CHECKS = 2;

const sum = (digits: readonly number[], weigh: (place: number) => number): number =>
  digits.reduce((total, digit, at) => total + weigh(at + 1) * digit, 0) % RADIX;

const modulo = (value: number): number => ((value % RADIX) + RADIX) % RADIX;

/** @returns the digits with their two check digits behind them */
export function withChecks(digits: readonly number[]): number[] {
  const n = digits.length + CHECKS;
  const plain = sum(digits, () => 1);
  const weighed = sum(digits, (place) => place);
  // x + y = -plain and (n-1)·x + n·y = -weighed, so y = (n-1)·plain - weighed.
  const last = modulo((n - 1) * plain - weighed);
  return [...digits, modulo(-plain - last), last];
}

export const isChecked = (digits: readonly number[]): boolean =>
  sum(digits, () => 1) === 0 && sum(digits, (place) => place) === 0;
