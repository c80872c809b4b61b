import type { PlanStep } from '../domain/finding.ts';
import { said, type Said } from '../domain/said.ts';
import type { FixPlan } from '../live/plan.ts';
import { stepTitle } from '../report/plan-words.ts';
import type { Layout } from '../report/terminal.ts';
import { say, sayAll } from '../words/say.ts';

/** The steps for a person, numbered, each with its cost and privilege. */
export function planText(plan: FixPlan, { paint, locale }: Layout): string {
  const steps = plan.steps.map((step, index) => {
    const sentences = [stepTitle(step), step.cost, needs(step)].filter((one) => one !== undefined);
    return `  ${index + 1}. ${sayAll(sentences, locale)}`;
  });
  return [paint.bold(say(plan.why, locale)), ...steps].join('\n');
}

const needs = ({ privilege = 'none' }: PlanStep): Said | undefined =>
  privilege === 'none' ? undefined : said(`needs.${privilege}`);
