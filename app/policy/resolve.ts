/** Several sources become one policy. Pure. */
import { said, type Said } from '../domain/said.ts';
import {
  isPolicyKey,
  POLICY_KEYS,
  settingOf,
  type PolicyKey,
  type PolicyValues,
  type Setting,
} from './settings.ts';
import { PARTS, type Part } from './parts.ts';
import type { Policy, PolicyOrigin } from './policy.ts';
import type { PolicyProblem, RawEntry, RawPolicy } from './raw-policy.ts';

interface Value {
  readonly value: unknown;
  readonly sources: readonly string[];
  readonly isHeld: boolean;
}
type Values = Record<Part, Map<PolicyKey, Value>>;

/** The strictest of what is said; where a source is damaged, the strictest value there is. */
export function resolvePolicy(raw: readonly RawPolicy[]): Policy {
  const values: Values = { enforced: new Map(), default: new Map() };
  const problems: PolicyProblem[] = [];
  for (const one of raw) {
    problems.push(...one.problems);
    for (const entry of one.entries) problems.push(...take(entry, one.source, values));
    if (one.problems.some(({ isHarmless }) => !isHarmless))
      for (const key of POLICY_KEYS) hold(key, one.source, values);
  }
  const origins = new Map<PolicyKey, PolicyOrigin>();
  for (const part of PARTS.toReversed())
    for (const [key, { sources, isHeld }] of values[part])
      origins.set(key, { part, sources, ...(isHeld ? { isHeld } : {}) });
  const all = (part: Part): Partial<PolicyValues> =>
    Object.fromEntries([...values[part]].map(([key, { value }]) => [key, value]));
  return {
    ...{ enforced: all('enforced'), defaults: all('default'), origins, problems },
    sources: raw.map(({ source }) => source),
  };
}

/** @returns what is wrong with it */
function take({ part, key, value, line }: RawEntry, source: string, values: Values): PolicyProblem[] {
  const wrong = (what: Said, isHarmless?: true): PolicyProblem => ({
    ...{ source, line, key, said: what, ...(isHarmless ? { isHarmless } : {}) },
  });
  if (!isPolicyKey(key)) {
    const instead = POLICY_KEYS.find((known) => isNear(known, key));
    if (instead === undefined) return [wrong(said('policy.unknown-key', { key }), true)];
    hold(instead, source, values);
    return [wrong(said('policy.misspelt', { key, instead }))];
  }
  const setting = settingOf(key);
  const parsed = setting.shape.safeParse(value);
  if (parsed.success) {
    put(key, part, { value: parsed.data, sources: [source], isHeld: false }, values);
    return [];
  }
  const left = itemsLeft(setting, value);
  if (left === undefined) hold(key, source, values);
  else put(key, part, { value: left, sources: [source], isHeld: false }, values);
  return [wrong(wanted(key, setting, left !== undefined))];
}

/** The good items of a list that has bad ones: fewer are never looser, or are not ordered. */
function itemsLeft({ item }: Setting, value: unknown): string[] | undefined {
  if (!item || !Array.isArray(value)) return undefined;
  return value.filter((one) => item.safeParse(one).success).slice(0, MOST_ITEMS) as string[];
}
const MOST_ITEMS = 512;

function hold(key: PolicyKey, source: string, values: Values): void {
  const { safe } = settingOf(key);
  if (safe !== undefined) put(key, 'enforced', { value: safe, sources: [source], isHeld: true }, values);
}

function put(key: PolicyKey, part: Part, next: Value, values: Values): void {
  const before = values[part].get(key);
  if (!before) {
    values[part].set(key, next);
    return;
  }
  const { stricter } = settingOf(key);
  const value = stricter ? stricter(before.value, next.value) : before.value;
  const isSame = (one: Value): boolean => JSON.stringify(one.value) === JSON.stringify(value);
  const saidBy = [before, next].filter(isSame);
  const told = saidBy.length > 0 ? saidBy : [before, next];
  values[part].set(key, {
    value,
    sources: [...new Set(told.flatMap(({ sources }) => sources))],
    isHeld: told.some(({ isHeld }) => isHeld),
  });
}

/** What a setting may be. */
function wanted(key: PolicyKey, { kind, choices = [], range }: Setting, isItem: boolean): Said {
  if (isItem || kind === 'list')
    return choices.length > 0
      ? said('policy.wants-items', { key, choices })
      : said('policy.wants-list', { key });
  switch (kind) {
    case 'flag':
      return said('policy.wants-flag', { key });
    case 'choice':
      return said('policy.wants-choice', { key, choices });
    case 'number':
      return said('policy.wants-number', { key, least: range?.least ?? 0, most: range?.most ?? 0 });
    case 'text':
      return said('policy.wants-text', { key });
  }
}

/** Likely the same word: the same letters but for one or two. */
function isNear(known: string, word: string): boolean {
  if (word.length > 64) return false;
  const [a, b] = [known.toLowerCase(), word.toLowerCase()];
  return a === b || distance(a, b) <= (known.length > 6 ? 2 : 1);
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
