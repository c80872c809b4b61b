import type { PlanStep } from '../domain/finding.ts';
import { said, type Said } from '../domain/said.ts';
import type { FixPlan } from '../live/plan.ts';
import { stepTitle } from '../report/plan-words.ts';
import type { Layout } from '../report/terminal.ts';
import { sayAll } from '../words/say.ts';

/** The steps for a person, numbered, each with its cost and privilege. */
export function planText(plan: FixPlan, { paint, locale, whose, called }: Layout): string {
  const tell = (sentences: readonly Said[]): string => sayAll(sentences, locale, whose, called);
  const steps = plan.steps.map((step, index) => {
    const sentences = [stepTitle(step), step.cost, needs(step)].filter((one) => one !== undefined);
    return `  ${index + 1}. ${tell(sentences)}`;
  });
  const keys = plan.why.code === 'plan.keys' ? plan.keys : [];
  const at = keys.map(({ bssid }) => paint.dim(`  · ${called?.(bssid) ?? bssid}`));
  return [paint.bold(tell([plan.why])), ...at, ...steps].join('\n');
}

const needs = ({ privilege = 'none' }: PlanStep): Said | undefined =>
  privilege === 'none' ? undefined : said(`needs.${privilege}`);
