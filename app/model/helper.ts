/** Packed links are taken through what waited for them by whoever has time for it: beside the one who reads, or by himself. */
import type { WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { ownLink } from './link-state.ts';
import type { News } from './news.ts';
import { packLink, unpackLink } from './pack.ts';
import type { Form } from './post-forms.ts';
import { PostReader, type Written } from './post-reader.ts';
import { thinLink } from './thin.ts';
import { walk } from './walk.ts';

/** A packed link, and what waited for it. */
export interface Work {
  readonly key: string;
  readonly station: Mac | undefined;
  readonly packed: string;
  /** Step at which it moved last; undefined: it begins. */
  readonly moved: number | undefined;
  readonly crowdedFrom: number;
  /** As pigeonholes write it. */
  readonly post: Written;
}

/** Works beside whoever reads. What it is given is done in its order. */
export interface Helper {
  /** @returns where so much may be written for it; nowhere, where it has as much to do as it can do soon */
  room(length: number): Written | undefined;
  /** @param work its post is written where there was room for it, and stays there until it is done */
  take(work: Work, forms: readonly Form[]): void;
  /** What concerns an access point as a whole. */
  hear(event: WifiEvent, step: number): void;
  /** Links that have gone their way since this was asked last, packed, in the order in which they were taken. */
  done(): readonly string[];
  /** The same of all that are left, which is waited for. It may come to nothing: then fewer come back than were taken. */
  finish(): readonly string[];
}

export type CallHelper = () => Helper;

/** Does what there is to do. */
export class Hand {
  readonly #forms: readonly Form[];
  readonly #news: News;

  /** Both may grow meanwhile. */
  constructor(forms: readonly Form[], news: News) {
    this.#forms = forms;
    this.#news = news;
  }

  /** @returns the link after its post, thinned and packed: what comes next for it comes much later */
  do({ key, station, packed, moved, crowdedFrom, post }: Work): string {
    const reader = new PostReader(this.#forms);
    reader.read(post, station);
    const crowd = { news: this.#news, crowdedFrom };
    return packLink(thinLink(walk(ownLink(unpackLink(key, packed)), moved, true, reader.held, crowd)));
  }
}
