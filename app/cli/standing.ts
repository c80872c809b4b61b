/** How an interface stands, in one line: what `watch` shows below its findings. */
import { said, type Said } from '../domain/said.ts';
import type { Instant } from '../domain/ids.ts';
import type { Link } from '../model/link-state.ts';

/** @param story key of the network that moved */
export function standingOf(link: Link, story: string, now: Instant): Said {
  const { iface, attempt } = link;
  const told = link.stories.get(story);
  const ssid = told?.ssid ?? story;
  if (attempt?.connectedAt !== undefined)
    return said('standing.connected', { iface, ssid, time: Math.max(0, now - attempt.connectedAt) });
  const count = told?.attemptCount ?? 0;
  if (attempt)
    return said('standing.connecting', {
      iface,
      ssid,
      number: count + (told?.attempts.at(-1) === attempt ? 0 : 1),
    });
  return count > 0
    ? said('standing.failed', { iface, ssid, count })
    : said('standing.not-connected', { iface });
}
