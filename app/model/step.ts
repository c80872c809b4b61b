import type { EventKind, WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { emptyLink, sideOf, type Fact, type Link } from './link-state.ts';
import type { World } from './links.ts';
import { TrieMap } from './trie-map.ts';

/** Events that say nothing which others do not say better. */
const IDLE: ReadonlySet<EventKind> = new Set<EventKind>(['scan-started', 'pmksa-miss']);
/** wpa_supplicant's device for finding P2P peers: it never connects to anything. */
const P2P_DEVICE = 'p2p-dev-';
const NO_FACTS: readonly Fact[] = [];
/** The link of a supplicant that has not named its interface yet. */
const NAMELESS = 'station ';

/** Stations that `heard` holds before it begins anew; as many links are kept. */
const MOST_HEARD = 65_536;

/** A server tells of a station's address: it knows no access point. */
const isServed = (event: WifiEvent): event is WifiEvent & { readonly station: Mac } =>
  event.kind === 'address' && event.iface === '' && event.station !== undefined;

/** The link that an event belongs to: the station at an interface, or a station as its access point or the air sees it. */
function linkKey(world: World, event: WifiEvent): string | undefined {
  if (event.witness === 'access-point') {
    if (isServed(event)) return world.heard.get(event.station);
    return event.station && `access-point ${event.iface} ${event.station}`;
  }
  if (event.witness === 'air') return event.station && `air ${event.station}`;
  return event.iface ? `${NAMELESS}${event.iface}` : (world.last ?? NAMELESS);
}

/**
 * The model: one event, the next world, and what changed. Pure: time is in the event, the old world stays as it is.
 *
 * Events of an access point that concern no single station (it started, it stopped) are told to each of its stations
 * when that station is heard of next, or asked for.
 */
export function step(world: World, event: WifiEvent): { world: World; facts: readonly Fact[] } {
  if (IDLE.has(event.kind) || event.iface.startsWith(P2P_DEVICE)) return { world, facts: NO_FACTS };
  const key = linkKey(world, event);
  // Who is served and was never seen to join is somebody at a wire.
  if (key === undefined && isServed(event)) return { world, facts: NO_FACTS };
  if (key === undefined) return { world: { ...world, links: world.links.hear(event) }, facts: NO_FACTS };
  const isOwn = event.witness !== 'access-point' && event.witness !== 'air';
  let adopted: Link | undefined;
  const { links, facts } = world.links.move(key, event, () => {
    adopted = isOwn ? adopt(world, event) : undefined;
    return adopted ?? emptyLink(key, event.iface, sideOf(event.witness), isOwn ? undefined : event.station);
  });
  if (!isOwn) return { world: { ...world, links, heard: hear(world, event, key) }, facts };
  return { world: { ...world, links: adopted ? links.without(NAMELESS) : links, last: key }, facts };
}

/** Remembers which link told of a station last; a station that stays costs a look, and nothing is made. */
function hear({ heard }: World, { witness, station }: WifiEvent, key: string): World['heard'] {
  if (witness !== 'access-point' || station === undefined || heard.get(station) === key) return heard;
  return (heard.size < MOST_HEARD ? heard : TrieMap.empty<string>()).with(station, key);
}

/** A supplicant whose first lines name no interface gets its name from the first line that does. */
function adopt(world: World, event: WifiEvent): Link | undefined {
  if (!event.iface) return undefined;
  const nameless = world.links.get(NAMELESS);
  return nameless && { ...nameless, key: `${NAMELESS}${event.iface}`, iface: event.iface };
}
