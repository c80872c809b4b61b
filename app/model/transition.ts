import type { AkmFamily, WifiEvent } from '../domain/events.ts';
import { NO_BSSID, type Mac, type Ssid } from '../domain/ids.ts';
import { beginAttempt, keepEvent, type Attempt, type End } from './attempt.ts';
import { NO_HANDSHAKE } from './four-way.ts';
import { akmsOf, learn, type NetworkFact } from './network-book.ts';
import { outcomeOf } from './outcome.ts';
import { fileAttempt } from './file-attempt.ts';
import { mergeStories } from './merge-stories.ts';
import { updateEntry, type PmksaMirror } from './pmksa-mirror.ts';
import { emptyStory, type Story } from './story.ts';
import { NOTHING_PENDING, type Fact, type Link, type OwnLink } from './link-state.ts';

/**
 * One event's way through a link, and the facts so far. The link and its table of stories are changed in place; what they hold
 * (attempts, maps, stories) is replaced, not changed.
 */
export class Transition {
  readonly link: OwnLink;
  readonly event: WifiEvent;
  /** Undefined where nobody asks. */
  readonly facts: Fact[] | undefined;

  constructor(link: OwnLink, event: WifiEvent, facts: Fact[] | undefined) {
    this.event = event;
    this.link = link;
    this.facts = facts;
    if (event.at !== undefined) link.lastAt = event.at;
  }

  get open(): Attempt | undefined {
    return this.link.attempt;
  }

  set(change: Partial<Omit<Link, 'stories'>>): void {
    Object.assign(this.link, change);
  }

  learn(fact: NetworkFact): void {
    const before = this.link.book;
    const book = learn(before, fact);
    if (book === before) return;
    this.link.book = book;
    const { bssid } = fact;
    if (bssid === undefined || before.bss.has(bssid)) return;
    const ssid = book.bss.get(bssid);
    if (ssid !== undefined) this.name(`[${bssid}]`, ssid);
  }

  /** A profile that is shown behind its attempts says what their key management was, where nothing else did. */
  learnBehind(ssid: Ssid, akms: readonly AkmFamily[]): void {
    const story = this.link.stories.get(ssid);
    if (story?.akms.size === 0 && akms.length > 0) this.#putStory(ssid, { ...story, akms: new Set(akms) });
  }

  /** The network of the attempts that were filed under a key of their own is known now: they join its story. */
  name(key: string, ssid: Ssid): void {
    const { attempt, ended, side, stories } = this.link;
    if (side === 'access-point') return;
    const isOf = (one: Attempt | undefined): one is Attempt =>
      one !== undefined && storyKey(one, this.link) === key;
    if (isOf(attempt)) this.set({ attempt: { ...attempt, ssid } });
    if (isOf(ended)) this.set({ ended: { ...ended, ssid } });
    const unnamed = stories.get(key);
    if (!unnamed) return;
    stories.delete(key);
    this.#putStory(ssid, mergeStories(unnamed, this.#story(ssid, ssid), ssid));
  }

