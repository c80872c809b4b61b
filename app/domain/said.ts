/**
 * Sentences as data: a code and its values. What a code is in a language stands in `words/`; here is only what each may
 * say (`sentences/`). Nothing else of the program reads or writes prose.
 */
import type { SENTENCES } from './sentences/index.ts';

/** What a value is, and so how a language writes it. */
interface Values {
  /** A name, an address, a word of a log: as it is. */
  readonly text: string;
  /** A number that is a name (reason 2, message 4): as it is. */
  readonly code: number;
  /** An amount: written as the language does, and choosing among its plural forms. */
  readonly count: number;
  /** An amount that is only written. */
  readonly number: number;
  /** 0 to 1, written in percent. */
  readonly share: number;
  /** Milliseconds. */
  readonly ms: number;
  /** Names, joined as the language does. */
  readonly list: readonly string[];
  /** Its address: written with what a person knows it by. */
  readonly 'access-point': string;
  readonly 'access-points': readonly string[];
  /** Another sentence, without a full stop of its own. */
  readonly said: Said;
  /** Several, joined as the language joins names. */
  readonly saids: readonly Said[];
}
export type ValueKind = keyof Values;
export type Value = Values[ValueKind];

export type SaidCode = keyof typeof SENTENCES;
type ArgsOf<Shape> = { readonly [Name in keyof Shape]: Values[Shape[Name] & ValueKind] };
export type SaidArgs<Code extends SaidCode> = ArgsOf<(typeof SENTENCES)[Code]>;

/** A sentence: `{ code: 'evidence.refused-with-status', args: { status: 17 } }`. */
export interface Said<Code extends SaidCode = SaidCode> {
  readonly code: Code;
  readonly args: SaidArgs<Code>;
}

/** `said('evidence.status-53')`, `said('evidence.refused-with-status', { status: 17 })` */
export const said = <Code extends SaidCode>(
  code: Code,
  ...[args]: keyof SaidArgs<Code> extends never ? [] : [args: SaidArgs<Code>]
): Said<Code> => ({ code, args: args ?? ({} as SaidArgs<Code>) });

/** Do two say the same? */
export const isSame = (one: Said, other: Said): boolean =>
  one.code === other.code && JSON.stringify(one.args) === JSON.stringify(other.args);
