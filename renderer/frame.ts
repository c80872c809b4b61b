/**
 * The frame of the window around the network's name, in the same place and the same words as what takes its place. Nothing
 * heavy is imported here.
 */
import type { FirstWord } from '../app/ipc/contract/greeting.ts';
import { localeFor, type Locale } from '../app/words/locale.ts';
import de from './messages/de/first.ts';
import en from './messages/en/first.ts';
import zhHans from './messages/zh-Hans/first.ts';

const TEXTS: Readonly<Record<Locale, Readonly<Record<keyof typeof en, string>>>> = {
  ...{ en, de, 'zh-Hans': zhHans },
};
/** Letters, digits and signs that are what they look like. Other names come with what spells them. */
const PLAIN = /^[!-[\]-~ÄÖÜßäöü\u4e00-\u9fff]+(?: [!-[\]-~ÄÖÜßäöü\u4e00-\u9fff]+)*$/;

function made(name: string, className: string, ...inside: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...inside);
  return element;
}

/** @returns undefined where the name cannot be shown as it is */
export function frameOf({ language, ssid }: NonNullable<FirstWord['framed']>): HTMLElement | undefined {
  if (!PLAIN.test(ssid)) return undefined;
  const locale = language === 'system' ? localeFor(navigator.languages) : language;
  const texts = TEXTS[locale];
  document.documentElement.lang = locale;
  // Only its place: to draw a picture takes the page longer than all the rest of the frame.
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  icon.setAttribute('width', '24');
  icon.setAttribute('height', '24');
  const frame = made(
    ...(['div', 'window'] as const),
    made('header', '', made('p', 'mark', icon, 'Rejoin'), made('div', 'narrow')),
    made(
      ...(['main', ''] as const),
      made(
        ...(['div', 'card'] as const),
        made(
          ...(['div', 'headline'] as const),
          made('p', 'eyebrow', made('span', 'turning'), made('span', '', made('bdi', '', ssid))),
          made('h1', '', texts['machine.starting']),
          made('p', 'meaning', texts['machine.starting.meaning']),
        ),
      ),
    ),
  );
  frame.ariaBusy = 'true';
  return frame;
}

/** What to do where the rest of the page is not to be had any more, in place of all that stands there. */
export function gone(): HTMLElement {
  const texts = TEXTS[localeFor(navigator.languages)];
  const said = made('div', 'card', made('p', '', texts['app.gone']), made('code', '', 'rejoin serve'));
  said.role = 'alert';
  return said;
}

/** Resolves when what was put into the page is on the screen. A page that nobody sees is never painted. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
