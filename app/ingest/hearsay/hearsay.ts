/**
 * A pasted text in which nobody knows a line. If it speaks of Wi-Fi at all, what it says in the words of the field is heard: weak
 * evidence, which names a cause only where a frame's code stands by its number or a sentence can mean one thing alone. It is
 * never an all-clear: what was before its last connection is over, and what came of that nobody knows.
 */
import type { Emit } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { addressOf } from '../hardware-address.ts';
import { framesIn } from '../frame-rows/frame-rows.ts';
import { complaintIn, otherPasswordIn } from './complaint.ts';
import { Dissection } from './dissection.ts';
import { isPlain } from '../plain-words.ts';
import { StackedDress } from '../stacked-dress.ts';
import { NO_BSSID, type Instant, type Mac } from '../../domain/ids.ts';
import type { AkmFamily, WifiEvent } from '../../domain/events.ts';
import type { Read } from '../rules.ts';
import type { FieldWord, Meaning } from './field-word.ts';
import { FIELD_WORDS, LONGEST, NO_ADDRESS, OF_JOINING, OF_NETWORKS, OF_PROTOCOL, OF_WIFI } from './words.ts';

export interface WrittenLine {
  readonly text: string;
  /** In its text, from 1. */
  readonly number: number;
  /** Whether a rule knows it, and it told nothing; or knows a part of it, behind words of its own. */
  readonly known: 'no' | 'part' | 'whole';
}

const ADDR = String.raw`(?:[\da-f]{2}(?:[:-][\da-f]{2}){5}|[\da-f]{4}[.-][\da-f]{4}[.-][\da-f]{4}|(?=\d*[a-f])[\da-f]{12})(?![\da-f])`;
/** An access point's word: it names the other end. */
const STATION = new RegExp(
  String.raw`(?:(?<!called[ _-])\b(?:client|station|sta|device|user|endpoint|supplicant|terminal|calling|caller|end-?host|anrufer|wlan-ger\S{1,6}t)|\[mac)(?:[ _-]?(?:mac|id|address|station))*\b[^\d\n]{0,40}?\b(${ADDR})`,
  'i',
);
/** A program of the station's own calls itself a device, and names the access point; these words it has for others alone. */
const ANOTHER =
  /\b(?:client|station|sta|endpoint|terminal)(?:[ _-]?(?:mac|id|address))*"?\W{0,12}(?:\b[\w.-]{1,32}\W{1,3})?[\da-f]{2}[\da-f:.-]{10,15}/i;
/** Who sends messages 1 and 3 of the handshake, or receives the others, is an access point: the address is that of its station. */
const OF_POINT =
  /\b(?:m[13]|[13]\/4|message [13])\b.{0,60}?\bsent\b|\bsen(?:t|d|ding)\b.{0,40}?\b(?:m[13]|[13]\/4|message [13])\b|\b(?:m[24]|[24]\/4|message [24])\b.{0,40}?\breceived\b|\breceived\b.{0,40}?\b(?:m[24]|[24]\/4|message [24])\b|\bsending station disconnect\b/i;
/** They tell what others were told to do, not what happened. */
const QUOTING = /\b(?:sudo|su|crond?|audit|auditd|bash|sh|sshd?|polkitd|dbus-daemon)(?:\[\d{1,10}\])?: /i;
const ADDRESS = new RegExp(String.raw`(?<![\da-f:.-])${ADDR}`, 'i');

/** Characters of a paragraph that are heard. */
const LONGEST_PARAGRAPH = 8000;
/** Times that it is mentioned in a text that is one about it. */
const FEWEST_MENTIONS = 2;
const MENTION = new RegExp(OF_WIFI, 'gi');

/** Lines of what a person tells: logs of other programs are longer, and full of connections. */
const LONGEST_STORY = 40;
const isStoryOf = (starts: readonly string[]): boolean =>
  starts.some((start) => OF_NETWORKS.test(start)) && starts.some((start) => OF_JOINING.test(start));

