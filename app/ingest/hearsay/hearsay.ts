/**
 * A pasted text in which nobody knows a line. If it speaks of Wi-Fi at all, what it says in the words of the field is heard: weak
 * evidence, which names a cause only where a frame's code stands by its number or a sentence can mean one thing alone. It is
 * never an all-clear: what was before its last connection is over, and what came of that nobody knows.
 */
import type { Emit } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { addressOf } from '../hardware-address.ts';
import { isPlain } from '../plain-words.ts';
import { StackedDress } from '../stacked-dress.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import type { WifiEvent } from '../../domain/events.ts';
import { FIELD_WORDS, LONGEST, OF_PROTOCOL, OF_WIFI, type Meaning } from './words.ts';

export interface WrittenLine {
  readonly text: string;
  /** In its text, from 1. */
  readonly number: number;
}

/** An access point's word: it names the other end. */
const STATION = /\b(?:client|station|sta|device|user)\b[^\d]{0,24}\b([\da-f]{2}(?:[:-][\da-f]{2}){5})\b/i;
/** Who sends messages 1 and 3 of the handshake, or receives the others, is an access point: the address is that of its station. */
const OF_POINT =
  /\b(?:m[13]|[13]\/4|message [13])\b.{0,60}?\bsent\b|\bsen(?:t|d|ding)\b.{0,40}?\b(?:m[13]|[13]\/4|message [13])\b|\b(?:m[24]|[24]\/4|message [24])\b.{0,40}?\breceived\b|\breceived\b.{0,40}?\b(?:m[24]|[24]\/4|message [24])\b/i;
/** They tell what others were told to do, not what happened. */
const QUOTING = /\b(?:sudo|su|crond?|audit|auditd|bash|sh|sshd?|polkitd|dbus-daemon)(?:\[\d{1,10}\])?: /i;
const ADDRESS = /\b[\da-f]{2}(?:[:-][\da-f]{2}){5}\b/i;

/** Lines with the word for it that make a text one about it. */
const FEWEST_MENTIONS = 2;

interface Heard {
  readonly meaning: Meaning;
  readonly events: readonly WifiEvent[];
}

/** Where a secret may stand in a line of which nobody knows the grammar, only words are kept that are none. */
const MAY_HOLD_SECRET = /key|pass|ps[kw]|pin\b|pwd|secret|credential|token|content/i;
const withoutStrangers = (text: string): string =>
  MAY_HOLD_SECRET.test(text) ? text.replace(/\S+/g, (word) => (isPlain(word) ? word : '\u2026')) : text;

interface Whole {
  readonly input: number;
  readonly dress: StackedDress;
  readonly isOfPoint: boolean;
}

function heardIn({ text, number }: WrittenLine, { input, dress, isOfPoint }: Whole): Heard | undefined {
  const line = text.slice(0, LONGEST);
  if (QUOTING.test(line)) return undefined;
  for (const { sign, unless, meaning, reads } of FIELD_WORDS) {
    const groups = sign.exec(line);
    if (!groups || unless?.test(line) === true) continue;
    dress.peel(text);
    const at = dress.instant(text);
    const origin = { input, line: number, text: withoutStrangers(evidence(text)) };
    const address = STATION.exec(line)?.[1] ?? (isOfPoint ? ADDRESS.exec(line)?.[0] : undefined);
    const station = address === undefined ? undefined : addressOf(address.replaceAll('-', ':'));
    const bssid = station ? NO_BSSID : addressOr(ADDRESS.exec(line)?.[0]);
    const told = reads(groups, bssid, line);
    const side = station
      ? ({ witness: 'access-point', station } as const)
      : ({ witness: 'supplicant' } as const);
    return { meaning, events: told.map((read) => ({ at, origin, iface: '', ...side, ...read })) };
  }
  return undefined;
}

const addressOr = (text: string | undefined) =>
  text === undefined ? NO_BSSID : addressOf(text.replaceAll('-', ':'));

/**
 * @param lines of the whole text, one character a byte
 * @returns how many of them were heard; undefined where the text does not speak of Wi-Fi
 */
export function hear(
  lines: readonly WrittenLine[],
  input: number,
  emit: Emit,
  year: number,
): number | undefined {
  const dress = new StackedDress([], year);
  const starts = lines.map(({ text }) => text.slice(0, LONGEST));
  const isOfProtocol = starts.some((start) => OF_PROTOCOL.test(start));
  const mentions = starts.filter((start) => OF_WIFI.test(start)).length;
  if (!isOfProtocol && mentions === 0) return undefined;
  const isOfPoint = starts.some((start) => OF_POINT.test(start));
  const heard = lines.flatMap((line) => heardIn(line, { input, dress, isOfPoint }) ?? []);
  // A diary may mention it once.
  if (!isOfProtocol && heard.length === 0 && mentions < FEWEST_MENTIONS) return undefined;
  const last = heard.findLastIndex(({ meaning }) => meaning === 'over');
  const open = heard.slice(last + 1);
  if (open.some(({ meaning }) => meaning === 'trouble'))
    for (const event of inOrder(open.flatMap(({ events }) => events))) emit(event);
  return heard.length;
}

/** A line that implies the association tells nothing new within a handshake. */
function* inOrder(events: readonly WifiEvent[]): Generator<WifiEvent> {
  let isInHandshake = false;
  for (const event of events) {
    const isImplied =
      event.kind === 'assoc-request' || (event.kind === 'assoc-response' && event.status === 0);
    if (isInHandshake && isImplied) continue;
    isInHandshake = event.kind === 'eapol-key' || (isInHandshake && event.kind === 'mic-failure');
    yield event;
  }
}
