/** The one fix that may go on at a time: begun by a person or by guard, told step by step, cancelled where that is safe. */
import type { Ssid } from '../domain/ids.ts';
import { CallError } from '../ipc/contract/contract.ts';
import type { FindingView, FixStepView, FixView } from '../ipc/contract/views.ts';
import type { FixProgress } from '../live/fix-context.ts';
import { runFix } from '../live/fix.ts';
import { look } from '../live/look.ts';
import { UnknownTarget } from '../live/target.ts';
import type { FixReport } from '../live/treatment.ts';
import { PlatformError } from '../platform/port.ts';
import { networkId } from './network-id.ts';
import type { Plan } from './plan-book.ts';
import type { Scene } from './scene.ts';
import { findingView } from './views/finding-view.ts';
import { guardView, proofView } from './views/fix-view.ts';

export interface FixDeskOptions {
  /** The fix as it is now; undefined = nothing to show. */
  readonly show: (fix: FixView | undefined) => void;
  /** A fix that is over. */
  readonly done: (fix: FixView, report: FixReport | undefined) => void;
}

/** Seconds that the proof may take. */
const TIMEOUT = 30;
/** Milliseconds of looking before a check says that nothing could be seen. */
const LOOK = 25_000;

interface Running {
  view: FixView;
  readonly stop: AbortController;
  /** Serial of the attempt before the clearing. */
  since: number | undefined;
}

export class FixDesk {
  readonly #options: FixDeskOptions;
  #running: Running | undefined;
  #shown: FixView | undefined;
  #last = 0;