interface Heard {
  readonly number: number;
  readonly isKnown: boolean;
  readonly meaning: Meaning;
  readonly events: readonly WifiEvent[];
}

/** Where a secret may stand in a line of which nobody knows the grammar, only words are kept that are none. */
const MAY_HOLD_SECRET = /key|pass|ps[kw]|pin\b|pwd|secret|credential|token|content/i;
const withoutStrangers = (text: string, whole: string): string =>
  MAY_HOLD_SECRET.test(whole) ? text.replace(/\S+/g, (word) => (isPlain(word) ? word : '\u2026')) : text;

const SEES =
  /\b(?:can|could|do(?:es)?|clearly|still|always|scan(?:s|ner|ning)?|list|laptop|phone|device|client|it) (?:\w{1,10} )?(?:sees?|shows?|finds?|lists?|hears?) (?:\w{1,10} ){0,3}?(?:e?ssid|network|access point|hot ?spot|wi-?fi|signal)\b(?! not)|\b(?:e?ssid|network|access point|hot ?spot|wi-?fi)(?: name)? (?:\w{1,8} )?(?:is|appears|shows up|turns up|comes up|can be seen) (?:\w{1,10} )?(?:visible|listed|seen|in (?:range|the (?:list|scan))|at (?:a )?strong signal)/i;

/** Where a sentence ends within a paragraph that nobody wrapped, and how many of them are heard. */
const SENTENCE_END = /(?<=[.!?]) (?=[A-Z\x80-\xff])/;
const MOST_SENTENCES = 32;

/** A piece of a line that is heard by itself. */
interface Piece extends WrittenLine {
  readonly whole: string;
  /** The line is a record, and this the field that tells: whose it is stands in others. */
  readonly isField?: boolean;
  /** It is said of a cable, or shown of its card. */
  readonly isOfCable?: boolean;
}

/** A record of many fields in one line (`UserName=…, FailureReason=…`): of the login it is the reason that tells. */
const FIELDS = /,\s?(?=[A-Za-z][\w .-]{1,48}=)/;
const FEWEST_FIELDS = 6;
const REASON = /^(?:\w{1,16}[ .-]?)?fail\w{0,4}[ .-]?reason=/i;

const piecesOf = (line: WrittenLine): readonly Piece[] => {
  const whole = line.text.slice(0, LONGEST_PARAGRAPH);
  const fields = whole.length > LONGEST ? whole.split(FIELDS) : [];
  const reason = fields.length >= FEWEST_FIELDS ? fields.find((field) => REASON.test(field)) : undefined;
  if (reason !== undefined) return [{ ...line, text: reason, whole, isField: true }];
  const pieces = whole.length > LONGEST ? whole.split(SENTENCE_END).slice(0, MOST_SENTENCES) : [line.text];
  return pieces.map((text) => ({ ...line, text, whole }));
};

/** A talk of a cable goes on until it is of Wi-Fi again. */
const OF_CABLE = /\bethernet\b|\b(?:wired|cable|tunnel adapter)\b|\bkabel/i;
function withCables(pieces: readonly Piece[]): readonly Piece[] {
  let isOfCable = false;
  return pieces.map((piece) => {
    if (OF_WIFI.test(piece.text)) isOfCable = false;
    else if (OF_CABLE.test(piece.text)) isOfCable = true;
    return { ...piece, isOfCable };
  });
}

interface Whole {
  readonly input: number;
  readonly dress: StackedDress;
  readonly isOfPoint: boolean;
}

/** `WPA2-PSK`, `WPA2 Personal`, `Auth Type WPA2PSK`: a passphrase is called a PSK, too, and a mixed network says of nobody which it was. */
function akmIn(line: string): AkmFamily | undefined {
  if (/\bwpa3|\bsae\b|\bowe\b|transition|mixed/i.test(line)) return undefined;
  return /\bwpa2?[-_/ ]{0,3}(?:psk|personal)\b/i.test(line) ? 'psk' : undefined;
}

