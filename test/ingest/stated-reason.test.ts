/** Reasons that access points, controllers and login servers state in words of their own. */
import { describe, expect, it } from 'vitest';
import { ENDS, REFUSALS, statedEnd, statedRefusal } from '../../app/ingest/stated-reason.ts';
import { utf8 } from '../../app/ingest/text.ts';

describe('a reason that is stated in words', () => {
  it.each(REFUSALS.flatMap(({ samples, reads }) => samples.map((sample) => [sample, reads] as const)))(
    'is read by its own rule: %s',
    (sample, reads) => expect(statedRefusal(utf8(sample))).toBe(reads),
  );

  it.each(ENDS.flatMap(({ samples, reads }) => samples.map((sample) => [sample, reads] as const)))(
    'of an end is read by its own rule: %s',
    (sample, reads) => expect(statedEnd(utf8(sample))).toBe(reads),
  );

  it('is taken from behind "because" or "reason" first', () => {
    const line = 'RADIUS server 192.0.2.1, client refused, reason: too many stations';
    expect(statedRefusal(line)).toEqual(statedRefusal('too many stations'));
  });

  it('is none where the words say nothing of it', () => {
    for (const text of ['something went wrong', 'reason: 1', 'Unspecified', ''])
      expect([statedRefusal(text), statedEnd(text)]).toEqual([undefined, undefined]);
  });

  it('that names the password is a claim and no proof', () => {
    expect(statedRefusal('wrong password')).toContainEqual({ kind: 'psk-mismatch-suspected', guessed: true });
  });

  it('does not take the MIC of TKIP, or of another message, for a key that differs', () => {
    for (const text of ['Michael MIC failure', 'MIC failure in message 4/4'])
      expect(statedRefusal(text)?.some(({ kind }) => kind === 'mic-failure') ?? false).toBe(false);
  });
});
