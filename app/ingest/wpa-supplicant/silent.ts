import type { Rule } from '../rules.ts';

/**
 * Rules for lines that are recognised and say nothing new. The head is what stands before the first part that
 * varies: a digit, a value, something in brackets or quotes.
 */
export const silent = (...samples: readonly string[]): readonly Rule[] =>
  samples.map((sample) => ({
    head: /^(?:nl80211: |IEEE 802\.1[1X]: )?[^\d=('"]*/.exec(sample)?.[0] ?? sample,
    samples: [sample],
    kinds: [],
  }));

/** The same for one head with several endings. */
export const silentHead = (head: string, ...samples: readonly string[]): Rule => ({
  head,
  samples,
  kinds: [],
});
