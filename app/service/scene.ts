/**
 * One place that is followed, a machine or a recording: its session, and the view of each of its networks, made anew only
 * when that network moved.
 */
import type { Thresholds } from '../detect/thresholds.ts';
import type { CutScope, Finding } from '../domain/finding.ts';
import type { Ssid } from '../domain/ids.ts';
import type { AttemptLadder, AttemptView, FindingView, NetworkView } from '../ipc/contract/views.ts';
import { Attendant } from '../live/attendant.ts';
import { LiveSession } from '../live/session.ts';
import type { Attempt } from '../model/attempt.ts';
import { EMPTY_MIRROR } from '../model/pmksa-mirror.ts';
import { attemptsAt, type Link } from '../model/link-state.ts';
import { lockOf } from '../platform/course-lock.ts';
import type { KnownNetwork, Notice, Platform } from '../platform/port.ts';
import { networkId } from '../domain/link-key.ts';
import type { PlanBook } from './plan-book.ts';
import { attemptLadder, attemptView } from './views/attempt-view.ts';
import { cacheView } from './views/cache-view.ts';
import { findingView } from './views/finding-view.ts';
import { Heard } from './heard.ts';

export interface SceneOptions {
  /** Begins the names of everything in it; no other run or scene has the same. */
  readonly id: string;
  readonly platform: Platform;
  /** Nothing in it is real. */
  readonly recorded: boolean;
  readonly plans: PlanBook;
  readonly thresholds?: (() => Thresholds) | undefined;
  /** Views have changed; called once for everything that happened in one turn. */
  readonly changed: () => void;
  readonly notice: (notice: Notice) => void;
  /** An attempt that is over, or has become a connection. */
  readonly attempt?: (attempt: AttemptView) => void;
  /** A cause was named, or what is told of it has changed. */
  readonly finding?: (iface: string, finding: FindingView) => void;
}

/** Attempts of a network that a window is shown without asking. */
const MOST_ATTEMPTS = 60;
/** Milliseconds for which what happens is gathered before it is shown; far below what a person notices. */
const GATHER = 16;

export class Scene {
  readonly session: LiveSession;
  readonly platform: Platform;
  readonly attendant: Attendant;
  readonly #options: SceneOptions;
  readonly #views = new Map<string, NetworkView>();
  /** Networks that moved since the last views, each with its link. */
  readonly #moved = new Map<string, { readonly iface: string; readonly ssid: Ssid }>();
  readonly #drawn = new WeakMap<Attempt, AttemptView>();
  readonly #kept = new Set<string>();
  readonly #told = new Map<string, string>();
  readonly #heard = new Heard();
  #known: readonly KnownNetwork[] = [];
  #cuts: readonly CutScope[] = [];
  #due: NodeJS.Timeout | undefined;
  #last: string | undefined;

