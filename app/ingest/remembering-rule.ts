import type { Reading } from './rules.ts';

/** A rule whose meaning may hang on what the same program has said before; `Memory` is what is remembered. */
export interface RememberingRule<Memory> {
  /** How the message begins, to the letter. */
  readonly head: string;
  /** What follows the head: sticky, anchored there. Left out where the head says it all. */
  readonly rest?: RegExp;
  /** What it stands for. Left out for lines that are known and say nothing new. */
  readonly read?: (groups: RegExpExecArray, memory: Memory) => Reading;
  /** Messages that must be recognised. */
  readonly samples: readonly string[];
  /** The kinds that each sample gives where nothing was said before it. */
  readonly kinds: readonly string[];
  /** Messages that must be recognised and give nothing, where nothing was said before them. */
  readonly quiet?: readonly string[];
}

/** A known message without a meaning here: its samples are its heads. */
export const noise = (head: string): RememberingRule<unknown> => ({
  head,
  samples: [],
  kinds: [],
  quiet: [`${head}…`],
});

/** Samples of rules as lines of a dialect. */
export const samplesUnder = (
  rules: readonly Omit<RememberingRule<never>, 'read'>[],
  dress: (message: string) => string = (message) => message,
): { readonly line: string; readonly kinds: readonly string[] }[] =>
  rules.flatMap(({ samples, kinds, quiet = [] }) => [
    ...samples.map((message) => ({ line: dress(message), kinds })),
    ...quiet.map((message) => ({ line: dress(message), kinds: [] })),
  ]);