/** A password is the network's where a device joins it, and a person's, or another program's, where somebody logs in. */
const OF_NETWORK =
  /\b(?:connect|join|assoc(?:iat)?)(?:s|ed|es|ing|e|ion)?\b|\bhandshake\b|\b(?:4|four)[ -]?way\b|\bwpa|\bpsk (?:auth|mismatch|fail)|\bauth[a-z]{0,12}\b.{0,40}?\b(?:ssid|wlan|wi-?fi)\b|falscher? wlan/i;
const OF_USER =
  /\blog(?:s|ged|ging)?[ -]?(?:in|on)\b|\bsign(?:s|ed)?[ -]?in\b|\bportal\b|\bvoucher\b|\bdomain\b|\baccount\b|\badmin|\bldap\b|\bactive directory\b|\buser ?name\b|\b(?:the )?user(?:'s)? (?!\[)[\w.@-]|\bsmbd?\b|\bsshd?\b|\bhttps?\b|\bvpn\b|\bmqtt\b|\bmosquitto\b|\bsip\b|\bipsec\b|\bike|\bl2tp\b|\bpppo?e?\b|\bbt\b|\bbluetooth\b|\bradius\b|\bpeap\b|\beap\b|802\.1x/i;

/** What accuses a password counts of another's device alone: a station's own program guesses. */
const withoutGuesses = (reads: readonly Read[]): readonly Read[] =>
  reads.some(({ kind }) => kind === 'psk-mismatch-suspected') ? [{ kind: 'join-failed' }] : reads;

/** Of its address an access point tells once the station is in. */
const behindJoin = (reads: readonly Read[]): readonly Read[] =>
  reads.length > 0 && reads.every(({ kind }) => kind === 'address')
    ? [
        { kind: 'assoc-response', bssid: NO_BSSID, status: 0 },
        { kind: 'connected', bssid: NO_BSSID },
        ...reads,
      ]
    : reads;

/** A name is a sentence, too (`USER_DHCP_TIMEOUT`), where it is none of a program's own. */
function wordIn(line: string): { readonly word: FieldWord | undefined; readonly said: string } {
  const find = (said: string): FieldWord | undefined =>
    FIELD_WORDS.find(({ sign, unless, fits }) => {
      if (!sign.test(said) || unless?.test(said) === true) return false;
      if (!fits) return true;
      const groups = sign.exec(said);
      return groups !== null && fits(groups);
    });
  const word = find(line);
  if (word || !line.includes('_')) return { word, said: line };
  const said = line.replaceAll('_', ' ');
  return { word: find(said), said };
}

function heardIn(written: Piece, about: Whole, seen: Dissection): Heard | undefined {
  const { input, dress, isOfPoint } = about;
  const { text, number, known, whole, isField, isOfCable } = written;
  const line = seen.complete(text.slice(0, LONGEST));
  if (known === 'whole' || QUOTING.test(line)) return undefined;
  const address =
    STATION.exec(isField ? whole : line)?.[1] ?? (isOfPoint ? ADDRESS.exec(line)?.[0] : undefined);
  const station = address === undefined ? undefined : addressOf(address);
  const akm = station && akmIn(line);
  const { word, said } = wordIn(line);
  if (!word && akm === undefined) return undefined;
  dress.peel(text);
  const at = dress.instant(text);
  const origin = { input, line: number, text: withoutStrangers(evidence(text), whole) };
  const bssid = station ? NO_BSSID : (seen.bssid ?? addressOr(ADDRESS.exec(line)?.[0]));
  const groups = word?.sign.exec(said);
  const told = word && groups ? word.reads(groups, bssid, said) : [];
  // An address is of cables, too.
  if (isOfCable === true && told.every(({ kind }) => kind === 'address')) return undefined;
  const isOfNetwork =
    station !== undefined && ANOTHER.test(line) && OF_NETWORK.test(line) && !OF_USER.test(line);
  const borne = isOfNetwork ? told : withoutGuesses(told);
  const reads = station ? behindJoin(borne) : borne;
  const side = station
    ? ({ witness: 'access-point', station } as const)
    : ({ witness: 'supplicant' } as const);
  const all: readonly Read[] = akm === undefined ? reads : [{ kind: 'akm-selected', akm }, ...reads];
  const events = all.map((read) => ({
    ...{ at, origin, iface: '', ...side, ...read },
  }));
  return {
    number,
    meaning: word?.meaning ?? 'step',
    events,
    isKnown: known !== 'no',
  };
}

const addressOr = (text: string | undefined) => (text === undefined ? NO_BSSID : addressOf(text));

/**
 * @param lines of the whole text, one character a byte
 * @returns how many of them were heard that nobody knew; undefined where the text does not speak of Wi-Fi
 */
export function hear(
  lines: readonly WrittenLine[],
  input: number,
  emit: Emit,
  year: number,
): number | undefined {
  const frames = framesIn(lines, input);
  for (const event of frames.events) emit(event);
  if (frames.events.length > 0) return frames.lines.size;
  const dress = new StackedDress([], year);
  const pieces = withCables(lines.flatMap(piecesOf));
  const starts = pieces.map(({ text, whole, isField }) => (isField ? whole : text).slice(0, LONGEST));
  const isOfProtocol = starts.some((start) => OF_PROTOCOL.test(start));
  const mentions = starts.reduce((sum, start) => sum + (start.match(MENTION)?.length ?? 0), 0);
  const isStory = lines.length <= LONGEST_STORY && isStoryOf(starts);
  if (!isOfProtocol && mentions === 0 && !isStory) return undefined;
  const isOfPoint = starts.some((start) => OF_POINT.test(start) || ANOTHER.test(start));
  const whole: Whole = { input, dress, isOfPoint };
  const seen = new Dissection();
  const heard = pieces.flatMap((piece) => heardIn(piece, whole, seen) ?? []);
  // A diary may mention it once.
  const isAbout =
    isOfProtocol || isStory || mentions >= FEWEST_MENTIONS || starts.some((start) => OF_JOINING.test(start));
  if (!isAbout && heard.length === 0) return undefined;
  const last = heard.findLastIndex(({ meaning }) => meaning === 'over');
  const isSeen = starts.some((start) => SEES.test(start));
  const open = heard
    .slice(last + 1)
    .map((one) => (isSeen ? { ...one, events: one.events.map(notGone) } : one));
  if (open.some(({ meaning }) => meaning === 'trouble')) {
    const told = [...inOrder(open.flatMap(({ events }) => events))];
    for (const event of told) emit(event);
    const unknown = lines.filter(({ known }) => known === 'no');
    const complaint = complaintIn(unknown);
    const [first] = told;
    if (complaint && first && told.every(({ station }) => station === first.station))
      emit(ofPerson(complaint, { input, at: told.at(-1)?.at, station: first.station }));
    const other = told.every(({ station }) => station === undefined) ? otherPasswordIn(unknown) : undefined;
    if (other)
      emit(saidOfEnd(other, { kind: 'other-password' }, { input, at: told.at(-1)?.at, station: undefined }));
  }
  const said = new Set(heard.filter(({ isKnown }) => !isKnown).map(({ number }) => number));
  const lack = heard.some(({ meaning }) => meaning === 'trouble') ? undefined : lackIn(pieces);
  if (lack) {
    const end = { input, at: undefined, station: undefined };
    for (const happening of UP_WITHOUT_ADDRESS) emit(saidOfEnd(lack, happening, end));
    said.add(lack.number);
  }
  return said.size;
}

/** Who sees the network's name in a scan has it in range, whatever a manager calls a join that failed. */
const notGone = (event: WifiEvent): WifiEvent => {
  if (event.kind !== 'network-not-found') return event;
  const { at, origin, witness, iface } = event;
  return { at, origin, witness, iface, kind: 'join-failed' };
};

/** How an attempt ended, in a frame. */
const isAnEnd = (event: WifiEvent): boolean =>
  event.kind === 'disconnected' ||
  ((event.kind === 'assoc-response' || event.kind === 'auth-response') && event.status !== 0);

const isOfJoin = ({ kind }: WifiEvent): boolean =>
  kind === 'assoc-request' || kind === 'assoc-response' || kind === 'auth-request';

/** A device's own driver speaks of the device. */
const isFault = ({ kind }: WifiEvent): boolean => kind === 'driver-fault';

const isLack = (event: WifiEvent): boolean => event.kind === 'address' && event.step === 'timeout';

const UP: ReadonlySet<string> = new Set(['connected', 'handshake-completed']);
const ENDS: ReadonlySet<string> = new Set([
  'disconnected',
  'assoc-response',
  'auth-request',
  'auth-response',
]);

/** The text ends in a connection, and tells of no address that came. */
const mayLack = (told: readonly WifiEvent[]): boolean =>
  UP.has(told.findLast(({ kind }) => UP.has(kind) || ENDS.has(kind))?.kind ?? '') &&
  !told.some((event) => event.kind === 'address' && event.step === 'obtained');

/** Of a text that tells of nothing else: who has no address is connected. */
const UP_WITHOUT_ADDRESS: readonly Read[] = [
  { kind: 'assoc-response', bssid: NO_BSSID, status: 0 },
  { kind: 'connected', bssid: NO_BSSID },
  { kind: 'address', step: 'timeout' },
];
const ASKS = /\?\s*$/;
/** What comes before an address: where the text speaks of that, the address may be missing for it. */
const BEFORE_ADDRESS = /eapol|handshake|\b(?:re|dis)?assoc|(?:de)?authent|beacon|\b802\.1[1x]\b|\breason\b/i;
const lackIn = (pieces: readonly Piece[]): Piece | undefined => {
  if (pieces.some(({ text }) => BEFORE_ADDRESS.test(text.slice(0, LONGEST)))) return undefined;
  return pieces.find(
    ({ text, known, isOfCable }) =>
      known === 'no' && isOfCable !== true && !ASKS.test(text) && NO_ADDRESS.test(text.slice(0, LONGEST)),
  );
};

/** What is said of the connection that the text ends in is said of it wherever it stands. */
const saidOfEnd = (
  { text, number }: WrittenLine,
  happening: Read,
  {
    input,
    at,
    station,
  }: Pick<Whole, 'input'> & { readonly at: Instant | undefined; readonly station: Mac | undefined },
): WifiEvent => ({
  at,
  origin: { input, line: number, text: withoutStrangers(evidence(text), text) },
  iface: '',
  ...(station ? { witness: 'access-point', station } : { witness: 'supplicant' }),
  ...happening,
});

const ofPerson = (
  { line, isOfLoss }: { readonly line: WrittenLine; readonly isOfLoss: boolean },
  end: Parameters<typeof saidOfEnd>[2],
): WifiEvent => saidOfEnd(line, { kind: 'complaint', ...(isOfLoss && { of: 'loss' }) }, end);

/** A line between those that are known, and how many events had been told before it. */
export interface LineBetween extends WrittenLine {
  readonly behind: number;
}

/**
 * What programs that nobody knows say of the devices of which the others tell: how an attempt ended, and of whom is known already. Of
 * what led to it those tell better who know the devices; and a list that refuses one is no word to be guessed beside them.
 * @param lines of the whole text, one character a byte
 * @param told by the others, in order
 * @returns the same events with what was heard between them, and how many lines that was
 */
export function hearBetween(
  lines: readonly LineBetween[],
  told: readonly WifiEvent[],
  input: number,
  year: number,
): { readonly events: readonly WifiEvent[]; readonly heard: number } {
  const stations = new Set(told.map(({ station }) => station));
  const points = new Set(told.map((event) => ('bssid' in event ? event.bssid : undefined)));
  stations.delete(undefined);
  points.delete(NO_BSSID);
  const whole: Whole = { input, dress: new StackedDress([], year), isOfPoint: stations.size > 0 };
  const unknown = lines.filter(({ known }) => known === 'no');
  const frames = framesIn(unknown, input);
  const ofFrames = Map.groupBy(frames.events, ({ origin }) => origin.line);
  const seen = new Dissection();
  const events: WifiEvent[] = [];
  const [only] = stations;
  const lacks = stations.size <= 1 && mayLack(told);
  const end = { input, at: told.at(-1)?.at, station: only };
  const complaint = stations.size <= 1 ? complaintIn(unknown) : undefined;
  const other = stations.size === 0 ? otherPasswordIn(unknown) : undefined;
  let lack: WifiEvent | undefined;
  let heard = 0;
  let next = 0;
  for (const line of lines) {
    if (line.known !== 'no') continue;
    if (frames.lines.has(line.number)) {
      events.push(...told.slice(next, line.behind), ...(ofFrames.get(line.number) ?? []));
      next = Math.max(next, line.behind);
      heard++;
      continue;
    }
    const all = heardIn({ ...line, whole: line.text }, whole, seen)?.events ?? [];
    if (lacks && lack === undefined && (NO_ADDRESS.test(line.text.slice(0, LONGEST)) || all.some(isLack))) {
      lack = saidOfEnd(line, { kind: 'address', step: 'timeout' }, end);
      heard++;
      continue;
    }
    const said = all.every((event) => isAnEnd(event) || isOfJoin(event) || isFault(event))
      ? all.filter((event) => isAnEnd(event) || (isFault(event) && !whole.isOfPoint))
      : [];
    const isOfKnown = said.some((event) =>
      event.station === undefined
        ? isFault(event) || ('bssid' in event && points.has(event.bssid))
        : stations.has(event.station),
    );
    if (!isOfKnown) continue;
    events.push(...told.slice(next, line.behind), ...said);
    next = Math.max(next, line.behind);
    heard++;
  }
  const isOfRadio = unknown.some(({ text }) => OF_WIFI.test(text.slice(0, LONGEST)));
  const joined = isOfRadio && stations.size === 1 ? joinedBefore(told) : [];
  const besides = [
    lack,
    complaint && ofPerson(complaint, end),
    other && saidOfEnd(other, { kind: 'other-password' }, end),
  ];
  return {
    events: [...joined, ...events, ...told.slice(next), ...besides.filter((event) => event !== undefined)],
    heard,
  };
}

/** A server alone tells of a station, and of cables, too: who says that it is about Wi-Fi has told that it had joined. */
function joinedBefore(told: readonly WifiEvent[]): readonly WifiEvent[] {
  const [first] = told;
  const isServer = told.every(
    ({ kind, witness, iface }) => kind === 'address' && witness === 'access-point' && iface === '',
  );
  if (!isServer || first?.station === undefined) return [];
  const { at, origin, station } = first;
  const side = { at, origin, station, witness: 'access-point', iface: '', bssid: NO_BSSID } as const;
  return [
    { ...side, kind: 'assoc-response', status: 0 },
    { ...side, kind: 'connected' },
  ];
}

/** A line that implies the association tells nothing new within a handshake, nor one that a join failed behind what ended it. */
function* inOrder(events: readonly WifiEvent[]): Generator<WifiEvent> {
  let isInHandshake = false;
  const over = new Set<Mac | undefined>();
  for (const event of events) {
    const isImplied =
      event.kind === 'assoc-request' || (event.kind === 'assoc-response' && event.status === 0);
    if (isInHandshake && isImplied) continue;
    const { station } = event;
    if (event.kind === 'join-failed' && over.has(station)) continue;
    over.delete(station);
    if (isAnEnd(event) || event.kind === 'auth-timeout' || event.kind === 'assoc-timeout') over.add(station);
    isInHandshake = event.kind === 'eapol-key' || (isInHandshake && event.kind === 'mic-failure');
    yield event;
  }
}
