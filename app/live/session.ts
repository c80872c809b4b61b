/** A platform's events through the model, while it runs: who asks is told what changed. */
import { makeCase } from '../detect/case.ts';
import { shortcutOf } from '../detect/shortcut.ts';
import { refusalOf } from '../detect/stale-pmksa.ts';
import { diagnose, type Verdict } from '../detect/verdict.ts';
import { DEFAULTS, type Thresholds } from '../detect/thresholds.ts';
import type { EventKind, EventOf, WifiEvent } from '../domain/events.ts';
import type { Finding } from '../domain/finding.ts';
import { stationKey } from '../domain/link-key.ts';
import type { Attempt } from '../model/attempt.ts';
import { worldOf, type World } from '../model/world.ts';
import type { Story } from '../model/story.ts';
import type { Fact, Link } from '../model/link-state.ts';
import { Doctor } from '../pipeline.ts';
import type { Notice, Platform } from '../platform/port.ts';
import type { Judge, Refused } from '../remedy/verify.ts';
import { askedForSecrets } from './asked-for-secrets.ts';

export interface LiveListener {
  /** Each event, before it is judged. */
  heard?(event: WifiEvent): void;
  /** After each event that changed something of a story, and after each tick. */
  moved?(link: Link, story: string, event: WifiEvent): void;
  notice?(notice: Notice): void;
  ready?(): void;
}

export class LiveSession {
  readonly doctor = new Doctor();
  readonly #platform: Platform;
  readonly #iface: string | undefined;
  readonly #thresholds: () => Thresholds;
  readonly #listeners: LiveListener[] = [];
  /** The last one that was asked for: several ask after each event. */
  #last: { readonly link: Link; readonly story: string; readonly verdict: Verdict } | undefined;

  /** @param thresholds asked each time something is judged */
  constructor(platform: Platform, iface?: string, thresholds: () => Thresholds = () => DEFAULTS) {
    this.#platform = platform;
    this.#iface = iface;
    this.#thresholds = thresholds;
  }

  listen(listener: LiveListener): void {
    this.#listeners.push(listener);
  }

  /** Resolves when the signal aborts. */
  run(signal: AbortSignal): Promise<void> {
    return this.#platform.follow({
      ...(this.#iface === undefined ? {} : { iface: this.#iface }),
      signal,
      emit: (event) => this.see(event),
      notice: (notice) => {
        for (const listener of this.#listeners) listener.notice?.(notice);
      },
      ready: () => {
        for (const listener of this.#listeners) listener.ready?.();
      },
    });
  }

  see(event: WifiEvent): void {
    for (const listener of this.#listeners) listener.heard?.(event);
    const facts = this.doctor.see(event);
    const stories = new Set(SAYS_NOTHING.has(event.kind) ? [] : facts.flatMap(storyOf));
    const link = this.link(event.iface);
    if (!link) return;
    if (event.kind === 'secrets-requested') this.#onAsked(event, link);
    if (event.kind === 'tick' && link.current !== undefined) stories.add(link.current);
    for (const story of stories)
      for (const listener of this.#listeners) listener.moved?.(this.link(event.iface) ?? link, story, event);
  }

  #onAsked(event: EventOf<'secrets-requested'>, link: Link): void {
    const story = event.ssid ?? link.current;
    const notice = askedForSecrets(event, story === undefined ? undefined : this.finding(link, story));
    if (notice) for (const listener of this.#listeners) listener.notice?.(notice);
  }

  link(iface: string): Link | undefined {
    return this.doctor.world.links.get(stationKey(iface));
  }

  /** What is wrong with one network at one interface; undefined where nothing is known of it. */
  finding(link: Link, story: string): Finding | undefined {
    return this.verdict(link, story)?.findings[0];
  }

  /** What is known of one network at one interface, and of nothing else. */
  worldOf(link: Link, story: string): World | undefined {
    const told = link.stories.get(story);
    return told && worldOf({ ...link, stories: new Map([[story, told]]) });
  }

  /** The same with the attempt that shows it best. */
  verdict(link: Link, story: string): Verdict | undefined {
    // A link is never changed, only followed by another.
    if (this.#last?.link === link && this.#last.story === story) return this.#last.verdict;
    const world = this.worldOf(link, story);
    if (!world) return undefined;
    const verdict = diagnose(world, this.#thresholds());
    this.#last = { link, story, verdict };
    return verdict;
  }

  /** Judges attempts of a network apart from what was before them. */
  judge(link: Link | undefined, story: string): Judge {
    const told = link?.stories.get(story);
    const akms = told?.akms ?? new Set();
    const inForce = this.#thresholds;
    return {
      offeredKey: (attempt) => shortcutOf(attempt, { akms, peer: () => undefined }).used,
      refusal: (attempt) => told && refusedIn(told, attempt),
      suspect: (attempts) => link && told && alone(link, told, attempts, { ...inForce(), name: SUSPECTED }),
      causeOf(attempts) {
        const thresholds = inForce();
        const finding = link && told && alone(link, told, attempts, thresholds);
        return finding && finding.confidence >= thresholds.name ? finding : undefined;
      },
    };
  }
}

/** Strength from which a cause is worth a test that costs no more than a full login: one refusal by a frame has 0.5. */
const SUSPECTED = 0.4;
/** How sure it must be that a saved key was offered, where one refusal is to be enough. */
const SURELY_OFFERED = 0.85;

/** What attempts show without the story around them. */
function alone(
  link: Link,
  story: Story,
  attempts: readonly Attempt[],
  thresholds: Thresholds,
): Finding | undefined {
  const recent = {
    ...story,
    attempts,
    attemptCount: attempts.length,
    closed: [],
    closedCount: 0,
    around: [],
  };
  const world = worldOf({ ...link, stories: new Map([[story.ssid ?? '', recent]]) });
  const finding = diagnose(world, thresholds).findings[0];
  return finding?.cause === 'undetermined' ? undefined : finding;
}

function refusedIn(story: Story, attempt: Attempt): Refused | undefined {
  const { attempts, attemptCount: count, lastHeld: before, around } = story;
  const refusal = refusalOf(attempt, makeCase(story, { attempts, count, before, cure: undefined, around }));
  if (refusal?.shortcut.used !== 'yes') return undefined;
  const { end } = attempt;
  const byFrame =
    refusal.explicit ||
    refusal.variant === 'deauth-before-association' ||
    (refusal.variant === 'disassociated-after-association' && end?.by === 'disconnect' && !end.local);
  return {
    isSaid: byFrame && refusal.shortcut.sure >= SURELY_OFFERED,
    mayHeal: end?.by === 'assoc-reject',
  };
}

/** Commands and the like are kept with a story and change no judgement of it. */
const SAYS_NOTHING: ReadonlySet<EventKind> = new Set([
  'command',
  'network-added',
  'network-removed',
  'own-address',
]);

const storyOf = (fact: Fact): string[] => ('story' in fact ? [fact.story] : []);
