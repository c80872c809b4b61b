import { describe, expect, it } from 'vitest';
import { ALL_WELL, calibrated } from '../../app/detect/calibration.ts';
import { AP, read, StationLog } from '../support/station-log.ts';
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
    expect(ALL_WELL).toBeLessThan(1);
  });
  it('leaves alone what is not named', () => {
    expect(calibrated(0.5)).toBe(0.5);
  });
  it('gives undetermined none', () => {
    expect(read(new StationLog().auth().lines).confidence).toBe(0);
    const { verdict, confidence, findings } = read(new StationLog().pskWrong().lines);
    expect([verdict, confidence, findings[0]?.confidence]).toEqual(['undetermined', 0, 0]);
  });
  it('is lower the less there is: one attempt, an excerpt, no clock', () => {
    const refused = (log: StationLog) =>
      log.auth().associate().say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=17`).wait(10);
    const sure = (log: StationLog) => read(log.lines).confidence;
    const many = sure(new StationLog().times(4, refused));
    const once = sure(new StationLog().times(1, refused));
    const timeless = sure(new StationLog({ clock: false }).times(1, refused));
    expect(many).toBeGreaterThan(once);
    expect(once).toBeGreaterThan(timeless);
    const excerpt = new StationLog().times(4, (log) => void log.disconnected(16).wait(3600));
    expect(sure(excerpt)).toBeLessThan(many);
    const joined = (clock: boolean) => sure(new StationLog({ clock }).saeFull());
    expect(joined(true)).toBeGreaterThan(joined(false));
  });
});
