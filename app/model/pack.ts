/**
 * A link as one string. A link is some hundred objects: fifty thousand of them cost memory, and a look at each whenever
 * garbage is collected. What a link has in common with an empty one is left out, and an attempt that is held in several
 * places is written once. `unpackLink` gives back an equal link.
 */
import type { AkmFamily, Happening, WifiEvent } from '../domain/events.ts';
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
  readonly write: (value: never) => unknown;
  readonly read: (written: never) => unknown;
}
type Codecs = Readonly<Record<string, Codec>>;

const NO_CODECS: Codecs = {};

function write<T extends object>(whole: T, empty: T, codecs = NO_CODECS): Differences {
  const differences: Differences = [];
  let place = 0;
  for (const key in empty) {
    const value = whole[key];
    if (value !== empty[key])
      differences.push(place, codecs[key] ? codecs[key].write(value as never) : value);
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
  codecs = NO_CODECS,
): T {
  if (differences.length === 0) return empty;
  const whole = { ...empty } as Record<string, unknown>;
  for (let at = 0; at < differences.length; at += 2) {
    const key = keys[differences[at] as number] ?? '';
    const written = said(differences[at + 1]);
    whole[key] = codecs[key] && written !== undefined ? codecs[key].read(written as never) : written;
  }
  return whole as T;
}

interface ObjectCodec<T> {
  readonly write: (whole: T) => Differences;
  readonly read: (differences: Differences) => T;
}

/** Of an object whose empty one is always the same. */
function codecOf<T extends object>(empty: T, codecs?: Codecs): ObjectCodec<T> {
  const keys = Object.keys(empty);
  return {
    write: (whole) => write(whole, empty, codecs),
    read: (differences) => read(differences, empty, keys, codecs),
  };
}

type WrittenEvent = [
  at: number | null | undefined,
  input: number,
  line: number,
  text: string,
  witness: WifiEvent['witness'],
  iface: string,
  station: Mac | 0,
  happening: Happening,
];

function writeEvent({ at, origin, witness, iface, station, ...happening }: WifiEvent): WrittenEvent {
  return [at, origin.input, origin.line, origin.text, witness, iface, station ?? 0, happening];
}

function readEvent([time, input, line, text, witness, iface, station, happening]: WrittenEvent): WifiEvent {
  const at = said(time);
  const origin = { input, line, text };
  return station === 0
    ? { at, origin, witness, iface, ...happening }
    : { at, origin, witness, iface, station, ...happening };
}

const EVENT: Codec = {
  write: (event: WifiEvent | undefined) => event && writeEvent(event),
  read: readEvent,
};
const EVENTS: Codec = {
  write: (events: readonly WifiEvent[]) => events.map(writeEvent),
  read: (written: readonly WrittenEvent[]) => written.map(readEvent),
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
const EMPTY = emptyLink('', '', 'station', undefined);
const BOOK = codecOf<NetworkBook>(EMPTY_BOOK, {
  akms: MAP_OF_SETS,
  ids: MAP,
  bss: MAP,
  bssAkms: MAP_OF_SETS,
});
const BACK_OFF = codecOf<BackOff>(EMPTY.backOff, { disabled: MAP, ignored: MAP });
const PENDING = codecOf(EMPTY.pending, { offered: EVENT, rsne: EVENT, events: EVENTS });
const LINK_KEYS = Object.keys(EMPTY);
const STORY_KEYS = Object.keys(emptyStory(EMPTY, undefined));

type WrittenTrouble = readonly [
  attempts: readonly number[],
  attemptCount: number,
  before: number | undefined,
  cure: number,
  around: readonly WrittenEvent[],
];

/** Attempts by their place in a list: an attempt that is held in several places stays one. */
class Attempts {
  readonly list: Attempt[] = [];

  readonly one: Codec = {
    write: (attempt: Attempt | undefined) => attempt && this.#placeOf(attempt),
    read: (place: number) => this.#at(place),
  };
  readonly many: Codec = {
    write: (attempts: readonly Attempt[]) => attempts.map((attempt) => this.#placeOf(attempt)),
    read: (places: readonly number[]) => places.map((place) => this.#at(place)),
  };
  readonly troubles: Codec = {
    write: (troubles: readonly Trouble[]): WrittenTrouble[] =>
      troubles.map(({ attempts, attemptCount, before, cure, around }) => [
        attempts.map((attempt) => this.#placeOf(attempt)),
        attemptCount,
        before && this.#placeOf(before),
        this.#placeOf(cure),
        around.map(writeEvent),
      ]),
    read: (written: readonly WrittenTrouble[]): Trouble[] =>
      written.map(([attempts, attemptCount, before, cure, around]) => ({
        attempts: attempts.map((place) => this.#at(place)),
        attemptCount,
        before: typeof before === 'number' ? this.#at(before) : undefined,
        cure: this.#at(cure),
        around: around.map(readEvent),
      })),
  };

  #placeOf(attempt: Attempt): number {
    const place = this.list.indexOf(attempt);
    return place < 0 ? this.list.push(attempt) - 1 : place;
  }

  #at(place: number): Attempt {
    return this.list[place] ?? BLANK;
  }
}

type Written = [
  iface: string,
  side: Link['side'],
  station: Mac | undefined,
  attempts: Differences[],
  link: Differences,
];

function codecsOf(attempts: Attempts, link: Link): Codecs {
  const story: Codecs = {
    akms: SET,
    attempts: attempts.many,
    lastHeld: attempts.one,
    closed: attempts.troubles,
    around: EVENTS,
    removals: EVENTS,
    brief: EVENTS,
  };
  const empty = emptyStory(link, undefined);
  const stories: Codec = {
    write: (told: ReadonlyMap<string, Story>) =>
      [...told].map(([key, one]) => [key, write(one, empty, story)]),
    read: (written: readonly [string, Differences][]) =>
      new Map(written.map(([key, one]) => [key, read(one, empty, STORY_KEYS, story)])),
  };
  return {
    attempt: attempts.one,
    ended: attempts.one,
    pending: PENDING,
    pmksa: MAP,
    book: BOOK,
    backOff: BACK_OFF,
    stories,
  };
}

export function packLink(link: Link): string {
  const { key, iface, side, station } = link;
  const attempts = new Attempts();
  const empty = emptyLink(key, iface, side, station);
  const differences = write(link, empty, codecsOf(attempts, empty));
  return JSON.stringify([iface, side, station, attempts.list.map(ATTEMPT.write), differences]);
}

/** @param key the link's, which is not written */
export function unpackLink(key: string, packed: string): Link {
  const [iface, side, station, list, differences] = JSON.parse(packed) as Written;
  const attempts = new Attempts();
  for (const attempt of list) attempts.list.push(ATTEMPT.read(attempt));
  const empty = emptyLink(key, iface, side, said(station));
  return read(differences, empty, LINK_KEYS, codecsOf(attempts, empty));
}
