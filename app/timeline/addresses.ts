import type { EventKind, WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { accessPointKey, airKey, stationKey } from '../domain/link-key.ts';

/** Where the events of one link go: one object a link. What is in it is its user's matter. */
export interface Box<T> {
  readonly key: string;
  content: T | undefined;
}

/** It is news of an access point, or of a BSS in the air, as a whole. */
export const EVERYBODY = 'everybody';
/** It concerns no link at all. */
export const NOBODY = 'nobody';

/** Events that say nothing which others do not say better. */
const IDLE: ReadonlySet<EventKind> = new Set<EventKind>(['scan-started', 'pmksa-miss']);
/** wpa_supplicant's device for finding P2P peers: it never connects to anything. */
const P2P_DEVICE = 'p2p-dev-';
/** Stations at a time; as many links are kept. Beyond it all begins anew, and only what a server tells is lost by that. */
const MOST_STATIONS = 65_536;
/** Interfaces of stations at a time. */
const MOST_INTERFACES = 1024;

const boxOf = <T>(key: string): Box<T> => ({ key, content: undefined });

/** A server tells of a station's address: it knows no access point. */
const isServed = (event: WifiEvent): boolean =>
  event.kind === 'address' && event.iface === '' && event.station !== undefined;

/**
 * Tells which link an event is for. Events have to come in their order: a line that names no interface belongs to the
 * one that spoke last, and what a server says to the access point that last told of the station.
 */
export class Addresses<T> {
  readonly #own = new Map<string, Box<T>>();
  readonly #points = new Map<string, Map<Mac, Box<T>>>();
  readonly #air = new Map<Mac, Box<T>>();
  /** By station: the access point's link that last told of it. */
  readonly #heard = new Map<Mac, Box<T>>();
  #stations = 0;
  #last: Box<T> | undefined;

  /** How many links have a box. */
  get size(): number {
    return this.#own.size + this.#stations;
  }

  of(event: WifiEvent): Box<T> | typeof EVERYBODY | typeof NOBODY {
    if (IDLE.has(event.kind) || event.iface.startsWith(P2P_DEVICE)) return NOBODY;
    if (event.witness === 'access-point') return this.#atPoint(event);
    if (event.witness !== 'air') return (this.#last = this.#ownBox(event.iface));
    return event.station ? this.#box(this.#air, event.station, airKey) : EVERYBODY;
  }

  #atPoint(event: WifiEvent): Box<T> | typeof EVERYBODY | typeof NOBODY {
    const { iface, station } = event;
    if (station === undefined) return EVERYBODY;
    // Who is served and was never seen to join is somebody at a wire.
    const heard = this.#heard.get(station);
    if (isServed(event)) return heard ?? NOBODY;
    // A controller that names no interface speaks of the link that is known.
    if (iface === '' && heard) return heard;
    let stations = this.#points.get(iface);
    if (!stations) this.#points.set(iface, (stations = new Map<Mac, Box<T>>()));
    const box = this.#box(stations, station, (of) => accessPointKey(iface, of));
    if (heard !== box) this.#heard.set(station, box);
    return box;
  }

  /** A supplicant that has not named its interface yet has a link that the first name is given to. */
  #ownBox(iface: string): Box<T> {
    if (iface === '' && this.#last) return this.#last;
    const known = this.#own.get(iface);
    if (known) return known;
    if (this.#own.size >= MOST_INTERFACES) this.#own.clear();
    const box = boxOf<T>(stationKey(iface));
    this.#own.set(iface, box);
    return box;
  }

  #box(stations: Map<Mac, Box<T>>, station: Mac, keyOf: (station: Mac) => string): Box<T> {
    const known = stations.get(station);
    if (known) return known;
    if (++this.#stations > MOST_STATIONS) this.#forgetStations();
    const box = boxOf<T>(keyOf(station));
    stations.set(station, box);
    return box;
  }

  #forgetStations(): void {
    for (const stations of this.#points.values()) stations.clear();
    this.#points.clear();
    this.#air.clear();
    this.#heard.clear();
    this.#stations = 1;
  }
}
