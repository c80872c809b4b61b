import { describe, expect, it } from 'vitest';
import { ALL_WELL, calibrated, NOT_SETTLED } from '../../app/detect/calibration.ts';
import { DEFAULTS } from '../../app/detect/thresholds.ts';

const strengths = Array.from({ length: 101 }, (_, hundredth) => hundredth / 100);

describe('calibration', () => {
  it('never lets a stronger suspicion look weaker', () => {
    for (const [index, strength] of strengths.entries()) {
      const before = strengths[index - 1] ?? 0;
      expect(calibrated(strength)).toBeGreaterThanOrEqual(calibrated(before));
    }
  });
  it('stays below certainty, and above the strength at which a cause is named', () => {
    for (const strength of strengths.filter((one) => one >= DEFAULTS.name)) {
      expect(calibrated(strength)).toBeLessThan(1);
      expect(calibrated(strength)).toBeGreaterThan(DEFAULTS.name);
    }
    for (const fixed of [NOT_SETTLED, ALL_WELL]) expect(fixed).toBeLessThan(1);
  });
  it('leaves alone what is not named', () => {
    expect(calibrated(0.5)).toBe(0.5);
  });
});
