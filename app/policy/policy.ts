/** What an organisation has set, whichever sources say so. */
import type { Part } from './parts.ts';
import type { PolicyProblem } from './raw-policy.ts';
import type { PolicyKey, PolicyValues } from './settings.ts';

/** Where the value of a setting comes from. */
export interface PolicyOrigin {
  readonly part: Part;
  readonly sources: readonly string[];
  /** A source is damaged, and this is the strictest value for that reason. */
  readonly isHeld?: true;
}

export interface Policy {
  readonly enforced: Partial<PolicyValues>;
  readonly defaults: Partial<PolicyValues>;
  readonly origins: ReadonlyMap<PolicyKey, PolicyOrigin>;
  readonly problems: readonly PolicyProblem[];
  /** What was found, readable or not. */
  readonly sources: readonly string[];
}

export const NO_POLICY: Policy = {
  ...{ enforced: {}, defaults: {}, origins: new Map(), problems: [], sources: [] },
};

/** The sources in which something is wrong that makes a setting stricter. */
export const damagedSources = ({ problems }: Policy): string[] => [
  ...new Set(problems.filter(({ isHarmless }) => !isHarmless).map(({ source }) => source)),
];
