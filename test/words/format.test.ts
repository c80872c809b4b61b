import { describe, expect, it } from 'vitest';
import { hasDate, stretch } from '../../app/words/format.ts';

const AT = Date.UTC(2026, 10, 21, 0, 54, 41);
/** `20:52:44`, of a day that the lines do not name. */
const TIME = ((20 * 60 + 52) * 60 + 44) * 1000;

describe('from one instant to another', () => {
  it('the date is said once', () => {
    for (const locale of ['en', 'de', 'zh-Hans'] as const) {
      const said = stretch(AT, AT + 6000, locale);
      expect(said.match(/2026/g)).toHaveLength(1);
      expect(said).toMatch(/:54:41.*:54:47/);
    }
  });

  it('no date is claimed where the lines have none: times of a day, seconds since boot', () => {
    expect(hasDate(TIME)).toBe(false);
    expect(stretch(TIME, TIME + 1000, 'en')).toBe('20:52:44 – 20:52:45');
    expect(stretch(TIME, TIME, 'de')).toBe('20:52:44');
    expect(stretch(12_345, 70_000, 'zh-Hans')).toBe('00:00:12 – 00:01:10');
  });
});