  constructor(options: FixDeskOptions) {
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /** @returns the name of the fix that has begun. @throws CallError 'busy' */
  start(scene: Scene, plan: Plan, before: FindingView | undefined): string {
    const running = this.#begin(plan.network, plan.ssid, before);
    void this.#carryOut(running, scene, plan);
    return running.view.id;
  }

  /** Asks for an attempt and looks at it. @throws CallError 'busy' */
  check(scene: Scene, iface: string, ssid: Ssid): void {
    const running = this.#begin(networkId(iface, ssid), ssid, undefined);
    void this.#lookAt(running, scene, iface, ssid);
  }

  cancel(id: string): void {
    if (this.#running?.view.id === id && this.#running.view.cancellable) this.#running.stop.abort();
  }

  dismiss(id: string): void {
    if (this.#running?.view.id === id || this.#shown?.id !== id) return;
    this.#show(undefined);
  }

  /** What guard did by itself. */
  guardReported(report: FixReport): void {
    const fix = guardView(`fix-${++this.#last}`, report);
    if (!this.#running) this.#show(fix);
    this.#options.done(fix, report);
  }

  /** The messages of the handshake that a running fix waits for. */
  moved(scene: Scene, iface: string, ssid: string): void {
    const running = this.#running;
    if (running?.since === undefined || running.view.network !== networkId(iface, ssid)) return;
    const attempt = scene.session.link(iface)?.attempt;
    if (!attempt || attempt.serial <= running.since || attempt.ssid !== ssid) return;
    const { seen, installed } = attempt.fourWay;
    const messages =
      attempt.connected || installed > 0 ? [1, 2, 3, 4] : [1, 2, 3, 4].filter((n) => (seen[n] ?? 0) > 0);
    if (messages.length === 0) return;
    const known = running.view.steps.find(({ what }) => what === 'handshake');
    if (known?.messages?.length === messages.length) return;
    this.#step(running, 'handshake', messages.length === 4 ? 'done' : 'running', { messages });
  }

  close(): void {
    this.#running?.stop.abort();
  }

  #begin(network: string, ssid: Ssid, before: FindingView | undefined): Running {
    if (this.#running) throw new CallError('busy', 'Another fix is still going on.');
    const view: FixView = {
      ...{ id: `fix-${++this.#last}`, by: 'fix', network, ssid, startedAt: Date.now() },
      ...{ cancellable: true, steps: [], ...(before ? { before } : {}) },
    };
    const running: Running = { view, stop: new AbortController(), since: undefined };
    this.#running = running;
    this.#show(view);
    return running;
  }

  async #carryOut(running: Running, scene: Scene, plan: Plan): Promise<void> {
    const { iface, ssid, bssid } = plan;
    try {
      const report = await runFix(
        {
          platform: scene.platform,
          options: { iface, timeout: TIMEOUT, ...(bssid === undefined ? {} : { bssid }) },
          signal: running.stop.signal,
          tell: (progress) => this.#progress(running, scene, iface, progress),
          // The person has pressed the button of this plan.
          agree: () => Promise.resolve(),
        },
        ssid,
        scene.session,
      );
      this.#end(running, ended(running.view, report), report);
    } catch (error) {
      this.#end(running, failed(running, error), undefined);
    }
  }

  async #lookAt(running: Running, scene: Scene, iface: string, ssid: Ssid): Promise<void> {
    try {
      const network = (await scene.platform.networks(iface)).find((one) => one.ssid === ssid);
      if (!network) throw new UnknownTarget(`This computer does not know the network "${ssid}".`);
      this.#step(running, 'looking', 'running');
      await look({
        ...{ session: scene.session, platform: scene.platform, network, patience: LOOK },
        signal: running.stop.signal,
        asked: () => this.#step(running, 'looking', 'running'),
      });
      // What was seen is in the verdict.
      this.#running = undefined;
      this.#show(undefined);
    } catch (error) {
      this.#end(running, failed(running, error), undefined);
    }
  }

  #progress(running: Running, scene: Scene, iface: string, progress: FixProgress): void {
    switch (progress.what) {
      case 'looking':
        this.#step(running, 'looking', 'running');
        return;
      case 'found':
        this.#step(running, 'found', 'done');
        return;
      case 'cleared': {
        const { removed, kept, scope, why } = progress.cleared;
        running.since = scene.session.link(iface)?.serial ?? 0;
        this.#step(running, 'cleared', 'done', {
          ...{ removed: removed.length, kept: kept.length, scope },
          ...(why === undefined ? {} : { text: why }),
        });
        this.#step(running, 'asked', 'running');
        return;
      }
      case 'larger-cut':
        this.#step(running, 'larger-cut', 'done', { text: progress.why });
        return;
      case 'connected':
        this.#step(running, 'connected', 'done');
        this.#step(running, 'held', 'running');
        return;
      case 'repaired':
      case 'planned':
      case 'keeping-empty':
    }
  }

  /** A step that is told again replaces itself; one that follows ends those before it. */
  #step(
    running: Running,
    what: FixStepView['what'],
    state: FixStepView['state'],
    more: Partial<FixStepView> = {},
  ): void {
    const earlier = running.view.steps
      .filter((step) => step.what !== what || what === 'cleared')
      .map((step) => (step.state === 'running' ? { ...step, state: 'done' as const } : step));
    const at = running.view.steps.find((step) => step.what === what)?.at ?? Date.now();
    running.view = { ...running.view, steps: [...earlier, { what, state, at, ...more }] };
    this.#show(running.view);
  }

  #end(running: Running, fix: FixView, report: FixReport | undefined): void {
    this.#running = undefined;
    this.#show(fix);
    this.#options.done(fix, report);
  }

  #show(fix: FixView | undefined): void {
    this.#shown = fix;
    this.#options.show(fix);
  }
}

function ended(view: FixView, report: FixReport): FixView {
  const { outcome, text, verification } = report;
  const good = outcome === 'fixed' || outcome === 'connected' || outcome === 'cleared';
  const after =
    verification?.state === 'wrong-passphrase' || verification?.state === 'not-fixed'
      ? verification.finding
      : outcome === 'other-cause' || outcome === 'wrong-passphrase'
        ? report.finding
        : undefined;
  return {
    ...view,
    ...{ endedAt: Date.now(), cancellable: false, outcome, text },
    steps: view.steps.map((step) =>
      step.state === 'running' ? { ...step, state: good ? ('done' as const) : ('failed' as const) } : step,
    ),
    ...(verification?.state === 'confirmed' ? { proof: proofView(verification.proof) } : {}),
    ...(after ? { after: findingView(`${view.id}:after`, after, undefined) } : {}),
  };
}

function failed({ view, stop }: Running, error: unknown): FixView {
  const known = error instanceof PlatformError || error instanceof UnknownTarget;
  const cancelled = stop.signal.aborted;
  const text = cancelled
    ? undefined
    : known
      ? error.message
      : 'Rejoin could not do that because of a bug of its own.';
  return {
    ...view,
    ...{ endedAt: Date.now(), cancellable: false, outcome: cancelled ? 'cancelled' : 'failed' },
    steps: view.steps.map((step) =>
      step.state === 'running' ? { ...step, state: 'failed' as const } : step,
    ),
    ...(text === undefined ? {} : { text }),
  };
}
