/** What a code says, on a page of its own that needs neither Rejoin nor a network. */
import { readCode } from '../../app/codes/codes.ts';
import { codeWords, whyUnread, type CodeWords } from '../../app/codes/code-words.ts';
import { said, type Said } from '../../app/domain/said.ts';
import { localeFor, LOCALES, type Locale } from '../../app/words/locale.ts';
import { learn, say } from '../../app/words/say.ts';
import '../styles/tokens.css';
import '../styles/base.css';
import './decode.css';

let locale: Locale = localeFor(navigator.languages);

const find = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
};
const field = find('#code') as HTMLInputElement;
const answer = find('#answer');
const language = find('select') as HTMLSelectElement;

const tell = (what: Said): string => say(what, locale, 'theirs');

function element(name: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function drawn({ title, rows, answers }: CodeWords): HTMLElement[] {
  const list = document.createElement('dl');
  for (const { name, values } of rows)
    list.append(element('dt', tell(name)), element('dd', values.map(tell).join(' · ')));
  const offered = document.createElement('ul');
  for (const { code, what } of answers) {
    const item = document.createElement('li');
    item.append(element('code', code), element('span', tell(what)));
    offered.append(item);
  }
  const more = answers.length === 0 ? [] : [element('h2', tell(said('code.answers'))), offered];
  return [element('h2', tell(title)), list, ...more];
}

function show(): void {
  document.documentElement.lang = locale;
  find('h1').textContent = tell(said('decode.title'));
  find('form > label').textContent = tell(said('decode.label'));
  find('.language span').textContent = tell(said('decode.language'));
  find('#offline').textContent = tell(said('decode.offline'));
  const read = readCode(field.value);
  if ('facts' in read) answer.replaceChildren(...drawn(codeWords(read)));
  else if (read.kind === 'fault' && read.fault === 'empty') answer.replaceChildren();
  else answer.replaceChildren(element('p', tell(whyUnread(read)), 'fault'));
}

await Promise.all(LOCALES.map(learn));
for (const one of LOCALES) {
  const name = new Intl.DisplayNames(one, { type: 'language' }).of(one) ?? one;
  language.append(new Option(name, one, false, one === locale));
}
language.addEventListener('change', () => {
  locale = LOCALES.find((one) => one === language.value) ?? locale;
  show();
});
field.addEventListener('input', show);
find('form').addEventListener('submit', (event) => event.preventDefault());
show();
field.focus();
