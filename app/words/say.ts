/** A sentence in a language. Pure. */
import { own } from '../domain/own.ts';
import type { Said, Value, ValueKind } from '../domain/said.ts';
import { SENTENCES } from '../domain/sentences/index.ts';
import type { Called } from './access-point.ts';
import en from './en/index.ts';
import { count, duration, list, once, percent } from './format.ts';
import type { Locale } from './locale.ts';
import type { Plural } from './texts.ts';

type Words = typeof en;
const LOADERS: Readonly<Record<Locale, () => Promise<{ readonly default: Words }>>> = {
  // What messages of errors are written in is always there.
  en: () => Promise.resolve({ default: en }),
  de: () => import('./de/index.ts'),
  'zh-Hans': () => import('./zh-Hans/index.ts'),
};
const WORDS: Partial<Record<Locale, Words>> = { en };

/** Loads the words of a language. Until then `say` says in English what it is asked for in that language. */
export async function learn(locale: Locale): Promise<void> {
  if (WORDS[locale]) return;
  const { default: words } = await LOADERS[locale]();
  WORDS[locale] = words;
}

/** Whose machine is spoken of: the one at hand, or one in somebody's log. */
export type Whose = 'mine' | 'theirs';

/** A text cut at its marks: `{name}`, `[mine|theirs]`, and what stands between. */
type Piece = string | { readonly value: string } | Readonly<Record<Whose, string>>;
const MARK = /\{(\w+)\}|\[([^|\]]*)\|([^\]]*)\]/g;
const cut = new Map<string, readonly Piece[]>();

export function piecesOf(text: string): readonly Piece[] {
  const known = cut.get(text);
  if (known) return known;
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: whole, 1: value, 2: mine = '', 3: theirs = '', index } of text.matchAll(MARK)) {
    pieces.push(text.slice(from, index), value === undefined ? { mine, theirs } : { value });
    from = index + whole.length;
  }
  pieces.push(text.slice(from));
  cut.set(text, pieces);
  return pieces;
}

const isPlural = (text: string | Plural): text is Plural => typeof text !== 'string';

export const pluralRules = (locale: Locale): Intl.PluralRules =>
  once(locale, 'plural', () => new Intl.PluralRules(locale));

const formOf = (text: Plural, amount: unknown, locale: Locale): string =>
  text[pluralRules(locale).select(Number(amount))] ?? text.other;

const SHAPES: Readonly<Record<string, Readonly<Record<string, ValueKind>>>> = SENTENCES;

const BY_ADDRESS: Called = (bssid) => bssid;

/**
 * `said` in words. A code that this version does not know (a window that is older than its service) is shown as it is.
 * @param called how access points are called
 */
export function say(
  said: Said,
  locale: Locale = 'en',
  whose: Whose = 'mine',
  called: Called = BY_ADDRESS,
): string {
  const shape = own(SHAPES, said.code);
  if (shape === undefined) return said.code;
  const text = (WORDS[locale] ?? en)[said.code];
  const args = said.args as Readonly<Record<string, Value>>;
  const amount = Object.keys(shape).find((name) => own(shape, name) === 'count');
  const form = isPlural(text) ? formOf(text, own(args, amount), locale) : text;
  return piecesOf(form)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('mine' in piece) return piece[whose];
      return write(own(shape, piece.value), own(args, piece.value), { locale, whose, called });
    })
    .join('');
}

interface Tongue {
  readonly locale: Locale;
  readonly whose: Whose;
  readonly called: Called;
}

function write(kind: ValueKind | undefined, value: Value | undefined, tongue: Tongue): string {
  if (value === undefined) return '';
  const { locale, whose, called } = tongue;
  switch (kind) {
    case 'count':
    case 'number':
      return count(value as number, locale);
    case 'share':
      return percent(value as number, locale);
    case 'ms':
      return duration(value as number, locale);
    case 'list':
      return list(value as readonly string[], locale);
    case 'access-point':
      return called(value as string);
    case 'access-points':
      return list((value as readonly string[]).map(called), locale);
    case 'said':
      return say(value as Said, locale, whose, called);
    case 'saids':
      return list(
        (value as readonly Said[]).map((one) => say(one, locale, whose, called)),
        locale,
      );
    default:
      return typeof value === 'object' ? '' : String(value);
  }
}

/** Several sentences as one text. */
export const sayAll = (
  sentences: readonly Said[],
  locale: Locale = 'en',
  whose: Whose = 'mine',
  called: Called = BY_ADDRESS,
): string => sentences.map((one) => say(one, locale, whose, called)).join(locale === 'zh-Hans' ? '' : ' ');
