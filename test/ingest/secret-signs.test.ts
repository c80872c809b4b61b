import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redacted, REMOVED } from '../../app/ingest/redact.ts';
import { COMMANDS, HEX, NAMES, SecretSigns } from '../../app/ingest/secret-signs.ts';

/** Texts in which words run into each other, and end where the text does. */
const texts = (words: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...Array.from("pskwt-_ :.7'A"))), {
      maxLength: 12,
    })
    .map((parts) => parts.join(''));

describe('one walk for the signs of a secret', () => {
  const NAME = String.raw`psk|(?<![a-z])(?:pw|tk|pass)(?![a-z])`;
  const COMMAND = String.raw`set|pin |\s-[-ap]`;
  const signs = new SecretSigns([
    { sign: NAMES, beginnings: ['psk', 'pw', 'tk', 'pass'], pattern: new RegExp(NAME, 'iy') },
    { sign: COMMANDS, beginnings: ['set', 'pin ', ' -a', ' -p', ' --'], pattern: new RegExp(COMMAND, 'iy') },
  ]);

  it('finds a word exactly where a search finds it', () => {
    fc.assert(
      fc.property(texts(['psk', 'PW', 'tk', 'Pass', 'ps', 'pas', 'set', 'PIN ', '\t-']), (text) => {
        expect((signs.in(text) & NAMES) !== 0, text).toBe(new RegExp(NAME, 'i').test(text));
        expect((signs.in(text) & COMMANDS) !== 0, text).toBe(new RegExp(COMMAND, 'i').test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('passes no text that is not ASCII', () => {
    expect(signs.in('a\x80') & (NAMES | COMMANDS)).toBe(NAMES | COMMANDS);
  });

  it('sees every run of hex that is longer than a PMKID’s', () => {
    const digits = fc.constantFrom(...Array.from('0123456789abcdefABCDEF'));
    const groups = fc.oneof(
      fc.tuple(fc.constant(1), fc.constant('')),
      fc.tuple(fc.constant(2), fc.constantFrom(' ', ':')),
      fc.tuple(fc.constant(4), fc.constantFrom(' ', ':', '.', '-')),
      fc.tuple(fc.constant(8), fc.constantFrom(' ', ':', '.', '-')),
    );
    fc.assert(
      fc.property(
        fc.array(digits, { minLength: 40, maxLength: 40 }),
        groups,
        fc.constantFrom('', 'x', 'at 02:', '02:00:00:00:00:00 ', '- ', '12/', 'x  '),
        (run, [size, mark], front) => {
          const parts = Array.from({ length: 40 / size }, (_, i) =>
            run.slice(i * size, (i + 1) * size).join(''),
          );
          const text = `${front}g${parts.join(mark)}`;
          expect(signs.in(text) & HEX, text).toBe(HEX);
          if (/[a-f]/i.test(run.join(''))) expect(redacted(text), text).toContain(REMOVED);
        },
      ),
    );
  });
});
