/**
 * Guard: clears the key that an access point has just refused, once a trouble and a few times an hour. A larger cut is taken
 * only where a key of another access point is refused, too.
 */
import type { Finding } from '../domain/finding.ts';
import type { Instant, Mac, Ssid } from '../domain/ids.ts';
import type { Link } from '../model/link-state.ts';
import type { Cut, KnownNetwork, Platform } from '../platform/port.ts';
import { AT_MOST, noteClearing, timesWithin, WITHIN, type Clearings } from '../remedy/bound.ts';
import { callFor } from '../remedy/call.ts';
import { smallestCut } from '../remedy/cut.ts';
import { verify, type Verification } from '../remedy/verify.ts';
import type { LiveSession } from './session.ts';
import { knownNetwork } from './target.ts';
import {
  clearedSentence,
  needsAsking,
  proofSentence,
  treat,
  type FixReport,
  type Treated,
} from './treatment.ts';

/** Milliseconds without an attempt after which a treatment is told as not confirmed. */
const NO_ATTEMPT = 60_000;
/** Milliseconds after a first refusal within which a second one is part of it. */
const ARMED = 15_000;

interface Trouble {
  readonly finding: Finding;
  readonly startedAt: Instant;
  scope: Cut['scope'];
  busy: boolean;
  over: boolean;
  treated: Treated | undefined;
  /** Clearings of this access point's key within the hour, this one included. */
  readonly times: number;
}

/** What is laid out at an interface for a second refusal. */
interface Armed {
  readonly timer: NodeJS.Timeout;
  /** Looked up ahead; a lookup that failed is done again when it is needed. */
  readonly network: Promise<KnownNetwork | undefined>;
}

export interface GuardOptions {
  readonly session: LiveSession;
  readonly platform: Platform;
  readonly report: (report: FixReport) => void;
  readonly warn: (text: string) => void;
}

export class Guard {
  readonly #options: GuardOptions;
  readonly #troubles = new Map<string, Trouble>();
  readonly #armed = new Map<string, Armed>();
  #clearings: Clearings = [];
  /** What was said of access points that are left alone, and when. */
  #left: Clearings = [];

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  moved(link: Link, story: string, at: Instant): void {
    const key = `${link.iface} ${story}`;
    const trouble = this.#troubles.get(key);
    if (trouble) {
      this.#follow(key, trouble, link, story, at);
      return;
    }
    const call = callFor(link, story as Ssid, this.#options.session.judge(link, story));
    if (!call || (call.mayHeal && call.finding.attempts < 2)) {
      this.#arm(link, story);
      return;
    }
    const { finding } = call;
    const of = `${link.iface} ${call.attempt.bssid ?? story}`;
    const times = timesWithin(this.#clearings, of, at) + 1;
    if (times > AT_MOST) {
      this.#leaveAlone(of, finding, link, at);
      return;
    }
    this.#clearings = noteClearing(this.#clearings, of, at);
    const armed = this.#armed.get(link.iface);
    clearTimeout(armed?.timer);
    this.#armed.delete(link.iface);
    const begun: Trouble = {
      ...{ finding, times, startedAt: at },
      ...{ scope: 'bss', busy: false, over: false, treated: undefined },
    };
    this.#troubles.set(key, begun);
    void this.#cut(key, begun, link, smallestCut(finding, link.pmksa), armed?.network);
  }

  /** An access point that refuses every new key as well is told of once an hour, and its key stays. */
  #leaveAlone(of: string, finding: Finding, { iface }: Link, at: Instant): void {
    if (timesWithin(this.#left, of, at) > 0) return;
    this.#left = noteClearing(this.#left, of, at);
    const ssid = finding.ssid ?? ('' as Ssid);
    const text = boundSentence(finding);
    this.#options.report({ by: 'guard', outcome: 'not-fixed', text, at, iface, ssid, finding });
  }

  /** After a first refusal of a cached key everything is laid out for the second. */
  #arm(link: Link, story: string): void {
    const { iface, ended, attempt } = link;
    const refused =
      !attempt && ended?.end && ended.ssid === story && !ended.connected && ended.assocRequested;
    if (!refused || this.#armed.has(iface)) return;
    const { session, platform, warn } = this.#options;
    if (session.judge(link, story).offeredKey(ended) !== 'yes') return;
    const disarm = (): void => {
      this.#armed.delete(iface);
      this.#layDown(iface);
    };
    this.#armed.set(iface, {
      timer: setTimeout(disarm, ARMED),
      network: knownNetwork(platform, link, ended.ssid).catch(() => undefined),
    });
    platform.prepare(iface).catch((error: unknown) => warn(sentence(error)));
  }

  #layDown(iface: string): void {
    const { platform, warn } = this.#options;
    platform.standDown(iface).catch((error: unknown) => warn(sentence(error)));
  }

  /** Lays everything down again. */
  async close(): Promise<void> {
    for (const [iface, { timer }] of this.#armed) {
      clearTimeout(timer);
      await this.#options.platform.standDown(iface).catch(() => undefined);
    }
  }

