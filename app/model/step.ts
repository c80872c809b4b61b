import type { EventKind, WifiEvent } from '../domain/events.ts';
import { stepLink } from './link.ts';
import { emptyLink, sideOf, type Fact, type Link, type World } from './world.ts';

/** Links kept at a time; the one that was silent longest is forgotten first. */
const MAX_LINKS = 4096;

/** Events that say nothing which others do not say better. */
const IDLE: ReadonlySet<EventKind> = new Set<EventKind>(['scan-started', 'pmksa-miss']);
/** wpa_supplicant's device for finding P2P peers: it never connects to anything. */
const P2P_DEVICE = 'p2p-dev-';
const NO_FACTS: readonly Fact[] = [];

/** The link that an event belongs to: the station at an interface, or a station as its access point sees it. */
function linkKey(world: World, event: WifiEvent): string | undefined {
  const side = sideOf(event.witness);
  if (side === 'access-point') {
    if (event.station) return `access-point ${event.iface} ${event.station}`;
    return undefined;
  }
  if (event.witness === 'air') return event.station && `air ${event.station}`;
  if (event.iface) return `station ${event.iface}`;
  const last = world.last === undefined ? undefined : world.links.get(world.last);
  if (last?.side === 'station') return last.key;
  for (const link of world.links.values()) if (link.side === 'station') return link.key;
  return 'station ';
}

function withLink(world: World, link: Link): World {
  const links = new Map(world.links);
  // A supplicant whose first lines name no interface gets its name from the first line that does.
  if (link.iface && links.has('station ') && link.side === 'station') links.delete('station ');
  links.set(link.key, link);
  if (links.size > MAX_LINKS) {
    const oldest = links.keys().next();
    if (!oldest.done) links.delete(oldest.value);
  }
  return { links, last: link.key };
}

/**
 * The model: one event, the next world, and what changed. Pure: time is in the event, the old world stays as it is.
 *
 * Events of an access point that concern no single station (it started, it stopped) go to all of its stations.
 */
export function step(world: World, event: WifiEvent): { world: World; facts: readonly Fact[] } {
  if (IDLE.has(event.kind) || event.iface.startsWith(P2P_DEVICE)) return { world, facts: NO_FACTS };
  const key = linkKey(world, event);
  if (key === undefined) {
    let next = world;
    const facts: Fact[] = [];
    for (const link of world.links.values()) {
      if (link.side !== 'access-point') continue;
      const moved = stepLink(link, event);
      next = withLink(next, moved.link);
      facts.push(...moved.facts);
    }
    return { world: next, facts };
  }
  if (event.witness === 'air' && !event.station) return { world, facts: NO_FACTS };
  const link =
    world.links.get(key) ??
    adopt(world, event) ??
    emptyLink(
      key,
      event.iface,
      sideOf(event.witness),
      event.witness === 'access-point' || event.witness === 'air' ? event.station : undefined,
    );
  const moved = stepLink(link, event);
  return { world: withLink(world, moved.link), facts: moved.facts };
}

/** Takes over what was gathered before the interface had a name. */
function adopt(world: World, event: WifiEvent): Link | undefined {
  if (event.witness === 'access-point' || !event.iface) return undefined;
  const nameless = world.links.get('station ');
  return nameless && { ...nameless, key: `station ${event.iface}`, iface: event.iface };
}
