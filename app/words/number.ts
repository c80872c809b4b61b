/** What a reason or status code means. */
import { own } from '../domain/own.ts';
import type { Said, SaidCode } from '../domain/said.ts';
import { NUMBERS } from '../domain/sentences/numbers.ts';

/** Undefined for codes whose names speak for themselves, or to nobody. */
export function numberSaid(kind: 'reason' | 'status', number: number): Said | undefined {
  const code = `${kind}.${number}`;
  return own<object>(NUMBERS, code) ? { code: code as SaidCode, args: {} } : undefined;
}
