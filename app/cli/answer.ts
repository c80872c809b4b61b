/** An answer code at the command line: what it asks for is said, agreed to and done like any other fix. */
import { resultCode } from '../codes/codes.ts';
import type { Answer } from '../codes/tables.ts';
import { answerCost } from '../codes/code-words.ts';
import { said, type Said } from '../domain/said.ts';
import { errandOf, type Errand } from '../live/answer.ts';
import { plainResult, resultFacts } from '../report/case-facts.ts';
import type { CourseReport } from '../remedy/course-state.ts';
import { readOrRefuse } from './decode.ts';
import { UsageError } from './exit.ts';

export interface AskedErrand {
  readonly answer: Answer;
  readonly errand: Errand;
  /** What will be done and what it costs. */
  readonly said: readonly Said[];
}

/** @throws UsageError for what is no answer code, UnreadableInput for one of a newer release */
export function askedBy(code: string): AskedErrand {
  const read = readOrRefuse(code);
  if (read.kind !== 'answer') throw new UsageError(said(`answer.is-${read.kind}`));
  const { answer } = read.facts;
  return { answer, errand: errandOf(answer), said: [said(`answer.${answer}`), answerCost(answer)] };
}

export const codeOfResult = (answer: Answer, report: CourseReport): string =>
  resultCode(resultFacts(answer, report));

/** Of an answer that only a person can carry out, or did not agree to. */
export const codeOfWord = (answer: Answer, outcome: 'told' | 'declined' | 'recorded'): string =>
  resultCode(plainResult(answer, outcome, undefined));
