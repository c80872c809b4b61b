/**
 * Guard: begins a course when an access point has just refused a saved key, and agrees to it by itself. One that refuses the
 * key of each full login is left alone after a few times an hour, and that is said.
 */
import type { Finding } from '../domain/finding.ts';
import type { Instant, Ssid } from '../domain/ids.ts';
import type { Said } from '../domain/said.ts';
import type { Link } from '../model/link-state.ts';
import type { KnownNetwork, Platform } from '../platform/port.ts';
import { AT_MOST, noteClearing, timesWithin, type Clearings } from '../remedy/bound.ts';
import { callFor, HEALS_WITHIN, type Call } from '../remedy/call.ts';
import { report, type Course, type CoursePlan, type CourseReport } from '../remedy/course-state.ts';
import { smallestCut } from '../remedy/cut.ts';
import { saidOf } from '../words/said-error.ts';
import type { Attendant } from './attendant.ts';
import type { LiveSession } from './session.ts';
import { knownNetwork } from './target.ts';

/** Milliseconds that the proof may take. */
const PROOF = 60_000;
/** Milliseconds after a refusal within which another one is part of it. */
const ARMED = 15_000;

/** What is laid out at an interface for a refusal that may come again. */
interface Armed {
  readonly timer: NodeJS.Timeout;
  /** Looked up ahead; a lookup that failed is done again when it is needed. */
  readonly network: Promise<KnownNetwork | undefined>;
}

export interface GuardOptions {
  readonly session: LiveSession;
  readonly platform: Platform;
  readonly attendant: Attendant;
  readonly report: (report: CourseReport) => void;
  readonly warn: (said: readonly Said[]) => void;
}

export class Guard {
  readonly #options: GuardOptions;
  readonly #armed = new Map<string, Armed>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** Serial of the last attempt when a course was over, by network: once a trouble is enough. */
  readonly #over = new Map<string, number>();
  #clearings: Clearings = [];
  /** Access points of which it was said that they are left alone. */
  #said: Clearings = [];
  readonly #unlisten: () => void;
  #isClosed = false;

  constructor(options: GuardOptions) {
    this.#options = options;
    this.#unlisten = options.attendant.listen(({ course }) => this.#ended(course));
  }

  moved(link: Link, story: string, at: Instant): void {
    const { iface } = link;
    if (this.#isClosed || this.#options.attendant.running(iface)) return;
    const call = callFor(link, story as Ssid, this.#options.session.judge(link, story));
    if (!call) {
      this.#arm(link, story);
      return;
    }
    if (this.#isTreated(link, story)) {
      // It is refused still: where no course will follow this hour, that is said, too.
      this.#leaveAloneIfSpent(call, link, story, at);
      return;
    }
    const heals = (call.attempt.endedAt ?? at) + HEALS_WITHIN;
    if (call.mayHeal && call.finding.attempts < 2 && (link.attempt || at < heals)) {
      this.#lookAgain(iface, story, at, heals);
      return;
    }
    this.#act(call, link, story, at);
  }

  /** Lays everything down again. A course that goes on is not ended by that. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#unlisten();
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const [iface, { timer }] of this.#armed) {
      clearTimeout(timer);
      await this.#options.platform.standDown(iface).catch(() => undefined);
    }
  }

  /** Has this trouble had its course already? A connection that held ends a trouble. */
  #isTreated(link: Link, story: string): boolean {
    const over = this.#over.get(`${link.iface} ${story}`);
    return over !== undefined && (link.stories.get(story)?.lastHeld?.serial ?? 0) <= over;
  }

  #act({ attempt, finding }: Call, link: Link, story: string, at: Instant): void {
    const { iface } = link;
    if (this.#leaveAloneIfSpent({ attempt, finding }, link, story, at)) return;
    const of = whose(attempt, iface, story);
    const times = timesWithin(this.#clearings, of, at) + 1;
    const plan = this.#planFor(finding, link, story);
    const { cut } = plan;
    this.#clearings = noteClearing(this.#clearings, of, at);
    const armed = this.#armed.get(iface);
    clearTimeout(armed?.timer);
    this.#armed.delete(iface);
    const limits = { look: 0, proof: PROOF };
    this.#options.attendant.attend(
      { by: 'guard', plan, limits, finding, cut, times },
      {
        network: () => this.#networkFor(link, story as Ssid, armed),
        agree: () => Promise.resolve(true),
      },
    );
  }

  /** A course that came to nothing, a person's as well, is not followed by another in the same trouble. */
  #ended({ by, plan: { iface, ssid }, report: told }: Course): void {
    if (!told) return;
    const key = `${iface} ${ssid}`;
    const serial = this.#options.session.link(iface)?.serial ?? 0;
    if (told.outcome === 'fixed' || told.outcome === 'connected') this.#over.delete(key);
    else this.#over.set(key, serial);
    if (by !== 'guard') return;
    this.#layDown(iface);
    this.#options.report(told);
  }

