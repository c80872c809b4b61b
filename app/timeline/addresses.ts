import type { EventKind, WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { accessPointKey, airKey, stationKey } from '../domain/link-key.ts';

/** It is news of an access point, or of a BSS in the air, as a whole. */
export const EVERYBODY = Symbol('everybody');
/** It concerns no link at all. */
export const NOBODY = Symbol('nobody');

/** A link's key (`link-key.ts`), one string a link: very many events have it. */
export type Address = string | typeof EVERYBODY | typeof NOBODY;

/** Events that say nothing which others do not say better. */
const IDLE: ReadonlySet<EventKind> = new Set<EventKind>(['scan-started', 'pmksa-miss']);
/** wpa_supplicant's device for finding P2P peers: it never connects to anything. */
const P2P_DEVICE = 'p2p-dev-';
/** Stations at a time; as many links are kept. Beyond it all begins anew, and only what a server tells is lost by that. */
const MOST_STATIONS = 65_536;
/** Interfaces of stations at a time. */
const MOST_INTERFACES = 1024;

/** A server tells of a station's address: it knows no access point. */
const isServed = (event: WifiEvent): boolean =>
  event.kind === 'address' && event.iface === '' && event.station !== undefined;

/**
 * Tells which link an event is for. Events have to come in their order: a line that names no interface belongs to the
 * one that spoke last, and what a server says to the access point that last told of the station.
 */
export class Addresses {
  readonly #own = new Map<string, string>();
  readonly #points = new Map<string, Map<Mac, string>>();
  readonly #air = new Map<Mac, string>();
  /** By station: the access point's link that last told of it. */
  readonly #heard = new Map<Mac, string>();
  #stations = 0;
  #last: string | undefined;

  of(event: WifiEvent): Address {
    if (IDLE.has(event.kind) || event.iface.startsWith(P2P_DEVICE)) return NOBODY;
    if (event.witness === 'access-point') return this.#atPoint(event);
    if (event.witness !== 'air') return (this.#last = this.#ownKey(event.iface));
    return event.station ? this.#key(this.#air, event.station, airKey) : EVERYBODY;
  }

  #atPoint(event: WifiEvent): Address {
    const { iface, station } = event;
    if (station === undefined) return EVERYBODY;
    // Who is served and was never seen to join is somebody at a wire.
    const heard = this.#heard.get(station);
    if (isServed(event)) return heard ?? NOBODY;
    // A controller that names no interface speaks of the link that is known.
    if (iface === '' && heard) return heard;
    let stations = this.#points.get(iface);
    if (!stations) this.#points.set(iface, (stations = new Map<Mac, string>()));
    const key = this.#key(stations, station, (of) => accessPointKey(iface, of));
    if (heard !== key) this.#heard.set(station, key);
    return key;
  }

  /** A supplicant that has not named its interface yet has a link that the first name is given to. */
  #ownKey(iface: string): string {
    if (iface === '' && this.#last) return this.#last;
    const known = this.#own.get(iface);
    if (known) return known;
    if (this.#own.size >= MOST_INTERFACES) this.#own.clear();
    const key = stationKey(iface);
    this.#own.set(iface, key);
    return key;
  }

  #key(stations: Map<Mac, string>, station: Mac, keyOf: (station: Mac) => string): string {
    const known = stations.get(station);
    if (known) return known;
    if (++this.#stations > MOST_STATIONS) this.#forgetStations();
    const key = keyOf(station);
    stations.set(station, key);
    return key;
  }

  #forgetStations(): void {
    for (const stations of this.#points.values()) stations.clear();
    this.#points.clear();
    this.#air.clear();
    this.#heard.clear();
    this.#stations = 1;
  }
}
