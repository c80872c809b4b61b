/** A text's cells, against a library that opens its tables as it is loaded. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { widthOf } from '../../app/report/sign-width.ts';

const SIGNS = [
  ...[
    'a',
    'ß',
    '\u00ad',
    'é',
    'e\u0301',
    '字',
    '，',
    '한',
    '\u1112\u1161\u11ab',
    '\u1100\u1100\u1161',
    '\u1161',
  ],
  ...['ﾊ\uff9e', 'ガ', 'ｰ', '\u0915\u093f', '\u200b', '\u200d', '\ud800', '\u0000', '\t', '\u0903', '\u20e3'],
  ...[
    '👍🏽',
    '👩‍👩‍👧',
    '🇩🇪',
    '1\ufe0f\u20e3',
    '1\u20e3',
    '☺',
    '☺\ufe0f',
    '\u1100각',
    '\u001b[31mred\u001b[0m',
    '…',
    '─',
  ],
];

it.each(SIGNS)('%j takes what the library says', (sign) => {
  expect(widthOf(sign)).toBe(stringWidth(sign));
});

it('so does whatever is put together of them, and any other text', () => {
  const mixed = fc.array(fc.constantFrom(...SIGNS), { maxLength: 12 }).map((signs) => signs.join(''));
  const any = fc
    .string({ unit: 'binary', maxLength: 24 })
    .filter((text) => !text.includes('\u001b') && !text.includes('\u009b'));
  fc.assert(
    fc.property(fc.oneof(mixed, any), (text) => {
      expect(widthOf(text)).toBe(stringWidth(text));
    }),
    { numRuns: 5000 },
  );
});
