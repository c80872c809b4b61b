import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHABET, RADIX } from '../../app/codes/alphabet.ts';
import { answerCode, caseCode, readCode, resultCode, type CaseFacts } from '../../app/codes/codes.ts';
import { open, roomOf, seal, type Kind } from '../../app/codes/envelope.ts';
import { sizeOf, type Tables } from '../../app/codes/fields.ts';
import { ANSWER_FIELDS, CASE_FIELDS, RESULT_FIELDS } from '../../app/codes/tables.ts';
import { VARIANTS } from '../../app/domain/causes.ts';
import { allDialects } from '../../app/ingest/dialects.ts';
import { FIX_OUTCOMES } from '../../app/domain/treatment.ts';

const FIELDS: Readonly<Record<Kind, Tables>> = {
  case: CASE_FIELDS,
  answer: ANSWER_FIELDS,
  result: RESULT_FIELDS,
};
const KINDS = Object.keys(FIELDS) as Kind[];

/** Numbers that are spread over the whole room of a kind, the same in each run. */
function sample(kind: Kind, count: number): string[] {
  const room = roomOf(kind);
  return Array.from({ length: count }, (_, at) => {
    const value = Math.floor(((at * 0.6180339887498949) % 1) * room);
    return seal({ kind, version: 1 + (at % 7), value });
  });
}

const isCaught = (code: string): boolean => 'fault' in open(code);

describe('a misread code', () => {
  it('is caught: every wrong character at every place of 10,000 codes', () => {
    let tried = 0;
    for (const kind of KINDS)
      for (const code of sample(kind, 10_000))
        for (let at = 0; at < code.length; at++)
          for (const wrong of ALPHABET) {
            if (wrong === code[at]) continue;
            tried++;
            if (!isCaught(code.slice(0, at) + wrong + code.slice(at + 1)))
              expect.unreachable(`${code}, ${wrong} at ${at}`);
          }
    expect(tried).toBe((12 + 4 + 8) * 10_000 * (RADIX - 1));
  });

  it('is caught: any two characters that changed places, neighbours or not', () => {
    for (const kind of KINDS)
      for (const code of sample(kind, 10_000))
        for (let at = 0; at < code.length; at++)
          for (let other = at + 1; other < code.length; other++) {
            if (code[at] === code[other]) continue;
            const letters = Array.from(code);
            [letters[at], letters[other]] = [code.charAt(other), code.charAt(at)];
            if (!isCaught(letters.join(''))) expect.unreachable(`${code}, ${at} and ${other}`);
          }
  });

  it('is caught: any two wrong characters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sample('case', 500)),
        fc.uniqueArray(fc.nat(11), { minLength: 2, maxLength: 2 }),
        fc.array(fc.integer({ min: 1, max: RADIX - 1 }), { minLength: 2, maxLength: 2 }),
        (code, places, shifts) => {
          const letters = Array.from(code);
          places.forEach((place, index) => {
            const digit = ALPHABET.indexOf(letters[place] ?? '') + (shifts[index] ?? 0);
            letters[place] = ALPHABET.charAt(digit % RADIX);
          });
          return isCaught(letters.join(''));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('is caught: a character that was left out or said twice', () => {
    for (const kind of KINDS)
      for (const code of sample(kind, 300))
        for (let at = 0; at < code.length; at++) {
          expect(isCaught(code.slice(0, at) + code.slice(at + 1))).toBe(true);
          expect(isCaught(code.slice(0, at + 1) + code.slice(at))).toBe(true);
        }
  });

  it('says why', () => {
    expect(readCode('')).toEqual({ kind: 'fault', fault: 'empty' });
    expect(readCode('AB12')).toEqual({ kind: 'fault', fault: 'character', character: 'A' });
    expect(readCode('234')).toEqual({ kind: 'fault', fault: 'length', length: 3 });
    expect(readCode('2222')).toEqual({ kind: 'fault', fault: 'check' });
  });
});

const anyCase = fc.record(
  Object.fromEntries(
    Object.entries(CASE_FIELDS).map(([name, { words }]) => [name, fc.constantFrom<string>(...words)]),
  ),
) as unknown as fc.Arbitrary<CaseFacts>;

describe('a code', () => {
  it('says what was put into it, however it is typed', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const code = caseCode(facts);
        expect(code).toMatch(/^(?:[2-9CDFHJKMNPRTVWXY]{4} ){2}[2-9CDFHJKMNPRTVWXY]{4}$/);
        for (const typed of [
          code,
          code.toLowerCase(),
          code.replaceAll(' ', '-'),
          code.replaceAll(' ', ''),
          code.replaceAll('2', 'z').replaceAll('5', 's').replaceAll('D', '0').replaceAll('V', 'U'),
          code.replaceAll('6', 'G').replaceAll('8', 'b').replaceAll('D', 'o'),
        ])
          expect(readCode(typed)).toEqual({ kind: 'case', code, facts });
      }),
    );
  });

  it('of an answer and of a result say each word that they have', () => {
    for (const answer of ANSWER_FIELDS.answer.words) {
      const code = answerCode({ answer });
      expect(code).toHaveLength(4);
      expect(readCode(code)).toEqual({ kind: 'answer', code, facts: { answer } });
    }
    for (const outcome of RESULT_FIELDS.outcome.words) {
      const facts = { answer: 'plan', outcome, name: 'healthy', took: '15' } as const;
      const code = resultCode(facts);
      expect(code).toHaveLength(9);
      expect(readCode(code)).toEqual({ kind: 'result', code, facts });
    }
  });

  it('of a later version, or with a word that is not known yet, is one of a newer release', () => {
    for (const kind of KINDS) {
      expect(readCode(seal({ kind, version: 2, value: 0 }))).toEqual({ kind: 'newer', of: kind });
      expect(readCode(seal({ kind, version: 1, value: roomOf(kind) - 1 }))).toEqual({
        kind: 'newer',
        of: kind,
      });
    }
  });
});

