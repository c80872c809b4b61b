/**
 * What is foreign is shown as foreign: names, lines and sentences of others may hold what a terminal obeys or what makes one
 * text look like another. Each output (terminal, JSON, window) has it spelled once, here, at its edge.
 */
import { printable, utf8 } from './ssid.ts';

/** Characters that act instead of showing themselves: controls, directions, halves, private ones, line separators. */
const ACTING = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const EACH = new RegExp(ACTING.source, 'gu');

const spelled = (character: string): string => printable(utf8(character.codePointAt(0) ?? 0));

/** @returns the text with everything that does not show itself spelled `\xNN`, byte by byte of its UTF-8; idempotent */
export const visible = (text: string): string => (ACTING.test(text) ? text.replace(EACH, spelled) : text);

/** The same for every text in plain data: lists, maps, objects, their keys included. What needs no change is the same object. */
export function visibleIn<T>(value: T): T;
export function visibleIn(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const shown = items.map((item): unknown => visibleIn(item));
    return shown.every((item, index) => item === items[index]) ? items : shown;
  }
  if (value instanceof Map) return new Map<unknown, unknown>(visibleIn([...value]));
  if (value instanceof Set) return new Set<unknown>(visibleIn([...value]));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value);
  const shown = entries.map(([key, item]): [string, unknown] => [visible(key), visibleIn(item)]);
  const isSame = shown.every(
    ([key, item], index) => key === entries[index]?.[0] && item === entries[index][1],
  );
  return isSame ? value : Object.fromEntries(shown);
}