  constructor(options: SceneOptions) {
    this.#options = options;
    this.platform = options.platform;
    this.session = new LiveSession(options.platform, undefined, options.thresholds);
    const { platform, recorded } = options;
    // What is played concerns nobody else.
    const lock = recorded ? undefined : lockOf(platform);
    this.attendant = new Attendant({ session: this.session, platform, lock });
    this.session.listen({
      heard: (event) => {
        if (event.kind !== 'bss-seen' || !this.#heard.note(event) || event.ssid === undefined) return;
        if (this.#views.has(networkId(event.iface, event.ssid))) this.#note(event.iface, event.ssid);
      },
      moved: (link, story) => this.#note(link.iface, story as Ssid),
      notice: options.notice,
    });
  }

  /** By their id. */
  get networks(): Record<string, NetworkView> {
    return Object.fromEntries(this.#views);
  }

  /** The network that the verdict is about: the last that moved with trouble, else the one that is connected. */
  get focus(): string | undefined {
    const views = [...this.#views.values()];
    const trouble = views
      .filter(({ finding }) => finding !== undefined && finding.cause !== 'healthy' && !finding.recovered)
      .toSorted((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0))
      .find(({ state }) => state !== 'connected');
    const connected = views.find(({ state }) => state === 'connected');
    return (
      (trouble ?? connected)?.id ??
      (this.#last !== undefined && this.#views.has(this.#last) ? this.#last : views[0]?.id)
    );
  }

  /** The frames of an attempt, by the name that it is shown under. */
  ladder(id: string): AttemptLadder | undefined {
    for (const { iface, ssid } of this.#views.values()) {
      const link = this.session.link(iface);
      for (const attempt of link ? attemptsAt(link, ssid) : [])
        if (this.#idOf(iface, attempt) === id)
          return attemptLadder(attempt, this.session.judge(link, ssid).offeredKey(attempt), undefined);
    }
    return undefined;
  }

  run(signal: AbortSignal): Promise<void> {
    return this.session.run(signal).finally(() => clearTimeout(this.#due));
  }

  /** What the system knows and can do has been asked anew. */
  know(networks: readonly KnownNetwork[], cuts: readonly CutScope[]): void {
    const cutsChanged = cuts.join() !== this.#cuts.join();
    this.#known = networks;
    this.#cuts = cuts;
    for (const { iface, ssid } of networks) this.#note(iface, ssid);
    if (cutsChanged) for (const { iface, ssid } of this.#views.values()) this.#note(iface, ssid as Ssid);
    for (const { id, known, iface, ssid } of this.#views.values())
      if (known && !networks.some((one) => one.iface === iface && one.ssid === ssid)) {
        if (this.session.link(iface)?.stories.has(ssid)) this.#note(iface, ssid as Ssid);
        else this.#views.delete(id);
      }
  }

  /** Shows at once what has been gathered. */
  show(): void {
    if (this.#due === undefined) return;
    clearTimeout(this.#due);
    this.#draw();
  }

  #note(iface: string, ssid: Ssid): void {
    // Events that belong to no network are told by whoever follows the interface.
    if (ssid === '') return;
    const id = networkId(iface, ssid);
    this.#moved.set(id, { iface, ssid });
    this.#last = id;
    this.#due ??= setTimeout(() => this.#draw(), GATHER);
  }

  #draw(): void {
    this.#due = undefined;
    const moved = [...this.#moved];
    this.#moved.clear();
    for (const [id, { iface, ssid }] of moved) this.#views.set(id, this.#viewOf(id, iface, ssid));
    this.#options.changed();
  }

  #viewOf(id: string, iface: string, ssid: Ssid): NetworkView {
    const link = this.session.link(iface);
    const known = this.#known.find((network) => network.iface === iface && network.ssid === ssid);
    const story = link?.stories.get(ssid);
    const { recorded, plans } = this.#options;
    const verdict = link && story ? this.session.verdict(link, ssid) : undefined;
    const [finding] = verdict?.findings ?? [];
    const shown = finding && findingView(this.#findingId(id, finding), finding, verdict?.example);
    if (shown) this.#tellFinding(id, iface, shown);
    const attempts = link && story ? this.#attemptsOf(link, ssid) : {};
    const state = stateOf(link, ssid, known);
    const fixable =
      finding?.cause === 'stale-pmksa' &&
      !finding.recovered &&
      state !== 'connected' &&
      this.#cuts.length > 0;
    const lastAt = story?.lastAt;
    const nearest = this.#heard.nearest(ssid);
    const bssid = (link?.attempt?.ssid === ssid ? link.attempt : (story?.attempts.at(-1) ?? story?.lastHeld))
      ?.bssid;
    return {
      // The demonstration can be fixed as if it were real; other recordings can only be looked at.
      recorded: recorded && this.#cuts.length === 0,
      ...{ id, iface, ssid, state, attempts, known: known !== undefined },
      ...(bssid === undefined ? {} : { bssid }),
      ...(nearest === undefined ? {} : { nearest }),
      ...(shown ? { finding: shown } : {}),
      ...(fixable
        ? { plan: plans.forFinding(id, iface, ssid, finding, this.#cuts, link?.pmksa ?? EMPTY_MIRROR) }
        : {}),
      ...(lastAt === undefined ? {} : { lastAt }),
      cache: link
        ? cacheView(link, ssid, ({ bssid: of }) =>
            this.#cuts.includes('bss') && known
              ? plans.forEntry(id, iface, ssid, of, state === 'connected')
              : undefined,
          )
        : {},
    };
  }

  #attemptsOf(link: Link, ssid: Ssid): Record<string, AttemptView> {
    const judge = this.session.judge(link, ssid);
    const views = attemptsAt(link, ssid)
      .slice(-MOST_ATTEMPTS)
      .flatMap((attempt) => {
        const known = this.#drawn.get(attempt);
        if (known) return known;
        const id = this.#idOf(link.iface, attempt);
        const cachedKey = judge.offeredKey(attempt);
        const view = attemptView(attempt, { id, iface: link.iface, cachedKey });
        if (view) this.#drawn.set(attempt, view);
        return view ?? [];
      });
    for (const view of views) this.#keep(view);
    return Object.fromEntries(views.map((view) => [view.id, view]));
  }

  #idOf(iface: string, { serial }: Attempt): string {
    return `${this.#options.id}:${iface}:${serial}`;
  }

  /** Hands an attempt over when it is over, and once more when it had become a connection before. */
  #keep(view: AttemptView): void {
    const stage = view.endedAt !== undefined ? 'over' : view.connectedAt !== undefined ? 'up' : undefined;
    if (stage === undefined) return;
    const key = `${view.id} ${stage} ${view.outcome}`;
    if (this.#kept.has(key)) return;
    this.#kept.add(key);
    if (this.#kept.size > 4 * MOST_ATTEMPTS * 64) this.#kept.clear();
    this.#options.attempt?.(view);
  }

  /** The same trouble keeps its name while it goes on. */
  #findingId(network: string, finding: Finding): string {
    return `${this.#options.id}:${network}:${finding.cause}:${Math.round(finding.firstAt ?? 0)}`;
  }

  #tellFinding(network: string, iface: string, finding: FindingView): void {
    if (finding.cause === 'undetermined' || finding.cause === 'healthy') return;
    const state = `${finding.id} ${finding.variant ?? ''} ${finding.recovered} ${finding.attempts}`;
    if (this.#told.get(network) === state) return;
    this.#told.set(network, state);
    this.#options.finding?.(iface, finding);
  }
}

function stateOf(link: Link | undefined, ssid: Ssid, known: KnownNetwork | undefined): NetworkView['state'] {
  const attempt = link?.attempt?.ssid === ssid ? link.attempt : undefined;
  if (attempt) return attempt.connected ? 'connected' : 'connecting';
  if (known?.disabled) return 'switched-off';
  const waits = [...(link?.backOff.disabled.values() ?? [])].some((one) => one.ssid === ssid);
  if (waits || known?.tempDisabled) return 'waiting';
  return known?.connected && !link?.stories.has(ssid) ? 'connected' : 'idle';
}
