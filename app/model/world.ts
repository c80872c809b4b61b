import { stationKey } from '../domain/link-key.ts';
import type { WifiEvent } from '../domain/events.ts';
import { emptyLink, sideOf, type Fact, type Link } from './link-state.ts';
import { Links } from './links.ts';

/** What is known of every station that was heard of. */
export interface World {
  readonly links: Links;
}

/** A world of one link alone. */
export const worldOf = (link: Link): World => ({ links: Links.of([link]) });

/** The link of a supplicant that has not named its interface yet. */
const NAMELESS = stationKey('');

/** What happened, whose it is, and when. */
export interface Step {
  /** The link's (`link-key.ts`); undefined: it concerns all stations of an access point. */
  readonly key: string | undefined;
  readonly event: WifiEvent;
  /** Its place among all events that were read, from 1. */
  readonly at: number;
}

/**
 * The model: the next event, and what changed. Time is in the events. The world moves on; a link that was taken from it stays
 * as it is.
 *
 * Events of an access point that concern no single station (it started, it stopped) are told to each of its stations
 * when that station is heard of next, or asked for.
 */
export function step(world: World, next: Step): readonly Fact[] {
  if (next.key !== undefined)
    return world.links.move(next.key, next.event, next.at, beginning(world, next.key, next.event));
  world.links.hear(next.event, next.at);
  return NOTHING;
}

/** The same where nobody asks what changed. */
export function post(world: World, next: Step): void {
  if (next.key === undefined) world.links.hear(next.event, next.at);
  else world.links.post(next.key, next.event, next.at, beginning(world, next.key, next.event));
}

const NOTHING: readonly Fact[] = [];

const beginning =
  ({ links }: World, key: string, event: WifiEvent) =>
  (): Link => {
    const { witness, iface, station } = event;
    if (witness === 'access-point' || witness === 'air')
      return emptyLink(key, iface, sideOf(witness), station);
    return adopted(links, key, iface) ?? emptyLink(key, iface, 'station', undefined);
  };

/** A supplicant whose first lines name no interface gets its name from the first line that does. */
function adopted(links: Links, key: string, iface: string): Link | undefined {
  if (iface === '') return undefined;
  const nameless = links.get(NAMELESS);
  links.without(NAMELESS);
  return nameless && { ...nameless, key, iface };
}
