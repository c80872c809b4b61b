import type { AkmFamily } from '../domain/events.ts';
import { NO_BSSID, type Mac, type Ssid } from '../domain/ids.ts';

/** What is known of the networks of one interface: their key management, ids and access points. */
export interface NetworkBook {
  readonly akms: ReadonlyMap<Ssid, ReadonlySet<AkmFamily>>;
  readonly ids: ReadonlyMap<number, Ssid>;
  readonly bss: ReadonlyMap<Mac, Ssid>;
  /** AKMs of a BSS whose SSID nobody has said. */
  readonly bssAkms: ReadonlyMap<Mac, ReadonlySet<AkmFamily>>;
}

export const EMPTY_BOOK: NetworkBook = {
  akms: new Map(),
  ids: new Map(),
  bss: new Map(),
  bssAkms: new Map(),
};

const LIMIT = 512;

function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  if (map.get(key) === value) return map;
  const next = new Map(map);
  next.set(key, value);
  const oldest = next.keys().next();
  if (next.size > LIMIT && !oldest.done) next.delete(oldest.value);
  return next;
}

function add<K>(
  map: ReadonlyMap<K, ReadonlySet<AkmFamily>>,
  key: K,
  akms: readonly AkmFamily[],
): ReadonlyMap<K, ReadonlySet<AkmFamily>> {
  const known = map.get(key);
  if (akms.every((akm) => known?.has(akm))) return map;
  return put(map, key, new Set([...(known ?? []), ...akms]));
}

export interface NetworkFact {
  readonly ssid?: Ssid | undefined;
  readonly bssid?: Mac | undefined;
  readonly networkId?: number | undefined;
  readonly akms?: readonly AkmFamily[];
}

export function learn(book: NetworkBook, fact: NetworkFact): NetworkBook {
  const { networkId, akms = [] } = fact;
  const bssid = fact.bssid === NO_BSSID ? undefined : fact.bssid;
  const ssid = fact.ssid ?? (bssid && book.bss.get(bssid));
  // What a BSS was seen to do before anybody named its network, that network does.
  const before = bssid !== undefined && !book.bss.has(bssid) ? [...(book.bssAkms.get(bssid) ?? [])] : [];
  const next = {
    akms: ssid === undefined ? book.akms : add(book.akms, ssid, [...before, ...akms]),
    ids: ssid === undefined || networkId === undefined ? book.ids : put(book.ids, networkId, ssid),
    bss: ssid === undefined || bssid === undefined ? book.bss : put(book.bss, bssid, ssid),
    bssAkms: bssid === undefined ? book.bssAkms : add(book.bssAkms, bssid, akms),
  };
  const same =
    next.akms === book.akms &&
    next.ids === book.ids &&
    next.bss === book.bss &&
    next.bssAkms === book.bssAkms;
  return same ? book : next;
}

export const NO_AKMS: ReadonlySet<AkmFamily> = new Set();

/** The key managements known for a network, by its SSID or, where that is unknown, by one of its BSSs. */
export function akmsOf(
  book: NetworkBook,
  ssid: Ssid | undefined,
  bssid: Mac | undefined,
): ReadonlySet<AkmFamily> {
  const bySsid = ssid === undefined ? undefined : book.akms.get(ssid);
  const byBss = bssid === undefined ? undefined : book.bssAkms.get(bssid);
  return bySsid ?? byBss ?? NO_AKMS;
}
