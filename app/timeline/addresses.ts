import { type Again, spelledOf } from '../domain/again.ts';
import type { EventKind, WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { accessPointKey, airKey, stationKey } from '../domain/link-key.ts';
import { StationNumbers } from './station-numbers.ts';

/** It is news of an access point, or of a BSS in the air, as a whole. */
export const EVERYBODY = Symbol('everybody');
/** It concerns no link at all. */
export const NOBODY = Symbol('nobody');

/** A link's address: one object a link, however many events have it. */
export interface Addressee {
  /** `link-key.ts` */
  readonly key: string;
  /** A small one, of few others: where what is known of the link is looked for first. */
  readonly number: number;
}

export type Address = Addressee | typeof EVERYBODY | typeof NOBODY;

/** The access point's link that last told of a station. */
interface Heard {
  iface: string;
  whose: Addressee;
}

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
  readonly #own = new Map<string, Addressee>();
  readonly #points = new Map<string, Map<Mac, Addressee>>();
  readonly #air = new Map<Mac, Addressee>();
  readonly #heard = new Map<Mac, Heard>();
  /** The same by the numbers of those of whom something was told again. */
  readonly #heardAgain = new StationNumbers<Heard>(2 * MOST_STATIONS);
  #stations = 0;
  #numbers = 0;
  #last: Addressee | undefined;

  of(event: WifiEvent): Address {
    if (IDLE.has(event.kind) || event.iface.startsWith(P2P_DEVICE)) return NOBODY;
    if (event.witness === 'access-point') return this.#atPoint(event);
    if (event.witness !== 'air') return (this.#last = this.#ownAddress(event.iface));
    return event.station ? this.#known(this.#air, event.station, airKey) : EVERYBODY;
  }

  /** @returns undefined where it is not known without its event */
  ofAgain({ like, station }: Again): Addressee | undefined {
    const { kind, witness, iface } = like.shape;
    if (witness !== 'access-point' || iface === '' || IDLE.has(kind)) return undefined;
    let heard = this.#heardAgain.get(station);
    if (heard === undefined) {
      heard = this.#heard.get(spelledOf(station));
      if (heard) this.#heardAgain.set(station, heard);
    }
    return heard?.iface === iface ? heard.whose : undefined;
  }

  #atPoint(event: WifiEvent): Address {
    const { iface, station } = event;
    if (station === undefined) return EVERYBODY;
    // Who is served and was never seen to join is somebody at a wire.
    const heard = this.#heard.get(station);
    if (isServed(event)) return heard?.whose ?? NOBODY;
    // A controller that names no interface speaks of the link that is known.
    if (heard && (iface === '' || iface === heard.iface)) return heard.whose;
    let stations = this.#points.get(iface);
    if (!stations) this.#points.set(iface, (stations = new Map<Mac, Addressee>()));
    const whose = this.#known(stations, station, (of) => accessPointKey(iface, of));
    // To make room all may have been forgotten.
    const known = this.#heard.get(station);
    if (known) Object.assign(known, { iface, whose });
    else this.#heard.set(station, { iface, whose });
    return whose;
  }

  /** A supplicant that has not named its interface yet has a link that the first name is given to. */
  #ownAddress(iface: string): Addressee {
    if (iface === '' && this.#last) return this.#last;
    const known = this.#own.get(iface);
    if (known) return known;
    if (this.#own.size >= MOST_INTERFACES) this.#own.clear();
    const whose = { key: stationKey(iface), number: this.#numbers++ };
    this.#own.set(iface, whose);
    return whose;
  }

  #known(stations: Map<Mac, Addressee>, station: Mac, keyOf: (station: Mac) => string): Addressee {
    const known = stations.get(station);
    if (known) return known;
    if (++this.#stations > MOST_STATIONS) this.#forgetStations();
    const whose = { key: keyOf(station), number: this.#numbers++ };
    stations.set(station, whose);
    return whose;
  }

  #forgetStations(): void {
    for (const stations of this.#points.values()) stations.clear();
    this.#points.clear();
    this.#air.clear();
    this.#heard.clear();
    this.#heardAgain.clear();
    this.#stations = 1;
    this.#numbers = 0;
  }
}
