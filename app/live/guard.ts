/**
 * Guard: applies the smallest remedy itself when a cached key is refused for the second time, once a trouble, and one
 * larger cut if that did not help.
 */
import type { Finding } from '../domain/finding.ts';
import type { Instant, Ssid } from '../domain/ids.ts';
import type { Link } from '../model/world.ts';
import type { Cut, KnownNetwork, Platform } from '../platform/port.ts';
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

/** Refusals after which a person would open the settings. The first one may heal by itself (status 53). */
const SECOND_REFUSAL = 2;
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

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  /** @param finding what is wrong with the story now */
  moved(link: Link, story: string, finding: Finding | undefined, at: Instant): void {
    const key = `${link.iface} ${story}`;
    const trouble = this.#troubles.get(key);
    if (trouble) {
      this.#follow(key, trouble, link, story, at);
      return;
    }
    if (finding?.cause !== 'stale-pmksa' || finding.recovered || finding.attempts < SECOND_REFUSAL) {
      this.#arm(link, story);
      return;
    }
    if (link.cacheKnown && !finding.bssids.some((bssid) => link.pmksa.has(bssid))) return;
    const armed = this.#armed.get(link.iface);
    clearTimeout(armed?.timer);
    this.#armed.delete(link.iface);
    const begun: Trouble = {
      finding,
      startedAt: at,
      ...{ scope: 'bss', busy: false, over: false, treated: undefined },
    };
    this.#troubles.set(key, begun);
    void this.#cut(key, begun, link, smallestCut(finding, link.pmksa), armed?.network);
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
        this.#tell(trouble, result, at, result.proof.fullLogin ? 'fixed' : 'connected', link);
        return;
      case 'not-fixed':
        if (trouble.scope === 'bss') {
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
    const text = [cleared ? clearedSentence(cleared) : '', sentenceOf(ssid, verification, startedAt)];
    this.#options.report({
      ...{ by: 'guard', outcome, at, iface: link.iface, ssid, cleared, verification, finding, startedAt },
      text: text.filter(Boolean).join(' '),
    });
  }
}

const matching = (network: KnownNetwork | undefined, ssid: Ssid | undefined): KnownNetwork | undefined =>
  network?.ssid === ssid ? network : undefined;

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

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
