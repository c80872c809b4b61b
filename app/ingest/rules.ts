/**
 * A dialect's rules are data: a literal head, a pattern for what follows it, the happening it stands for, and the
 * samples that prove it. A table of heads finds the rule of a message in one walk over its first characters.
 */
import type { Happening } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { PRINTF_SSID } from './ssid.ts';

/** What a parser remembers of one interface between lines. */
export interface Memory {
  /** The frame that the next CTRL-EVENT-DISCONNECTED is about, where a debug line has said it. */
  frame?: 'deauthentication' | 'disassociation' | undefined;
  /** The interface's own address: a BSSID where it is an access point's. */
  address?: Mac | undefined;
  /** A leave or a kick that a debug line has announced (access point). */
  leaving?: { readonly station: Mac; readonly reason: number; readonly local: boolean } | undefined;
  /** The station that is gone, and by whose doing: the same leave is told twice (access point). */
  gone?: { readonly station: Mac; readonly local: boolean } | undefined;
  /** The station whose answer a debug line has already told (access point). */
  answered?: Mac | undefined;
}

/** A happening; it may name its station or interface itself where the line does so behind its head. */
export type Read = Happening & { readonly station?: Mac; readonly iface?: string };
export type Reading = Read | readonly Read[] | undefined;

const isList = (reading: Read | readonly Read[]): reading is readonly Read[] => Array.isArray(reading);

export const listOf = (reading: Read | readonly Read[]): readonly Read[] =>
  isList(reading) ? reading : [reading];

/** What a message is about besides itself. */
export interface About {
  /** The station that it is about, where an access point has named it before the message. */
  readonly station: Mac | undefined;
  /** Memory of another interface, one that the message itself names. */
  readonly memoryOf: (iface: string) => Memory;
}

export interface Rule {
  /** How the message begins, to the letter. */
  readonly head: string;
  /** What follows the head: sticky, anchored there. Left out where the head says it all. */
  readonly rest?: RegExp;
  /** What it stands for. Left out for lines that are known and say nothing new. */
  readonly read?: (groups: RegExpExecArray, memory: Memory, about: About) => Reading;
  /** First and last of the compared releases (2.4, 2.9, 2.10, 2.11, main) that print it; left out: all. */
  readonly since?: string;
  readonly until?: string;
  /** Messages that must be recognised. */
  readonly samples: readonly string[];
  /** The kinds that each sample gives. */
  readonly kinds: readonly string[];
  /** Messages that must be recognised and give nothing: another message says it too. */
  readonly quiet?: readonly string[];
}

const ALPHABET = 128;
/** `word: ` at the beginning of a head: the word is a part of hostap, not an interface. */
const MODULE = /^[^ ]{1,15}: /;

/** What a walk over the first bytes of a message found, where it found no rules. */
export const NO_RULES = 0;
export const MODULE_ONLY = 1;

/** Finds rules by the longest head that a text has at a position. */
export class RuleTable {
  /** Names before `: ` that begin heads. */
  readonly modules: ReadonlySet<string>;
  private readonly next: Uint16Array;
  /** By node: what is known when a walk has come this far; an index into `lists`. */
  private readonly marks: Uint16Array;
  /** Rules by mark, those of the longest head first. The first two marks are NO_RULES and MODULE_ONLY. */
  readonly lists: (readonly Rule[])[] = [[], []];

  constructor(rules: readonly Rule[]) {
    const size = rules.reduce((sum, { head }) => sum + head.length, 1);
    this.next = new Uint16Array(size * ALPHABET);
    this.marks = new Uint16Array(size);
    this.modules = new Set(rules.flatMap(({ head }) => MODULE.exec(head)?.[0].slice(0, -2) ?? []));
    const ends = new Map<number, Rule[]>();
    const modules = new Set<number>();
    let nodes = 1;
    for (const rule of rules) {
      const module = MODULE.exec(rule.head)?.[0].length;
      let node = 0;
      for (let i = 0; i < rule.head.length; i++) {
        const edge = node * ALPHABET + rule.head.charCodeAt(i);
        node = this.next[edge] ||= nodes++;
        if (i + 1 === module) modules.add(node);
      }
      ends.set(node, [...(ends.get(node) ?? []), rule]);
    }
    this.mark(0, [], ends, modules);
  }

  /** Rules to try for `text[start, end)`, longest head first. */
  find(text: string, start: number, end: number): readonly Rule[] | undefined {
    const { next, marks } = this;
    let node = 0;
    let best = 0;
    for (let p = start; p < end; p++) {
      const code = text.charCodeAt(p);
      if (code >= ALPHABET) break;
      node = next[node * ALPHABET + code] ?? 0;
      if (node === 0) break;
      const mark = marks[node] ?? 0;
      if (mark !== NO_RULES) best = mark;
    }
    return best > MODULE_ONLY ? this.lists[best] : undefined;
  }

  /** The same in bytes: a mark. */
  walk(bytes: Uint8Array, start: number, end: number): number {
    const { next, marks } = this;
    let node = 0;
    let best = NO_RULES;
    for (let p = start; p < end; p++) {
      const code = bytes[p] ?? ALPHABET;
      if (code >= ALPHABET) break;
      node = next[node * ALPHABET + code] ?? 0;
      if (node === 0) break;
      const mark = marks[node] ?? 0;
      if (mark !== NO_RULES) best = mark;
    }
    return best;
  }

  private mark(
    node: number,
    shorter: readonly Rule[],
    ends: ReadonlyMap<number, readonly Rule[]>,
    modules: ReadonlySet<number>,
  ): void {
    const own = ends.get(node);
    const all = own ? [...own, ...shorter] : shorter;
    if (own) this.marks[node] = this.lists.push(all) - 1;
    else if (modules.has(node) && all.length === 0) this.marks[node] = MODULE_ONLY;
    for (let code = 0; code < ALPHABET; code++) {
      const child = this.next[node * ALPHABET + code] ?? 0;
      if (child !== 0) this.mark(child, all, ends, modules);
    }
  }
}

const FREE = /\.[*+{]|\\S|\[\^/;
const closedRules = new WeakMap<Rule, boolean>();

/**
 * Whether a message that a rule has matched to its end can hold nothing but what the rule names: then there is no
 * secret to look for. Names of networks are public.
 */
export const closed = (rule: Rule): boolean => {
  let isClosed = closedRules.get(rule);
  if (isClosed === undefined) {
    isClosed = !FREE.test(rule.rest?.source.replaceAll(PRINTF_SSID, '') ?? '');
    closedRules.set(rule, isClosed);
  }
  return isClosed;
};

/** Whether a rule says all there is to say by its head: recognised, no event. */
export const isSilent = (rules: readonly Rule[]): boolean =>
  rules[0]?.read === undefined && rules[0]?.rest === undefined;
