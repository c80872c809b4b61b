import type { WifiEvent } from '../domain/events.ts';
import { stepLink } from './link.ts';
import { emptyLink, type Link } from './link-state.ts';
import type { World } from './world.ts';

/** A server that names no interface may speak of cables. */
const isOfPoint = ({ witness, kind, iface }: WifiEvent): boolean =>
  witness === 'access-point' && (kind !== 'address' || iface !== '');

/** What an access point tells of itself and of no station, as a station hears it of which nothing else is told. */
export function linkOfPoint({ links }: World): Link | undefined {
  let link: Link | undefined;
  for (const { event } of links.news.kept) {
    if (!isOfPoint(event)) continue;
    link = stepLink(link ?? emptyLink('', event.iface, 'access-point', undefined), event).link;
  }
  return link;
}
