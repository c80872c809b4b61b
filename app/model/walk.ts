/** A link's way through what came for it. */
import { moveLink } from './link.ts';
import { type Fact, ownLink, type OwnLink } from './link-state.ts';
import type { News } from './news.ts';
import type { Held } from './post-reader.ts';
import { thinLink } from './thin.ts';

/** Where there are more links than this, those that did not move in so many steps are thinned (`thin.ts`). */
export const HOT = 512;

/** What else decides what is kept of a link, and what it hears. */
export interface Crowd {
  readonly news: News;
  /** The step from which on there were more than {@link HOT} links. */
  readonly crowdedFrom: number;
}

/** Has a link been silent so long, where there are many, that less of it is kept? */
export const isCold = ({ crowdedFrom }: Crowd, moved: number, step: number): boolean =>
  step > crowdedFrom && step - moved > HOT;

/**
 * A link after these events, and after the news that it has not heard yet: it is changed in place.
 * @param before step at which it moved last; undefined for one that begins
 * @param wasThinned it was packed: it need not be thinned for its first event
 */
export function walk(
  begun: OwnLink,
  before: number | undefined,
  wasThinned: boolean,
  post: readonly Held[],
  crowd: Crowd,
  facts?: Fact[],
): OwnLink {
  let link = begun;
  let moved = before;
  let isThin = wasThinned;
  for (const { event, step } of post) {
    if (!isThin && moved !== undefined && isCold(crowd, moved, step)) link = ownLink(thinLink(link));
    isThin = false;
    for (const news of crowd.news.between(moved, step, link, event)) moveLink(link, news, facts);
    moveLink(link, event, facts);
    moved = step;
  }
  return link;
}