  async #cut(
    key: string,
    trouble: Trouble,
    link: Link,
    cut: Cut,
    ahead?: Promise<KnownNetwork | undefined>,
  ): Promise<void> {
    const { session, platform, warn } = this.#options;
    trouble.busy = true;
    try {
      const { ssid } = trouble.finding;
      const network = matching(await ahead, ssid) ?? (await knownNetwork(platform, link, ssid));
      if (!network) {
        this.#troubles.delete(key);
        return;
      }
      const now = (): Link | undefined => session.link(link.iface);
      trouble.treated = await treat(platform, now, network, cut, trouble.treated);
      trouble.scope = trouble.treated.cleared.scope;
    } catch (error) {
      // The supplicant that refused is gone or another now: the next refusal is looked at afresh.
      this.#troubles.delete(key);
      this.#layDown(link.iface);
      warn(sentence(error));
    }
    trouble.busy = false;
  }

  #follow(key: string, trouble: Trouble, link: Link, story: string, at: Instant): void {
    if (trouble.busy || !trouble.treated) return;
    const { treatment } = trouble.treated;
    const { session } = this.#options;
    const result = verify(link, treatment, session.judge(link, story), at);
    if (trouble.over) {
      if (result.state === 'confirmed') this.#troubles.delete(key);
      return;
    }
    switch (result.state) {
      case 'pending':
        if (!result.connected && needsAsking(link, trouble.treated))
          this.#askAgain(trouble, trouble.treated, link);
        if (result.attempts === 0 && at - treatment.at > NO_ATTEMPT)
          this.#end(key, trouble, 'not-confirmed', 'No attempt followed, so nothing is proven yet.', at);
        return;
      case 'confirmed':
        this.#troubles.delete(key);
        this.#layDown(link.iface);
        // The same cure twice in an hour shows that it does not last.
        this.#tell(
          trouble,
          result,
          at,
          result.proof.fullLogin && trouble.times === 1 ? 'fixed' : 'connected',
          link,
        );
        return;
      case 'not-fixed':
        if (trouble.scope === 'bss' && result.refusing.some((bssid) => !isOf(trouble, bssid))) {
          trouble.scope = 'network';
          void this.#cut(key, trouble, link, { scope: 'network' });
          return;
        }
        trouble.over = true;
        this.#layDown(link.iface);
        this.#tell(trouble, result, at, 'not-fixed', link);
        return;
      case 'wrong-passphrase':
        trouble.over = true;
        this.#layDown(link.iface);
        this.#tell(trouble, result, at, 'wrong-passphrase', link);
    }
  }

  #askAgain(trouble: Trouble, treated: Treated, link: Link): void {
    treated.asked++;
    const { platform, warn } = this.#options;
    knownNetwork(platform, link, trouble.finding.ssid)
      .then((network) => network && platform.reconnect(network))
      .catch((error: unknown) => warn(sentence(error)));
  }

  #end(key: string, trouble: Trouble, outcome: FixReport['outcome'], text: string, at: Instant): void {
    this.#troubles.delete(key);
    const { finding, startedAt } = trouble;
    const cleared = trouble.treated?.cleared;
    const iface = key.slice(0, key.indexOf(' '));
    this.#layDown(iface);
    const ssid = finding.ssid ?? ('' as Ssid);
    this.#options.report({ by: 'guard', outcome, text, at, iface, ssid, cleared, finding, startedAt });
  }

  #tell(
    trouble: Trouble,
    verification: Verification,
    at: Instant,
    outcome: FixReport['outcome'],
    link: Link,
  ): void {
    const { finding, startedAt } = trouble;
    const cleared = trouble.treated?.cleared;
    const ssid = finding.ssid ?? ('' as Ssid);
    const lasts = verification.state !== 'confirmed' || trouble.times === 1;
    const text = [
      cleared ? clearedSentence(cleared) : '',
      lasts ? sentenceOf(ssid, verification, startedAt) : againSentence(ssid, trouble.times),
    ];
    this.#options.report({
      ...{ by: 'guard', outcome, at, iface: link.iface, ssid, cleared, verification, finding, startedAt },
      text: text.filter(Boolean).join(' '),
    });
  }
}

const matching = (network: KnownNetwork | undefined, ssid: Ssid | undefined): KnownNetwork | undefined =>
  network?.ssid === ssid ? network : undefined;

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Is it an access point whose key this trouble was about, or was cleared in it? */
const isOf = ({ finding, treated }: Trouble, bssid: Mac): boolean =>
  finding.bssids.includes(bssid) || treated?.cleared.removed.some((key) => key.bssid === bssid) === true;

const MINUTES = WITHIN / 60_000;

/** Why guard clears a key no more. */
export const boundSentence = ({ bssids }: Pick<Finding, 'bssids'>): string =>
  `${bssids.join(', ') || 'This access point'} refuses the key of each full login: its key was cleared ${AT_MOST} times within ${MINUTES} minutes, and that did not last, so guard mode leaves it alone for now. Look at the access point, or keep no keys for this network.`;

/** A cure that had to be repeated. */
export const againSentence = (ssid: Ssid, times: number): string =>
  `Connected to ${ssid} by a full login, for the ${times}nd time within ${MINUTES} minutes: this access point refuses keys that it made itself.`;

/** What came of a treatment, in a sentence. */
export function sentenceOf(ssid: Ssid, verification: Verification, startedAt: Instant): string {
  switch (verification.state) {
    case 'confirmed':
      return proofSentence(ssid, verification, startedAt);
    case 'wrong-passphrase':
      return `The password of ${ssid} was tested with a fresh key and refused: it is the password. The cached key had hidden that.`;
    case 'not-fixed':
      return `That did not help: ${verification.why}.`;
    case 'pending':
      return '';
  }
}
