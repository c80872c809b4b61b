import { stationKey } from '../domain/link-key.ts';
import type { Run } from '../domain/run.ts';
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

/**
 * The model: the next events of one link, and what changed. Time is in the events. The world moves on; a link that was
 * taken from it stays as it is.
 *
 * Events of an access point that concern no single station (it started, it stopped) are told to each of its stations
 * when that station is heard of next, or asked for.
 */
export function step({ links }: World, { key, events, steps, until }: Run): readonly Fact[] {
  if (key === undefined) {
    for (const event of events) links.hear(event, until);
    return [];
  }
  return links.move(key, { events, steps, until }, () => {
    const { witness = 'supplicant', iface = '', station } = events[0] ?? {};
    if (witness === 'access-point' || witness === 'air')
      return emptyLink(key, iface, sideOf(witness), station);
    return adopted(links, key, iface) ?? emptyLink(key, iface, 'station', undefined);
  });
}

/** A supplicant whose first lines name no interface gets its name from the first line that does. */
function adopted(links: Links, key: string, iface: string): Link | undefined {
  if (iface === '') return undefined;
  const nameless = links.get(NAMELESS);
  links.without(NAMELESS);
  return nameless && { ...nameless, key, iface };
}