  async #networkFor(link: Link, ssid: Ssid, armed: Armed | undefined): Promise<KnownNetwork | undefined> {
    const ahead = await armed?.network;
    return ahead?.ssid === ssid ? ahead : knownNetwork(this.#options.platform, link, ssid);
  }

  #planFor(finding: Finding, link: Link, story: string): CoursePlan {
    const cut = smallestCut(finding, link.pmksa);
    return { iface: link.iface, ssid: story as Ssid, cut, larger: ['network'] };
  }

  /** @returns whether this access point's key was cleared as often as may be within the hour; that is said once */
  #leaveAloneIfSpent(
    { attempt, finding }: Pick<Call, 'attempt' | 'finding'>,
    link: Link,
    story: string,
    at: Instant,
  ): boolean {
    const of = whose(attempt, link.iface, story);
    if (timesWithin(this.#clearings, of, at) < AT_MOST) return false;
    if (timesWithin(this.#said, of, at) > 0) return true;
    this.#said = noteClearing(this.#said, of, at);
    const said = [{ code: 'left-alone', bssids: finding.bssids } as const];
    const plan = this.#planFor(finding, link, story);
    const about = { by: 'guard', plan, cleared: undefined, finding, startedAt: at } as const;
    this.#options.report(report(about, 'not-fixed', said, at));
    return true;
  }

  /** Nothing may be told in between: time alone decides whether a supplicant heals itself. */
  #lookAgain(iface: string, story: string, at: Instant, due: Instant): void {
    const key = `${iface} ${story}`;
    if (this.#waiting.has(key)) return;
    const timer = setTimeout(
      () => {
        this.#waiting.delete(key);
        const link = this.#options.session.link(iface);
        if (link) this.moved(link, story, due);
      },
      Math.max(0, due - at),
    );
    this.#waiting.set(key, timer);
  }

  /** After a silence or a failed handshake with a saved key everything is laid out for the next. */
  #arm(link: Link, story: string): void {
    const { iface, ended, attempt } = link;
    const refused =
      !attempt && ended?.end && ended.ssid === story && !ended.connected && ended.assocRequested;
    if (!refused || this.#armed.has(iface)) return;
    const { session, platform, warn } = this.#options;
    const judge = session.judge(link, story);
    // What a frame says is acted on at once, or heals.
    if (judge.offeredKey(ended) !== 'yes' || judge.refusal(ended)?.isSaid) return;
    const disarm = (): void => {
      this.#armed.delete(iface);
      this.#layDown(iface);
    };
    this.#armed.set(iface, {
      timer: setTimeout(disarm, ARMED),
      network: knownNetwork(platform, link, ended.ssid).catch(() => undefined),
    });
    platform.prepare(iface).catch((error: unknown) => warn(saidOf(error)));
  }

  #layDown(iface: string): void {
    const { platform, warn } = this.#options;
    platform.standDown(iface).catch((error: unknown) => warn(saidOf(error)));
  }
}

/** Whose key a clearing takes: the access point's, as far as it was said. */
const whose = ({ bssid }: Call['attempt'], iface: string, story: string): string =>
  `${iface} ${bssid ?? story}`;
