/** The few words that are shown outside of the window, of the one catalogue. */
import { said } from '../domain/said.ts';
import { localeFor, LOCALES, type Locale } from '../words/locale.ts';
import { learn, say } from '../words/say.ts';
import type { Health } from './health.ts';

const NAMES = [
  ...(['open', 'quit', 'file', 'edit', 'view', 'help', 'about'] as const),
  ...(['repairable', 'explained', 'reloaded', 'stopped', 'again'] as const),
];
const HEALTHS: readonly Health[] = ['fine', 'trouble', 'fixing', 'unknown'];

export interface Words extends Readonly<Record<(typeof NAMES)[number], string>> {
  readonly health: Readonly<Record<Health, string>>;
}

const wordsIn = (locale: Locale): Words => ({
  ...(Object.fromEntries(NAMES.map((name) => [name, say(said(`shell.${name}`), locale)])) as Omit<
    Words,
    'health'
  >),
  health: Object.fromEntries(
    HEALTHS.map((health) => [health, say(said(`shell.health.${health}`), locale)]),
  ) as Words['health'],
});
let known: ReadonlyMap<Locale, Words> = new Map();

/** Whoever sits at the computer may choose another language at any time: all are there when this resolves. */
export async function learnWords(): Promise<void> {
  await Promise.all(LOCALES.map(learn));
  known = new Map(LOCALES.map((locale) => [locale, wordsIn(locale)]));
}

/** @param language the setting. @param systemLocale like `de-AT`, for a language that follows the system */
export function wordsFor(language: Locale | 'system', systemLocale: string): Words {
  const locale = language === 'system' ? localeFor([systemLocale]) : language;
  return known.get(locale) ?? wordsIn(locale);
}
