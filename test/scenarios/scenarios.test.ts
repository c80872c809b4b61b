import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../app/reading/read-inputs.ts';
import type { Verdict } from '../../app/detect/verdict.ts';
import { Doctor } from '../../app/pipeline.ts';
import { headlineOf } from '../../app/words/finding.ts';
import { say } from '../../app/words/say.ts';

interface Expected {
  readonly verdict: string;
  readonly variant?: string;
  readonly recovered?: boolean;
}

/** What the answer must say to a person, part by part: each string is found in the text that it stands for. */
interface Says {
  readonly headline: string;
  readonly evidence: readonly string[];
  readonly ruledOut: readonly string[];
  /** The steps of the plan, in order. */
  readonly plan: readonly string[];
  /** Of its first step. */
  readonly scope?: string;
  readonly timeline?: readonly string[];
  /** What two witnesses tell differently. */
  readonly differs?: string;
}

interface Trace {
  readonly inputs: readonly string[];
  readonly expected: Expected;
  readonly says?: Says;
}

interface Scenario {
  readonly title: string;
  readonly origin: string;
  readonly traces: readonly Trace[];
}

const here = import.meta.dirname;
const scenarios = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(here, entry.name, 'scenario.json')))
  .map(({ name }) => ({
    name,
    ...(JSON.parse(readFileSync(join(here, name, 'scenario.json'), 'utf8')) as Scenario),
  }));

async function diagnoseTrace(name: string, inputs: readonly string[]): Promise<Verdict> {
  const doctor = new Doctor();
  const sorting = new Doctor();
  const files = inputs.map((input) => join(here, name, input));
  await readInputs(files, {
    see(event) {
      doctor.see(event);
      sorting.collect(event);
    },
  });
  const verdict = doctor.verdict();
  expect(sorting.verdict(), 'events in batches say the same as one by one').toEqual(verdict);
  return verdict;
}

function expectWords({ findings }: Verdict, says: Says): void {
  const [finding] = findings;
  if (!finding) throw new Error('There is no finding.');
  expect(say(headlineOf(finding))).toContain(says.headline);
  const whys = finding.evidence.map(({ why }) => say(why)).join('\n');
  for (const why of says.evidence) expect(whys).toContain(why);
  const out = finding.ruledOut.map(({ cause }) => cause);
  for (const cause of says.ruledOut) expect(out).toContain(cause);
  expect(finding.plan.map(({ step }) => step)).toEqual(says.plan);
  if (says.scope !== undefined) expect(finding.plan[0]?.scope).toBe(says.scope);
  const phases = finding.timeline?.map(({ what }) => say(what)).join('\n') ?? '';
  for (const what of says.timeline ?? []) expect(phases).toContain(what);
  if (says.differs !== undefined)
    expect(finding.disagreement && say(finding.disagreement)).toContain(says.differs);
}

describe.each(scenarios)('$name', ({ name, traces }) => {
  it.each(traces)('$inputs: $expected.verdict', async ({ inputs, expected, says }) => {
    const verdict = await diagnoseTrace(name, inputs);
    const told = {
      verdict: verdict.verdict,
      ...(expected.variant === undefined ? {} : { variant: verdict.variant }),
      ...(expected.recovered === undefined ? {} : { recovered: verdict.recovered }),
    };
    expect(told).toEqual(expected);
    if (says) expectWords(verdict, says);
    const clears = verdict.findings[0]?.plan.some((step) => step.step === 'clear-pmksa') ?? false;
    expect(clears, 'a cache is cleared for a stale key and for nothing else').toBe(
      expected.verdict === 'stale-pmksa',
    );
    const accused = verdict.findings.some(
      (finding) => finding.cause === 'wrong-passphrase' && !finding.recovered,
    );
    expect(accused, 'the password is accused where it was wrong and nowhere else').toBe(
      expected.verdict === 'wrong-passphrase',
    );
  });
});

it('finds its scenarios', () => {
  expect(scenarios.length).toBeGreaterThan(0);
});
