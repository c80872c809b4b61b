/** Two witnesses of one incident in one file: whoever pastes them one behind the other, or by time, is told the same. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackedDress } from '../../app/ingest/stacked-dress.ts';
import { read } from '../support/station-log.ts';
import { linesOf, SCENARIOS } from './recordings.ts';

type Lines = readonly string[];

export interface Pair {
  readonly name: string;
  readonly inputs: readonly [Lines, Lines];
  /** The verdict of the two. */
  readonly expected: string;
}

interface Trace {
  readonly inputs: readonly string[];
  readonly expected: { readonly verdict: string };
}

const IS_LOG = /\.(?:log|txt)(?:\.gz)?$/;

/** The pairs of logs that scenarios expect a verdict of, of so many lines at most. */
export const pairsUpTo = (most: number): Pair[] =>
  readdirSync(SCENARIOS)
    .map((name) => ({ name, path: join(SCENARIOS, name, 'scenario.json') }))
    .filter(({ path }) => existsSync(path))
    .flatMap(({ name, path }) =>
      (JSON.parse(readFileSync(path, 'utf8')) as { traces: Trace[] }).traces
        .filter(({ inputs }) => inputs.length === 2 && inputs.every((input) => IS_LOG.test(input)))
        .map(({ inputs, expected }) => {
          const [one = [], two = []] = inputs.map((input) => linesOf(join(SCENARIOS, name, input)));
          return {
            name: `${name}: ${inputs.join(' + ')}`,
            inputs: [one, two] as const,
            expected: expected.verdict,
          };
        }),
    )
    .filter(({ inputs: [one, two] }) => one.length + two.length <= most);

/** By their stamps; a line without one stays behind the one that it follows. */
function interleaved(one: Lines, two: Lines): Lines {
  const stamped = [one, two].flatMap((lines) => {
    const dress = new StackedDress([], 2026);
    let at = 0;
    return lines.map((line) => {
      dress.peel(line);
      at = dress.instant(line) ?? at;
      return { line, at };
    });
  });
  return stamped.toSorted((a, b) => a.at - b.at).map(({ line }) => line);
}

export const PASTES: Readonly<Record<string, (one: Lines, two: Lines) => Lines>> = {
  'one behind the other': (one, two) => [...one, ...two],
  'the other way round': (one, two) => [...two, ...one],
  interleaved,
};

/** @returns what a pair says otherwise once it is in one file */
export const toldOtherwise = ({ name, inputs: [one, two], expected }: Pair): string[] =>
  Object.entries(PASTES).flatMap(([how, paste]) => {
    const { verdict } = read(paste(one, two));
    return verdict === expected ? [] : [`${name}, ${how}: ${expected} -> ${verdict}`];
  });
