/**
 * Months as `journalctl` and friends write them in their user's language: `%b` of the C libraries' locales (CLDR and glibc
 * agree but for points and case). Lines are latin1, so a name is compared as the bytes of its UTF-8.
 */
import { utf8 } from '../domain/ssid.ts';

const NAMES: readonly string[] = [
  // en, de, nl, sv, da, nb
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'jan feb mär apr mai jun jul aug sept okt nov dez',
  'jan feb mrz apr mei juni juli aug sept okt nov des',
  'jan feb mrt april maj june july augusti september oktober november december',
  // fr, es, pt, it, ca, ro
  'janv févr mars avr mai juin juil août sept oct nov déc',
  'ene feb mar abr may jun jul ago sep oct nov dic',
  'jan fev mar abr mai jun jul ago set out nov dez',
  'gen feb mar apr mag giu lug ago set ott nov dic',
  'ian feb mar apr mai iun iul aug sept oct noi dec',
  // pl, cs, hu, fi, tr
  'sty lut mar kwi maj cze lip sie wrz paź lis gru',
  'led úno bře dub kvě čen čec srp zář říj lis pro',
  'jan febr márc ápr máj jún júl aug szept okt nov dec',
  'tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu',
  'oca şub mar nis may haz tem ağu eyl eki kas ara',
  // ru, uk, el
  'янв фев мар апр май июн июл авг сен окт ноя дек',
  'янв февр марта апр мая июня июля авг сент окт нояб декабря',
  'січ лют бер кві тра чер лип сер вер жов лис гру',
  'ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ',
  // ja, zh, ko
  '1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月',
  '一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月',
  '1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월',
];

const bytes = (text: string): string =>
  Array.from(text, (character) => utf8(character.codePointAt(0) ?? 0)).join('');

/** By the bytes of the name, small and without its point. Where languages disagree the first one counts. */
const INDEX = new Map<string, number>();
for (const names of NAMES)
  names.split(' ').forEach((name, index) => {
    for (const spelled of [name, name.slice(0, 1).toUpperCase() + name.slice(1)]) {
      const key = bytes(spelled);
      if (!INDEX.has(key)) INDEX.set(key, index);
    }
  });

/** Source of an expression for a word that may name a month; `monthOf` says whether it does. */
export const MONTH_WORD = String.raw`(?:\d{1,2}(?=[\xe6\xec]))?[A-Za-z\x80-\xff]{2,24}\.?`;

/** @returns 0 to 11, or -1 */
export const monthOf = (word: string): number => {
  const name = word.endsWith('.') ? word.slice(0, -1) : word;
  return INDEX.get(name) ?? INDEX.get(name.toLowerCase()) ?? -1;
};
