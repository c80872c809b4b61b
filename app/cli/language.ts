/** The language of the command line: what `--lang` says, else the locale of the terminal, else English. */
import { own } from '../domain/own.ts';
import { localeFor, LOCALES, type Locale } from '../words/locale.ts';

let chosen: Locale | undefined;

/** @param lang what `--lang` was given, checked against `LOCALES` */
export const speak = (lang: Locale): void => void (chosen = lang);

/** POSIX: `LC_ALL` before `LC_MESSAGES` before `LANG`; `C` and `POSIX` are English. */
export function spokenLocale(env: NodeJS.ProcessEnv = process.env): Locale {
  const set = ['LC_ALL', 'LC_MESSAGES', 'LANG']
    .map((name) => own(env, name) ?? '')
    .find((value) => value !== '');
  return chosen ?? localeFor([set ?? '']);
}

export const isLocale = (text: string): text is Locale => (LOCALES as readonly string[]).includes(text);
