/** Case, answer and result codes: what they say as words of `tables.ts`, to and from characters. Pure. */
import { grouped } from './alphabet.ts';
import { open, seal, type Fault, type Kind } from './envelope.ts';
import { pack, unpack, type Chosen } from './fields.ts';
import { ANSWER_FIELDS, CASE_FIELDS, RESULT_FIELDS } from './tables.ts';

/** The version that is written. */
const VERSION = 1;
const FIELDS = { case: CASE_FIELDS, answer: ANSWER_FIELDS, result: RESULT_FIELDS } as const;

export type CaseFacts = Chosen<typeof CASE_FIELDS>;
export type AnswerFacts = Chosen<typeof ANSWER_FIELDS>;
export type ResultFacts = Chosen<typeof RESULT_FIELDS>;

/** What a text that was typed says. */
export type ReadCode =
  | { readonly kind: 'case'; readonly code: string; readonly facts: CaseFacts }
  | { readonly kind: 'answer'; readonly code: string; readonly facts: AnswerFacts }
  | { readonly kind: 'result'; readonly code: string; readonly facts: ResultFacts }
  /** Whole, but written by a later release. */
  | { readonly kind: 'newer'; readonly of: Kind }
  | ({ readonly kind: 'fault' } & Fault);

const write = (kind: Kind, value: number): string => grouped(seal({ kind, version: VERSION, value }));

/** `CDFH JKMN PRTV`: says nothing of who, where or which network. */
export const caseCode = (facts: CaseFacts): string => write('case', pack(CASE_FIELDS, facts));
export const answerCode = (facts: AnswerFacts): string => write('answer', pack(ANSWER_FIELDS, facts));
export const resultCode = (facts: ResultFacts): string => write('result', pack(RESULT_FIELDS, facts));

export function readCode(text: string): ReadCode {
  const opened = open(text);
  if ('fault' in opened) return { kind: 'fault', ...opened };
  const { kind, version, value } = opened;
  const facts = version === VERSION ? unpack(FIELDS[kind], value) : undefined;
  if (facts === undefined) return { kind: 'newer', of: kind };
  return { kind, code: write(kind, value), facts } as ReadCode;
}