describe('what codes can say', () => {
  it('has room to grow and fits its characters', () => {
    for (const kind of KINDS) {
      expect(sizeOf(FIELDS[kind])).toBeLessThanOrEqual(roomOf(kind));
      for (const { words, most } of Object.values(FIELDS[kind])) {
        expect(words.length).toBeLessThanOrEqual(most);
        expect(new Set(words).size).toBe(words.length);
      }
    }
  });

  it('has every cause and variant, dialect and outcome: whoever adds one adds it to its table, at the end', () => {
    const names = Object.entries(VARIANTS).flatMap(([cause, variants]) => [
      cause,
      ...variants.map((variant) => `${cause}/${variant}`),
    ]);
    expect(new Set(CASE_FIELDS.name.words)).toEqual(new Set(names));
    expect(CASE_FIELDS.program.words).toEqual(expect.arrayContaining(allDialects.map(({ name }) => name)));
    expect(CASE_FIELDS.outcome.words).toEqual(expect.arrayContaining(FIX_OUTCOMES));
  });
});

describe('docs/codes.json', () => {
  const docs = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../docs/codes.json'), 'utf8'),
  ) as Published;
  interface Published {
    alphabet: string;
    fields: Record<Kind, { name: string; most: number; words: string[] }[]>;
    vectors: { code: string; kind: Kind; facts: Record<string, string> }[];
    refused: { code: string; fault: string }[];
  }

  it('has the alphabet and the tables; what was published once stays in its place', () => {
    expect(docs.alphabet).toBe(ALPHABET);
    for (const kind of KINDS)
      expect(docs.fields[kind]).toEqual(
        Object.entries(FIELDS[kind]).map(([name, { words, most }]) => ({ name, most, words })),
      );
  });

  it('has vectors that are read and written as they stand there', () => {
    expect(docs.vectors.length).toBeGreaterThan(20);
    for (const { code, kind, facts } of docs.vectors) expect(readCode(code)).toEqual({ kind, code, facts });
    for (const { code, fault } of docs.refused) expect(readCode(code), code).toMatchObject({ fault });
  });
});
