/** What one place says, before anybody has looked whether it makes sense. */
import type { Said } from '../domain/said.ts';
import type { Part } from './parts.ts';

/** What is wrong in one place of a policy. */
export interface PolicyProblem {
  /** The file, registry key or property list. */
  readonly source: string;
  /** 1-based, where the source has lines. */
  readonly line?: number | undefined;
  readonly key?: string | undefined;
  readonly said: Said;
  /** It is told, and nothing is stricter for it: what a later version may know. */
  readonly isHarmless?: true;
}

export interface RawEntry {
  readonly part: Part;
  readonly key: string;
  readonly value: unknown;
  readonly line?: number | undefined;
}

export interface RawPolicy {
  readonly source: string;
  readonly entries: readonly RawEntry[];
  /** What cannot be told from it: the whole source counts as damaged unless these are harmless. */
  readonly problems: readonly PolicyProblem[];
}

/** Where a system keeps its policies. */
export interface PolicySource {
  readonly read: () => readonly RawPolicy[];
  /** Folders in which something changes when the policy does. */
  readonly folders: readonly string[];
  /** Where a policy is looked for, for a person. */
  readonly places: readonly string[];
  /** Milliseconds between two looks, whatever the folders tell. */
  readonly every: number;
}
