/**
 * A dialect's rules are data: a literal head, a pattern for what follows it, the happening it stands for, and the
 * samples that prove it. A table of heads finds the rule of a message in one walk over its first characters.
 */
import type { Happening } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';

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

export const listOf = (reading: Read | readonly Read[]): readonly Read[] =>
  'kind' in reading ? [reading] : reading;

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

/** Finds rules by the longest head that a text has at a position. */
export class RuleTable {
  private readonly next: Uint16Array;
  /** Rules by node: those whose head ends there, then those of shorter heads on the way. */
  private readonly found: readonly (readonly Rule[] | undefined)[];

  constructor(rules: readonly Rule[]) {
    const size = rules.reduce((sum, { head }) => sum + head.length, 1);
    const next = new Uint16Array(size * ALPHABET);
    const found: (readonly Rule[] | undefined)[] = [undefined];
    for (const rule of rules) {
      let node = 0;
      for (let i = 0; i < rule.head.length; i++) {
        const edge = node * ALPHABET + rule.head.charCodeAt(i);
        let child = next[edge] ?? 0;
        if (child === 0) {
          child = found.push(undefined) - 1;
          next[edge] = child;
        }
        node = child;
      }
      found[node] = [...(found[node] ?? []), rule];
    }
    const inherit = (node: number, shorter: readonly Rule[] | undefined): void => {
      const own = found[node];
      const all = own && shorter ? [...own, ...shorter] : own;
      if (all) found[node] = all;
      for (let code = 0; code < ALPHABET; code++) {
        const child = next[node * ALPHABET + code] ?? 0;
        if (child !== 0) inherit(child, all ?? shorter);
      }
    };
    inherit(0, undefined);
    this.next = next;
    this.found = found;
  }

  /** Rules to try for `text[start, end)`, longest head first. */
  find(text: string, start: number, end: number): readonly Rule[] | undefined {
    const next = this.next;
    let node = 0;
    let best = 0;
    for (let p = start; p < end; p++) {
      const code = text.charCodeAt(p);
      if (code >= ALPHABET) break;
      node = next[node * ALPHABET + code] ?? 0;
      if (node === 0) break;
      if (this.found[node] !== undefined) best = node;
    }
    return best === 0 ? undefined : this.found[best];
  }

  /** The same in bytes. */
  findBytes(bytes: Uint8Array, start: number, end: number): readonly Rule[] | undefined {
    const { next, found } = this;
    let node = 0;
    let best = 0;
    for (let p = start; p < end; p++) {
      const code = bytes[p] ?? ALPHABET;
      if (code >= ALPHABET) break;
      node = next[node * ALPHABET + code] ?? 0;
      if (node === 0) break;
      if (found[node] !== undefined) best = node;
    }
    return best === 0 ? undefined : found[best];
  }
}

/** Whether a rule says all there is to say by its head: recognised, no event. */
export const isSilent = (rules: readonly Rule[]): boolean =>
  rules[0]?.read === undefined && rules[0]?.rest === undefined;