  /** What a log tells before it first names a network is of that network: it begins inside an attempt. */
  #nameBeginning(ssid: Ssid): void {
    const keys = [...this.link.stories.keys()];
    if (keys.every(isUnnamed)) for (const key of keys) this.name(key, ssid);
  }

  /** Starts an attempt; what was open before must have been ended. */
  begin(where: Mac | undefined, ssid: Ssid | undefined): void {
    const { link, event } = this;
    const bssid = where === NO_BSSID ? undefined : where;
    const known = ssid ?? (bssid && link.book.bss.get(bssid)) ?? link.managed.ssid ?? this.#goesOn(bssid);
    if (known !== undefined) this.#nameBeginning(known);
    const { offered, akm, events, rsne } = link.pending;
    const began = {
      serial: link.serial + 1,
      ssid: known,
      bssid,
      startedAt: event.at,
      entryBefore: bssid && link.pmksa.get(bssid),
      cacheKnown: link.cacheKnown,
      fourWay: NO_HANDSHAKE,
    };
    const ahead = { offerSaid: offered?.certain === true, pmkid: offered?.pmkid, akm, events };
    const attempt = beginAttempt(began, ahead);
    const pending = rsne ? { ...NOTHING_PENDING, rsne } : NOTHING_PENDING;
    this.set({ serial: attempt.serial, attempt, ended: undefined, pending });
    this.tell('attempt-began');
  }

  /** An attempt that says nothing of where it was made goes on with the story that is being told. */
  #goesOn(bssid: Mac | undefined): Ssid | undefined {
    const { stories, current } = this.link;
    if ('ssid' in this.event) return this.event.ssid;
    return bssid === undefined && current !== undefined ? stories.get(current)?.ssid : undefined;
  }

  /** Changes the open attempt and keeps the event with it. */
  change(change: Partial<Attempt>): void {
    const attempt = this.link.attempt;
    if (!attempt) return;
    this.link.attempt = this.#withEvent(attempt, change);
  }

  /** Changes the open attempt or, if there is none, the one that ended last. */
  changeLast(change: Partial<Attempt>): void {
    if (this.link.attempt) return this.change(change);
    const ended = this.link.ended;
    if (!ended) return;
    const amended = this.#withEvent(ended, change);
    this.link.ended = amended;
    this.#file(amended);
    this.facts?.push({
      kind: 'attempt-changed',
      link: this.link.key,
      story: storyKey(amended, this.link),
      attempt: amended,
    });
  }

  #withEvent(attempt: Attempt, change: Partial<Attempt>): Attempt {
    const kept = change.events !== undefined || attempt.events.at(-1) === this.event;
    const events = kept ? attempt.events : keepEvent(attempt.events, this.event);
    const eventCount = kept ? attempt.eventCount : attempt.eventCount + 1;
    const copy = { ...attempt, lastAt: this.event.at ?? attempt.lastAt, events, eventCount };
    // A second spread would cost more than all the rest of a step.
    return Object.assign(copy, change);
  }

  /** Ends the open attempt. `endedAt` is the event's time, or for silence the last sign of life. */
  end(end: End): void {
    const attempt = this.link.attempt;
    if (!attempt) return;
    const silent = end.by === 'silence' || end.by === 'roam';
    const ended: Attempt = {
      ...(silent ? attempt : this.#withEvent(attempt, {})),
      end,
      endedAt: silent ? attempt.lastAt : (this.event.at ?? attempt.lastAt),
    };
    this.set({ attempt: undefined, ended, pmksa: markRefusal(this.link.pmksa, ended) });
    this.#file(ended);
    this.facts?.push({
      kind: 'attempt-ended',
      link: this.link.key,
      story: storyKey(ended, this.link),
      attempt: ended,
    });
  }

  /** Another attempt begins: a connection was left for it, an unfinished attempt had no answer. */
  giveWay(): void {
    this.end(this.open?.connected ? { by: 'roam' } : { by: 'silence' });
  }

  /** Takes an attempt out of its story: it turned out to be part of another. */
  forget(serial: number): void {
    for (const [key, story] of [...this.link.stories]) {
      if (!story.attempts.some((attempt) => attempt.serial === serial)) continue;
      const attempts = story.attempts.filter((attempt) => attempt.serial !== serial);
      this.#putStory(key, { ...story, attempts, attemptCount: story.attemptCount - 1 });
    }
  }

  /** Says that the open attempt reached a stage, and lets its story show it. */
  tell(kind: 'attempt-began' | 'associated' | 'connected'): void {
    const attempt = this.link.attempt;
    if (!attempt) return;
    this.link.current = storyKey(attempt, this.link);
    if (kind !== 'attempt-began') this.#file(attempt);
    this.facts?.push({ kind, link: this.link.key, story: storyKey(attempt, this.link), attempt });
  }

  /** Something happened that belongs to no attempt alone: it goes to the story that is being told. */
  around(): void {
    const { event } = this;
    const isNotFound = event.kind === 'network-not-found';
    const sought = isNotFound ? event.ssid : undefined;
    const key = sought ?? this.link.current ?? '';
    const story = this.#story(key, sought);
    const notFound = story.notFound + Number(isNotFound);
    this.#putStory(key, {
      ...story,
      notFound,
      removals: this.#takesAway() ? [...story.removals.slice(-15), this.event] : story.removals,
      around: [...story.around.slice(-47), this.event],
      lastAt: this.event.at,
    });
    this.facts?.push({ kind: 'around', link: this.link.key, story: key, event: this.event });
  }

  /** The network block of the open attempt is removed under it, by an event or by the command that will do it. */
  #takesAway(): boolean {
    const { event, link } = this;
    const id = link.attempt?.networkId;
    if (id === undefined) return false;
    if (event.kind === 'network-removed') return id === event.networkId;
    return event.kind === 'command' && event.command === `REMOVE_NETWORK ${id}`;
  }

  #story(key: string, ssid: Ssid | undefined): Story {
    return this.link.stories.get(key) ?? emptyStory(this.link, ssid);
  }

  #putStory(key: string, story: Story): void {
    const { stories } = this.link;
    // The one that moved last stands behind all others; where there is no other, it stands there already.
    if (stories.size > 1 || !stories.has(key)) stories.delete(key);
    stories.set(key, key === '' ? story : this.#withPrologue(story, stories));
    const oldest = stories.keys().next();
    if (stories.size > MAX_STORIES && !oldest.done) stories.delete(oldest.value);
    this.link.current = key;
  }

  /** What was told before any network had a name belongs to the first that has one. */
  #withPrologue(story: Story, stories: Map<string, Story>): Story {
    const nameless = stories.get('');
    if (!nameless || this.link.side === 'access-point') return story;
    stories.delete('');
    if (nameless.attemptCount > 0 || nameless.heldCount > 0) return mergeStories(nameless, story, story.ssid);
    return {
      ...story,
      around: [...nameless.around, ...story.around].slice(-48),
      notFound: story.notFound + nameless.notFound,
    };
  }

  /** Writes an attempt into its network's story: opens, prolongs or closes a trouble. */
  #file(attempt: Attempt): void {
    const key = storyKey(attempt, this.link);
    const story = this.#story(key, attempt.ssid);
    // A command or a scan that came before the first end opened the story without its name.
    const ssid = story.ssid ?? attempt.ssid;
    const akms = akmsOf(this.link.book, attempt.ssid, attempt.bssid);
    this.#putStory(key, fileAttempt(story, attempt, { ssid, akms, lastAt: this.event.at ?? story.lastAt }));
  }
}

/** An attempt that had an entry to offer, made no new one and failed: the entry was not accepted. */
function markRefusal(mirror: PmksaMirror, attempt: Attempt): PmksaMirror {
  const { bssid, entryBefore, entryAdded } = attempt;
  if (!bssid || !entryBefore || entryAdded || !attempt.assocRequested) return mirror;
  if (outcomeOf(attempt) !== 'failed') return mirror;
  const entry = mirror.get(bssid);
  if (!entry) return mirror;
  return updateEntry(mirror, bssid, {
    lastOutcome: 'refused',
    uses: entry.uses + 1,
    lastAttempt: attempt.serial,
  });
}

const MAX_STORIES = 64;

/** The key of a story whose network nobody has named: its BSSID's, or that of no BSSID. */
const isUnnamed = (key: string): boolean => key === '' || UNNAMED.test(key);
const UNNAMED = /^\[(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\]$/;

/**
 * One story a network; an access point's interface has one network only. An attempt that says nothing of where it was made
 * goes on with the story that is being told.
 */
export const storyKey = ({ ssid, bssid }: Attempt, { side, current }: Link): string =>
  side === 'access-point' ? '' : (ssid ?? (bssid ? `[${bssid}]` : (current ?? '')));
