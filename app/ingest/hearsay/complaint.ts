/**
 * What a person says beside the lines of a log: that it does not work. It names no cause, and of which moment it is said nobody knows;
 * but a log that shows nothing else than a connection that has just come up does not answer it.
 */
import { utf8 } from '../text.ts';

const UNABLE = String.raw`(?:can(?:'t|not| not)|could(?:n't| not)|won'?t|will not|do(?:es)?(?:n't| not)|did(?:n't| not)|never|unable to|fail(?:s|ed|ing)? to|refus(?:es|ing) to)`;
/** What a connection does that does not come. */
const OF_JOINS: readonly string[] = [
  String.raw`\b${UNABLE} (?:\w{1,12} ){0,2}?(?:re-?)?(?:connect|join|associate|authenticate|log ?in|stay|get online|come (?:back|up)|work|load)`,
  String.raw`\b(?:keep(?:s|ing)?|kept|always|constantly|randomly|still|again and again) (?:\w{1,12} ){0,2}?(?:fail|asking|broken)`,
  String.raw`\bis dead\b|\b(?:must|have to|need to) (?:\w{1,12} )?(?:re-?connect|re-?boot|restart)\b`,
  String.raw`\b(?:not|isn't|aren't|stops?|stopped|quit) (?:\w{1,12} ){0,1}?working\b|\bnothing (?:loads|works)\b|\bno (?:luck|connectivity)\b|\bstill (?:no|not|broken|failing|the same)\b`,
  String.raw`\b(?:\d{1,3}|three|four|five|six|several|many|dozens of) times (?:today|this \w{3,9}|an?|per|every|each|since)\b|\b(?:twice|once) (?:an?|per|every) (?:minute|hour)\b`,
  String.raw`\b(?:geht|funktioniert|verbindet|klappt|verbinden)\b[^\n]{0,40}?\b(?:nicht|nie)\b|\bkeine verbindung\b`,
  utf8(
    String.raw`\bne (?:se connecte|fonctionne|marche)\b|\bno (?:se )?(?:conecta|funciona)\b|\bn(?:ã|a)o (?:conecta|funciona)\b|\bnon (?:si (?:connette|collega)|funziona)\b|не (?:подключ|работа)|连不上|連不上|无法连接|接続できない|つながらない`,
  ),
];
/** What one does that does not hold. */
const OF_LOSSES: readonly string[] = [
  String.raw`\b(?:keep(?:s|ing)?|kept|always|constantly|randomly|frequently|periodically|still|again and again) (?:\w{1,12} ){0,2}?(?:drop|disconnect|los(?:e|ing)\b|kick|cutting)`,
  String.raw`\b(?:random|frequent|constant|periodic|intermittent|sporadic|regular|spontaneous) (?:wi-?fi |wlan |wireless |network )?(?:disconnect|drop|dis-?association|loss|losses)`,
  String.raw`\b(?:am|is|are|it's|gets?|getting|being|was) (?:\w{1,12} ){0,2}?(?:kicked|thrown|dropped|disconnected|booted) ?(?:off|out|every|after|again|from|by|all)?`,
  String.raw`\b(?:connection|internet|network|wi-?fi)\b[^\n]{0,24}?\bbreaks? down\b|\b(?:drops|disconnects|dies|cuts out|goes down|drops out|falls off|hangs|freezes)\b`,
  String.raw`\b(?:loses|lost|losing) (?:\w{1,12} ){0,3}?(?:wi-?fi|wlan|connection|network|internet)\b`,
  String.raw`\bbricht (?:\S{1,16} ){0,3}?ab\b|\bfliegt? (?:\S{1,16} ){0,3}?raus\b|\bverbindungsabbr`,
  utf8(
    String.raw`\bse (?:déconnecte|desconecta)\b|\bsi disconnette\b|\bdesconecta\b|отключается|отваливается|断开|斷線|掉线|切断され`,
  ),
];
const COMPLAINT = new RegExp([...OF_JOINS, ...OF_LOSSES].join('|'), 'i');
const LOSS = new RegExp(OF_LOSSES.join('|'), 'i');

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

interface Complaint<Line> {
  readonly line: Line;
  /** It is of connections that do not hold. */
  readonly isOfLoss: boolean;
}

/** @param lines of the text that nobody knows, one character a byte @returns the one that says so, a loss before all else, if none says that it is over */
export function complaintIn<Line extends { readonly text: string }>(
  lines: readonly Line[],
): Complaint<Line> | undefined {
  if (lines.some(({ text }) => SETTLED.test(text))) return undefined;
  const said = lines.filter(({ text }) => COMPLAINT.test(text.slice(0, LONGEST)) && isProse(text));
  const loss = said.find(({ text }) => LOSS.test(text.slice(0, LONGEST)));
  const line = loss ?? said[0];
  return line && { line, isOfLoss: loss !== undefined };
}

