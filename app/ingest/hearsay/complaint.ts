/**
 * What a person says beside the lines of a log: that it does not work. It names no cause, and of which moment it is said nobody knows;
 * but a log that shows nothing else than a connection that has just come up does not answer it.
 */
import { utf8 } from '../text.ts';

const UNABLE = String.raw`(?:can(?:'t|not| not)|could(?:n't| not)|won'?t|will not|do(?:es)?(?:n't| not)|did(?:n't| not)|never|unable to|fail(?:s|ed|ing)? to|refus(?:es|ing) to)`;
/** What a connection does that does not hold, or does not come. */
const SIGNS: readonly string[] = [
  String.raw`\b${UNABLE} (?:\w{1,12} ){0,2}?(?:re-?)?(?:connect|join|associate|authenticate|log ?in|stay|get online|come (?:back|up)|work|load)`,
  String.raw`\b(?:keep(?:s|ing)?|kept|always|constantly|randomly|still|again and again) (?:\w{1,12} ){0,2}?(?:drop|disconnect|fail|los(?:e|ing)\b|kick|asking|cutting|broken)`,
  String.raw`\b(?:am|is|are|it's|gets?|getting|being|was) (?:\w{1,12} ){0,2}?(?:kicked|thrown|dropped|disconnected|booted) ?(?:off|out|every|after|again|from|by|all)?`,
  String.raw`\b(?:drops|disconnects|dies|cuts out|goes down|drops out|hangs|freezes)\b|\bis dead\b|\b(?:must|have to|need to) (?:\w{1,12} )?(?:re-?connect|re-?boot|restart)\b`,
  String.raw`\b(?:loses|lost|losing) (?:\w{1,12} ){0,3}?(?:wi-?fi|wlan|connection|network|internet)\b`,
  String.raw`\b(?:not|isn't|aren't|stops?|stopped|quit) (?:\w{1,12} ){0,1}?working\b|\bnothing (?:loads|works)\b|\bno (?:luck|connectivity)\b|\bstill (?:no|not|broken|failing|the same)\b`,
  String.raw`\b(?:\d{1,3}|three|four|five|six|several|many|dozens of) times (?:today|this \w{3,9}|an?|per|every|each|since)\b|\b(?:twice|once) (?:an?|per|every) (?:minute|hour)\b`,
  String.raw`\b(?:geht|funktioniert|verbindet|klappt|verbinden)\b[^\n]{0,40}?\b(?:nicht|nie)\b|\bkeine verbindung\b|\bbricht (?:\S{1,16} ){0,3}?ab\b|\bfliegt? (?:\S{1,16} ){0,3}?raus\b`,
  utf8(
    String.raw`\bne (?:se connecte|fonctionne|marche)\b|\bno (?:se )?(?:conecta|funciona)\b|\bn(?:ã|a)o (?:conecta|funciona)\b|\bnon (?:si (?:connette|collega)|funziona)\b|не (?:подключ|работа)|连不上|連不上|无法连接|接続できない|つながらない`,
  ),
];
const COMPLAINT = new RegExp(SIGNS.join('|'), 'i');

/** It is over by now, or asked of as something else. */
const SETTLED =
  /\b(?:solved|fixed|resolved|works (?:now|again|fine|well|great|perfectly)|working (?:now|again|fine)|now (?:it )?works|connects (?:now|again|fine))\b/i;

/** A line of a program begins with a stamp, a name and a colon, a mark or a prompt, or holds fields. */
const OF_PROGRAM =
  /^\s*(?:[\d[<($#{|+*=/\\]|[\w.@/-]{1,40}(?:\[\d{1,10}\])?: |[A-Z][a-z]{2} {1,2}\d)|\w=\w|\[\d{1,10}\]: |->|::|\b\d\d:\d\d:\d\d\b/;
/** Characters of a paragraph that are looked at. */
const LONGEST = 2000;
const WORDS = /[^\s]+/g;
const FEWEST_WORDS = 4;

const isProse = (text: string): boolean =>
  !OF_PROGRAM.test(text) && (text.match(WORDS)?.length ?? 0) >= FEWEST_WORDS;

/** @param lines of the text that nobody knows, one character a byte @returns the one that says so, if none says that it is over */
export function complaintIn<Line extends { readonly text: string }>(
  lines: readonly Line[],
): Line | undefined {
  if (lines.some(({ text }) => SETTLED.test(text))) return undefined;
  return lines.find(({ text }) => COMPLAINT.test(text.slice(0, LONGEST)) && isProse(text));
}
