/**
 * Guard: begins a course when an access point has just refused a saved key, and agrees to it by itself. One that refuses the
 * key of each full login is left alone after a few times an hour, and that is said.
 */
import type { Instant, Ssid } from '../domain/ids.ts';
import { networkId } from '../domain/link-key.ts';
import { said, type Said } from '../domain/said.ts';
import type { Link } from '../model/link-state.ts';
import type { KnownNetwork, Platform } from '../platform/port.ts';
import { AT_MOST, MINUTES, noteClearing, timesWithin, type Clearings } from '../remedy/bound.ts';
import { callFor, type Call } from '../remedy/call.ts';
import { begin } from '../remedy/course.ts';
import { end, type Beginning, type Course, type CourseReport } from '../remedy/course-state.ts';
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
    const isTreated = this.#isTreated(link, story);
    if (!isTreated && call.dueAt > at) {
      this.#lookAgain(iface, story, at, call.dueAt);
      return;
    }
    const times = timesWithin(this.#clearings, whose(call, link, story), at) + 1;
    // It is refused still: where no course will follow this hour, that is said, too.
    if (times > AT_MOST) this.#leaveAlone(call, link, story, at);
    else if (!isTreated) this.#act(call, link, story, at, times);
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
    const over = this.#over.get(networkId(link.iface, story));
    return over !== undefined && (link.stories.get(story)?.lastHeld?.serial ?? 0) <= over;
  }

  #act(call: Call, link: Link, story: string, at: Instant, times: number): void {
    const { iface } = link;
    this.#clearings = noteClearing(this.#clearings, whose(call, link, story), at);
    const armed = this.#armed.get(iface);
    clearTimeout(armed?.timer);
    this.#armed.delete(iface);
    this.#options.attendant.attend(
      { ...beginningOf(call, link, story), times },
      {
        network: () => this.#networkFor(link, story as Ssid, armed),
        agree: () => Promise.resolve(true),
      },
    );
  }

  /** A course that came to nothing, a person's as well, is not followed by another in the same trouble. */
  #ended({ by, plan: { iface, ssid }, report: told }: Course): void {
    if (!told) return;
    const key = networkId(iface, ssid);
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

  /** This access point's key was cleared as often as may be within the hour: that is said once. */
  #leaveAlone(call: Call, link: Link, story: string, at: Instant): void {
    const of = whose(call, link, story);
    if (timesWithin(this.#said, of, at) > 0) return;
    this.#said = noteClearing(this.#said, of, at);
    const { bssids } = call.finding;
    const why = said('course.left-alone', { bssids, times: AT_MOST, minutes: MINUTES });
    const { report } = end(begin(beginningOf(call, link, story), at), 'not-fixed', [why], at).course;
    if (report) this.#options.report(report);
  }

  /** Nothing may be told in between: time alone decides whether a supplicant heals itself. */
  #lookAgain(iface: string, story: string, at: Instant, due: Instant): void {
    const key = networkId(iface, story);
    if (this.#waiting.has(key) || due === Infinity) return;
    const look = (): void => {
      this.#waiting.delete(key);
      const link = this.#options.session.link(iface);
      if (link) this.moved(link, story, due);
    };
    this.#waiting.set(key, setTimeout(look, due - at));
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

/** What guard does about a refusal. */
function beginningOf({ finding }: Call, { iface, pmksa }: Link, story: string): Beginning {
  const cut = smallestCut(finding, pmksa);
  const plan = { iface, ssid: story as Ssid, cut, larger: ['network' as const] };
  return { by: 'guard', plan, proof: PROOF, finding, cut };
}

/** Whose key a clearing takes: the access point's, as far as it was said. */
const whose = ({ attempt }: Call, { iface }: Link, story: string): string =>
  networkId(iface, attempt.bssid ?? story);
