import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../app/cli/read-inputs.ts';
import type { Verdict } from '../../app/detect/verdict.ts';
import { Doctor } from '../../app/pipeline.ts';

interface Expected {
  readonly verdict: string;
  readonly variant?: string;
  readonly recovered?: boolean;
}

interface Scenario {
  readonly title: string;
  readonly origin: string;
  readonly traces: readonly { readonly inputs: readonly string[]; readonly expected: Expected }[];
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
  const files = inputs.map((input) => join(here, name, input));
  await readInputs(files, { quiet: true, see: (event) => void doctor.see(event) });
  return doctor.verdict();
}

describe.each(scenarios)('$name', ({ name, traces }) => {
  it.each(traces)('$inputs: $expected.verdict', async ({ inputs, expected }) => {
    const verdict = await diagnoseTrace(name, inputs);
    const told = {
      verdict: verdict.verdict,
      ...(expected.variant === undefined ? {} : { variant: verdict.variant }),
      ...(expected.recovered === undefined ? {} : { recovered: verdict.recovered }),
    };
    expect(told).toEqual(expected);
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
