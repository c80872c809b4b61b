/**
 * A link as one string. A link is some hundred objects: fifty thousand of them cost memory, and a look at each whenever
 * garbage is collected. What a link has in common with an empty one is left out, and so is what its events have in common with
 * the link; an attempt or event that is held in several places is written once. `unpackLink` gives back an equal link.
 */
import type { AkmFamily, Happening, WifiEvent, Witness } from '../domain/events.ts';
import type { Mac, Ssid } from '../domain/ids.ts';
import { beginAttempt, type Attempt } from './attempt.ts';
import { NO_HANDSHAKE } from './four-way.ts';
import { EMPTY_BOOK, type NetworkBook } from './network-book.ts';
import { emptyStory, type Story, type Trouble } from './story.ts';
import { emptyLink, type BackOff, type Link } from './link-state.ts';

/** Fields that differ from those of an empty object: a field's place among its keys, its value, the next one's … */
type Differences = unknown[];
/** How a field is written and read, where it is not JSON as it stands. */
interface Codec {
  readonly write: (value: never, held: Held) => unknown;
  readonly read: (written: never, held: Held) => unknown;
}
type Codecs = Readonly<Record<string, Codec>>;

const NO_CODECS: Codecs = {};

function write<T extends object>(whole: T, empty: T, codecs: Codecs, held: Held): Differences {
  const differences: Differences = [];
  let place = 0;
  for (const key in empty) {
    const value = whole[key];
    if (value !== empty[key])
      differences.push(place, codecs[key] ? codecs[key].write(value as never, held) : value);
    place++;
  }
  return differences;
}

/** JSON has no undefined: in a list it is null. */
const said = <T>(written: T | null | undefined): T | undefined => written ?? undefined;

function read<T extends object>(
  differences: Differences,
  empty: T,
  keys: readonly string[],
  codecs: Codecs,
  held: Held,
): T {
  if (differences.length === 0) return empty;
  const whole = { ...empty } as Record<string, unknown>;
  for (let at = 0; at < differences.length; at += 2) {
    const key = keys[differences[at] as number] ?? '';
    const written = said(differences[at + 1]);
    whole[key] = codecs[key] && written !== undefined ? codecs[key].read(written as never, held) : written;
  }
  return whole as T;
}

interface ObjectCodec<T> {
  readonly write: (whole: T, held: Held) => Differences;
  readonly read: (differences: Differences, held: Held) => T;
}

/** Of an object whose empty one is always the same. */
function codecOf<T extends object>(empty: T, codecs = NO_CODECS): ObjectCodec<T> {
  const keys = Object.keys(empty);
  return {
    write: (whole, held) => write(whole, empty, codecs, held),
    read: (differences, held) => read(differences, empty, keys, codecs, held),
  };
}

/** What may be held in several places of a link: each is written once, and elsewhere its number. */
class Held {
  readonly attempts: Attempt[] = [];
  readonly events: WifiEvent[] = [];
  /** The link, nothing told of it yet. */
  readonly link: Link;
  readonly story: Story;

  constructor(link: Link) {
    this.link = link;
    this.story = emptyStory(link, undefined);
  }
}

const numberOf = <T>(list: T[], one: T): number => {
  const place = list.indexOf(one);
  return place < 0 ? list.push(one) - 1 : place;
};

type WrittenEvent = [
  at: number | null | undefined,
  input: number,
  line: number,
  text: string,
  happening: Happening,
  ...others: [] | [witness: Witness, iface: string, station: Mac | 0],
];

const usualWitness = ({ side }: Link): Witness => (side === 'access-point' ? side : 'supplicant');

function writeEvent(
  { at, origin, witness, iface, station, ...happening }: WifiEvent,
  link: Link,
): WrittenEvent {
  const isUsual = witness === usualWitness(link) && iface === link.iface && station === link.station;
  const { input, line, text } = origin;
  return isUsual
    ? [at, input, line, text, happening]
    : [at, input, line, text, happening, witness, iface, station ?? 0];
}

function readEvent([time, input, line, text, happening, ...others]: WrittenEvent, link: Link): WifiEvent {
  const at = said(time);
  const origin = { input, line, text };
  const [witness = usualWitness(link), iface = link.iface, station = link.station ?? 0] = others;
  return station === 0
    ? { at, origin, witness, iface, ...happening }
    : { at, origin, witness, iface, station, ...happening };
}

const EVENT: Codec = {
  write: (event: WifiEvent | undefined, { events }) => event && numberOf(events, event),
  read: (place: number, { events }) => events[place],
};
const EVENTS: Codec = {
  write: (list: readonly WifiEvent[], { events }) => list.map((event) => numberOf(events, event)),
  read: (places: readonly number[], { events }) => places.flatMap((place) => events[place] ?? []),
};
const SET: Codec = {
  write: (set: ReadonlySet<unknown>) => [...set],
  read: (values: readonly unknown[]) => new Set(values),
};
const MAP: Codec = {
  write: (map: ReadonlyMap<unknown, unknown>) => [...map],
  read: (entries: readonly [unknown, unknown][]) => new Map(entries),
};
const MAP_OF_SETS: Codec = {
  write: (map: ReadonlyMap<Mac | Ssid, ReadonlySet<AkmFamily>>) =>
    [...map].map(([key, set]) => [key, [...set]]),
  read: (entries: readonly [Mac | Ssid, AkmFamily[]][]) =>
    new Map(entries.map(([key, akms]) => [key, new Set(akms)])),
};

