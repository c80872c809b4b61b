/** A policy in JSON. Comments and a comma too many are allowed, for people write it. */
import { getNodeValue, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { said, type Said } from '../domain/said.ts';
import { PARTS, POLICY_SCHEMA, type Part } from './parts.ts';
import type { PolicyProblem, RawEntry, RawPolicy } from './raw-policy.ts';

const isPart = (word: string): word is Part => (PARTS as readonly string[]).includes(word);
/** `rejoin.policy/2` is read as far as it is known. */
const ANY_VERSION = /^rejoin\.policy\/\d{1,3}$/;
/** Deep enough for what is allowed; parsers are recursive, files are not to be trusted. */
const DEEPEST = 16;

/** @param source the name under which its problems are told */
export function readJsonPolicy(text: string, source: string): RawPolicy {
  const lineOf = lines(text);
  const problems: PolicyProblem[] = [];
  const entries: RawEntry[] = [];
  const wrong = (what: Said, offset: number, key?: string): void => {
    problems.push({ source, line: lineOf(offset), key, said: what });
  };
  const nothing = (): RawPolicy => ({ source, entries: [], problems });
  if (isTooDeep(text)) {
    wrong(said('policy.no-json'), 0);
    return nothing();
  }
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true });
  for (const { offset } of errors.slice(0, 1)) wrong(said('policy.no-json'), offset);
  if (errors.length > 0) return nothing();
  if (root?.type !== 'object') {
    wrong(said('policy.no-object'), root?.offset ?? 0);
    return nothing();
  }
  const seen = new Set<string>();
  for (const [name, value, offset] of membersOf(root)) {
    if (seen.has(name)) wrong(said('policy.twice', { key: name }), offset, name);
    seen.add(name);
    if (name === 'schema') {
      const schema: unknown = getNodeValue(value);
      if (typeof schema !== 'string' || !ANY_VERSION.test(schema))
        wrong(said('policy.wrong-schema', { wanted: POLICY_SCHEMA }), offset, name);
    } else if (isPart(name)) {
      if (value.type === 'object')
        for (const [key, inner, at] of membersOf(value))
          entries.push({ part: name, key, value: getNodeValue(inner) as unknown, line: lineOf(at) });
      else wrong(said('policy.no-part-object', { key: name }), offset, name);
    } else if (name !== '$schema') wrong(said('policy.no-part', { key: name, parts: PARTS }), offset, name);
  }
  return { source, entries, problems };
}

function membersOf(node: Node): (readonly [name: string, value: Node, offset: number])[] {
  return (node.children ?? []).flatMap(({ children: [name, value] = [], offset }) =>
    name && value ? [[String(name.value), value, offset] as const] : [],
  );
}

/** Brackets within strings are counted, too: nobody needs so many. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** 1-based line of an offset. */
function lines(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    const index = ends.findIndex((end) => end >= offset);
    return (index < 0 ? ends.length : index) + 1;
  };
}