const SECRET = String.raw`(?:wi-?fi |wlan |network |wpa2? |router )?(?:password|pass ?-?phrase|pass ?word|psk|pass ?code|pre-?shared key|wi-?fi key|network key|credentials)(?! (?:error|message|prompt|dialog|warning|pop-?up|screen|again))`;
const OTHER = String.raw`(?:wrong|incorrect|old|bad|false|invalid|previous|outdated|different)`;
/** What somebody has found, or has done to see what happens. */
const FOUND = new RegExp(
  [
    String.raw`\b(?:enter|type|typ|input|put|miss|us|had|has|have|with|tried|try|saved|stored|set|provid|giv)(?:e[ds]?|s|ed|t?ing|ted)? (?:it |in |up |to connect with )*(?:\(enter )?(?:an? |the |my )?${OTHER} ${SECRET}`,
    String.raw`\b(?:mis-?typed|mis-?spelt|mis-?spelled|mis-?entered|typo in|fat-?fingered) (?:the |my |a |in )*${SECRET}`,
    String.raw`\bturn(?:s|ed) out\b[^\n]{0,120}?\b${OTHER} ${SECRET}`,
    String.raw`\b${SECRET} (?:was|had been) (?:wrong|mis-?typed|incorrect|mis-?spelled|outdated|the old one)\b`,
    utf8(
      String.raw`\b(?:falsches|altes|falsche|alten?) (?:wlan-?)?(?:passwort|kennwort|schlüssel) (?:eingegeben|eingetippt|hinterlegt|gespeichert|verwendet)|\b(?:passwort|kennwort) (?:war |hatte ich )?(?:falsch|vertippt)\b|\bvertippt\b`,
    ),
  ].join('|'),
  'i',
);
/** Somebody else says so, nobody knows, or it is ruled out. */
const UNSURE =
  /\b(?:people|users?|others?|someone|somebody|anyone|everyone|friend|colleague|sa(?:ys|id|ying)|claim(?:s|ed|ing)?|think(?:s|ing)?|tell(?:s|ing)?|told|complain(?:s|ed|ing)?|report(?:s|ed|ing)?|show(?:s|ed|ing)?|display\w{0,3}|prompt\w{0,3}|error|message|warn\w{0,3}|if|as though|like|maybe|perhaps|might|may|could|would|probably|possibly|seems?|apparently|not|never|no|nor|sure|whether|wonder\w{0,3}|sagt|meldet|ob|wenn|vielleicht|nicht|kein\w{0,2})\b|n't\b/i;
/** The one that is in use is said to be right. */
const IS_RIGHT =
  /\b(?:password|pass ?-?phrase|key|psk|credentials)\b[^\n.]{0,40}?\b(?:is|are|was|were) (?:\w{1,12} )?(?:correct|right|fine|good|ok|verified|valid|same)\b|\b(?:correct|right|same) (?:wi-?fi |wlan |network )?(?:password|pass ?-?phrase|key|psk|credentials)\b|\b(?:double|triple)[- ]?check|\bpasswort (?:ist|war|stimmt)\b[^\n.]{0,20}(?:richtig|korrekt)?/i;
/** In hindsight, on purpose, or by a device that has no other: not in passing. */
const IN_HINDSIGHT = new RegExp(
  [
    String.raw`\bturn(?:s|ed) out\b|\bsolved\b|\bmy (?:own )?(?:mistake|fault|error|bad)\b|\bthat was it\b|\bhad mis|\bstill had\b`,
    String.raw`\bthe (?:actual |real )?(?:problem|cause|reason|issue|culprit) was\b`,
    String.raw`\b(?:on purpose|deliberately|intentionally)\b|\bresult(?:ant|ing) (?:trace|log|output)\b`,
    String.raw`\b(?:tr(?:ied|ies)|keeps trying) to connect with (?:the|my) (?:old|previous|wrong)\b`,
    String.raw`\bhatte mich (?:\S{1,16} ){0,4}?vertippt\b|\b(?:mein fehler|gelöst|lag daran)\b`,
  ].join('|'),
  'i',
);
/** It was put right, or tried to compare, and what the log shows goes on without it. */
const GOES_ON = new RegExp(
  [
    String.raw`\bstill\b(?! (?:had|has|have|having|us(?:es|ed|ing)|got|tr(?:ies|ied|ying)) )`,
    String.raw`\b(?:the|exactly the|very) same\b(?! (?:ssid|name|network|channel))|\bidentical\b|\b(?:no|any|the) difference\b|\beven (?:tr|enter|typ|us|with|when|if|after)`,
    String.raw`\b(?:correct|right|real|proper|good) one\b|\bcorrect(?:ed|ing|ly)\b|\bfixed that\b|\bnothing chang`,
    String.raw`\bnow (?:\w{1,12} ){0,3}?(?:never|not|does|doesn't|do|don't|fail|get|can)`,
    String.raw`\b(?:immer noch|noch immer|trotzdem|dasselbe|das gleiche|derselbe fehler|jetzt)\b`,
  ].join('|'),
  'i',
);
const CLAUSES = /(?<=[.!?:])\s+|\s*[\n;]\s*|,? (?:and|but|so|because|und|aber) /;

function tellsOfOther(clause: string): boolean {
  const told = FOUND.exec(clause);
  return told !== null && !clause.includes('?') && !UNSURE.test(clause.slice(0, told.index));
}

/** @returns the line in which a person says that what was tried is not the network's password, as one does who has found it, or did so on purpose */
export function otherPasswordIn<Line extends { readonly text: string }>(
  lines: readonly Line[],
): Line | undefined {
  const prose = lines
    .map((line) => ({ line, start: line.text.slice(0, LONGEST) }))
    .filter(({ start }) => isProse(start));
  if (!prose.some(({ start }) => IN_HINDSIGHT.test(start))) return undefined;
  if (prose.some(({ start }) => IS_RIGHT.test(start) || GOES_ON.test(start))) return undefined;
  return prose.find(({ start }) => start.split(CLAUSES).some(tellsOfOther))?.line;
}