const BLANK = beginAttempt({
  serial: 0,
  ssid: undefined,
  bssid: undefined,
  startedAt: undefined,
  entryBefore: undefined,
  cacheKnown: false,
  fourWay: NO_HANDSHAKE,
});
const ATTEMPT = codecOf(BLANK, {
  sae: codecOf(BLANK.sae),
  eap: codecOf(BLANK.eap),
  fourWay: codecOf(NO_HANDSHAKE),
  events: EVENTS,
});
const attemptAt = ({ attempts }: Held, place: number): Attempt => attempts[place] ?? BLANK;
const ONE_ATTEMPT: Codec = {
  write: (attempt: Attempt | undefined, { attempts }) => attempt && numberOf(attempts, attempt),
  read: (place: number, held) => attemptAt(held, place),
};
const ATTEMPTS: Codec = {
  write: (list: readonly Attempt[], { attempts }) => list.map((attempt) => numberOf(attempts, attempt)),
  read: (places: readonly number[], held) => places.map((place) => attemptAt(held, place)),
};

type WrittenTrouble = readonly [
  attempts: unknown,
  attemptCount: number,
  before: number | undefined,
  cure: number,
  around: unknown,
];

const TROUBLES: Codec = {
  write: (troubles: readonly Trouble[], held): WrittenTrouble[] =>
    troubles.map(({ attempts, attemptCount, before, cure, around }) => [
      ATTEMPTS.write(attempts as never, held),
      attemptCount,
      before && numberOf(held.attempts, before),
      numberOf(held.attempts, cure),
      EVENTS.write(around as never, held),
    ]),
  read: (written: readonly WrittenTrouble[], held): Trouble[] =>
    written.map(([attempts, attemptCount, before, cure, around]) => ({
      attempts: ATTEMPTS.read(attempts as never, held) as Attempt[],
      attemptCount,
      before: typeof before === 'number' ? attemptAt(held, before) : undefined,
      cure: attemptAt(held, cure),
      around: EVENTS.read(around as never, held) as WifiEvent[],
    })),
};

const EMPTY = emptyLink('', '', 'station', undefined);
const STORY: Codecs = {
  akms: SET,
  attempts: ATTEMPTS,
  lastHeld: ONE_ATTEMPT,
  closed: TROUBLES,
  around: EVENTS,
  removals: EVENTS,
  brief: EVENTS,
};
const STORY_KEYS = Object.keys(emptyStory(EMPTY, undefined));
const STORIES: Codec = {
  write: (told: ReadonlyMap<string, Story>, held) =>
    [...told].map(([key, one]) => [key, write(one, held.story, STORY, held)]),
  read: (written: readonly [string, Differences][], held) =>
    new Map(written.map(([key, one]) => [key, read(one, held.story, STORY_KEYS, STORY, held)])),
};

const LINK: Codecs = {
  attempt: ONE_ATTEMPT,
  ended: ONE_ATTEMPT,
  pending: codecOf(EMPTY.pending, { offered: EVENT, rsne: EVENT, events: EVENTS }),
  pmksa: MAP,
  book: codecOf<NetworkBook>(EMPTY_BOOK, {
    akms: MAP_OF_SETS,
    ids: MAP,
    bss: MAP,
    bssAkms: MAP_OF_SETS,
  }),
  backOff: codecOf<BackOff>(EMPTY.backOff, { disabled: MAP, ignored: MAP }),
  stories: STORIES,
};
const LINK_KEYS = Object.keys(EMPTY);

type Written = [
  iface: string,
  side: Link['side'],
  station: Mac | undefined,
  events: WrittenEvent[],
  attempts: Differences[],
  link: Differences,
];

export function packLink(link: Link): string {
  const { key, iface, side, station } = link;
  const held = new Held(emptyLink(key, iface, side, station));
  // A table of its own that is empty is no difference.
  const told = link.stories.size > 0 ? link : { ...link, stories: held.link.stories };
  const differences = write(told, held.link, LINK, held);
  const attempts = held.attempts.map((attempt) => ATTEMPT.write(attempt, held));
  const events = held.events.map((event) => writeEvent(event, held.link));
  return JSON.stringify([iface, side, station, events, attempts, differences]);
}

/** @param key the link's, which is not written */
export function unpackLink(key: string, packed: string): Link {
  const [iface, side, station, events, attempts, differences] = JSON.parse(packed) as Written;
  const held = new Held(emptyLink(key, iface, side, said(station)));
  for (const event of events) held.events.push(readEvent(event, held.link));
  for (const attempt of attempts) held.attempts.push(ATTEMPT.read(attempt, held));
  return read(differences, held.link, LINK_KEYS, LINK, held);
}
