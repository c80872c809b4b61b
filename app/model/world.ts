import type { WifiEvent } from '../domain/events.ts';
import type { Fact, Link } from './link-state.ts';
import { Links } from './links.ts';

/** What is known of every station that was heard of. */
export interface World {
  readonly links: Links;
}

/** A world of one link alone. */
export const worldOf = (link: Link): World => ({ links: Links.of([link]) });

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
export function step({ links }: World, { key, event, at }: Step): readonly Fact[] {
  if (key !== undefined) return links.move(key, event, at);
  links.hear(event, at);
  return NOTHING;
}

const NOTHING: readonly Fact[] = [];
