import type { AkmFamily, EventOf, WifiEvent, Witness } from '../domain/events.ts';
import type { Instant, Mac, Pmkid, Ssid } from '../domain/ids.ts';
import type { Attempt } from './attempt.ts';
import { EMPTY_BOOK, type NetworkBook } from './network-book.ts';
import { EMPTY_MIRROR, type PmksaMirror } from './pmksa-mirror.ts';
import { attemptsOf, type Story } from './story.ts';

/** Why the supplicant is waiting instead of connecting. */
export interface BackOff {
  /** Temporarily disabled networks by network id. */
  readonly disabled: ReadonlyMap<
    number,
    {
      readonly ssid: Ssid;
      readonly until: Instant | undefined;
      readonly reason: string;
      readonly failures: number;
    }
  >;
  /** Ignored BSSIDs, with the count that the supplicant gives. */
  readonly ignored: ReadonlyMap<Mac, number>;
}

/** What lines said ahead of the request that they belong to. */
export interface Pending {
  readonly offered: EventOf<'pmksa-offered'> | undefined;
  readonly rsne: EventOf<'rsne'> | undefined;
  readonly akm: AkmFamily | undefined;
  readonly events: readonly WifiEvent[];
}

/** What a manager is doing with a link. */
export interface Managed {
  /** Attempts up to this serial are older than its present activation. */
  readonly from: number;
  /** The network that it wants: it gives its supplicant no other. */
  readonly ssid: Ssid | undefined;
}

const UNMANAGED: Managed = { from: 0, ssid: undefined };

/** One station at one interface, as one side sees it. */
export interface Link {
  readonly key: string;
  readonly iface: string;
  readonly side: 'station' | 'access-point';
  readonly station: Mac | undefined;
  readonly serial: number;
  readonly attempt: Attempt | undefined;
  /** The attempt that ended last, while late lines may still belong to it. */
  readonly ended: Attempt | undefined;
  readonly pending: Pending;
  readonly pmksa: PmksaMirror;
  /** The supplicant's start was seen: what the mirror does not hold is not in the cache. */
  readonly cacheKnown: boolean;
  readonly book: NetworkBook;
  readonly backOff: BackOff;
  readonly stories: ReadonlyMap<string, Story>;
  /** Key of the story that last moved. */
  readonly current: string | undefined;
  readonly lastAt: Instant | undefined;
  readonly version: string | undefined;
  readonly managed: Managed;
}

/** A link that whoever has it may change: nobody else has it, nor its table of stories. What these hold is everybody's. */
export type OwnLink = { -readonly [Field in keyof Omit<Link, 'stories'>]: Link[Field] } & {
  readonly stories: Map<string, Story>;
};

export const ownLink = (link: Link): OwnLink => ({ ...link, stories: new Map(link.stories) });

export const NOTHING_PENDING: Pending = { offered: undefined, rsne: undefined, akm: undefined, events: [] };

/** Shared by all that have none: there may be very many links. */
const NO_BACK_OFF: BackOff = { disabled: new Map(), ignored: new Map() };
const NO_STORIES: ReadonlyMap<string, Story> = new Map();

export function emptyLink(key: string, iface: string, side: Link['side'], station: Mac | undefined): Link {
  return {
    key,
    iface,
    side,
    station,
    serial: 0,
    attempt: undefined,
    ended: undefined,
    pending: NOTHING_PENDING,
    pmksa: EMPTY_MIRROR,
    cacheKnown: false,
    book: EMPTY_BOOK,
    backOff: NO_BACK_OFF,
    stories: NO_STORIES,
    current: undefined,
    lastAt: undefined,
    version: undefined,
    managed: UNMANAGED,
  };
}

/** All attempts with a network that a link still holds, the one that goes on included; each once, oldest first. */
export function attemptsAt({ stories, attempt }: Link, ssid: string): Attempt[] {
  const story = stories.get(ssid);
  const all = [...(story ? attemptsOf(story) : []), ...(attempt?.ssid === ssid ? [attempt] : [])];
  return [...new Map(all.map((one) => [one.serial, one])).values()].toSorted((a, b) => a.serial - b.serial);
}

/** What a step of the model says to those who follow it live. */
export type Fact =
  | {
      readonly kind: 'attempt-began' | 'associated' | 'connected' | 'attempt-ended' | 'attempt-changed';
      readonly link: string;
      readonly story: string;
      readonly attempt: Attempt;
    }
  | {
      readonly kind: 'pmksa-added' | 'pmksa-removed';
      readonly link: string;
      readonly bssid: Mac;
      readonly pmkid: Pmkid | undefined;
      readonly networkId: number | undefined;
    }
  | { readonly kind: 'around'; readonly link: string; readonly story: string; readonly event: WifiEvent };

/** A capture tells the station's story: it sees what was sent and what was answered. */
export const sideOf = (witness: Witness): Link['side'] =>
  witness === 'access-point' ? 'access-point' : 'station';
