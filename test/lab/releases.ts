/** Which release of each real part a run had, and what another release does otherwise than the scenario expects. */
import type { Expected, Scenario } from './scenario.ts';

export const PARTS = ['wpa_supplicant', 'hostapd', 'NetworkManager', 'iwd'] as const;
export type Part = (typeof PARTS)[number];
/** Versions as the programs print them; a part that is not installed has none. */
export type Releases = Partial<Readonly<Record<Part, string>>>;

/** Releases of one part, `from` among them and `before` not. */
export interface Range {
  readonly part: Part;
  readonly from?: string;
  readonly before?: string;
}

/** What these releases do otherwise. */
export interface Difference extends Range {
  /** One sentence for the table of releases. */
  readonly why: string;
  /** Laid over what the scenario expects. */
  readonly expected: Partial<Expected>;
}

/** `2.10` after `2.9`: by numbers. A development version counts as the release that it leads to. */
const compare = new Intl.Collator('en', { numeric: true }).compare;

/** Whether the part of this run is one of these releases; one that is not installed is of none. */
export function isOf(releases: Releases, { part, from, before }: Range): boolean {
  const version = releases[part];
  if (version === undefined) return false;
  return (
    (from === undefined || compare(version, from) >= 0) &&
    (before === undefined || compare(version, before) < 0)
  );
}

/** The scenario as these releases play it. */
export function asPlayedBy(releases: Releases, scenario: Scenario): Scenario {
  const { expected, differences = [] } = scenario;
  if (expected === undefined) return scenario;
  const fitting = differences.filter((difference) => isOf(releases, difference));
  return {
    ...scenario,
    expected: Object.assign({}, expected, ...fitting.map((one) => one.expected)) as Expected,
  };
}
