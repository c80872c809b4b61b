/** Shows the courses of treatment that go on, whoever began them; begins those that a person asks for. */
import type { Ssid } from '../domain/ids.ts';
import { said } from '../domain/said.ts';
import { CallError } from '../ipc/contract/contract.ts';
import type { FindingView, FixView } from '../ipc/contract/views.ts';
import type { Attended } from '../live/attendant.ts';
import { LOOK } from '../live/treat.ts';
import { UnknownTarget } from '../live/target.ts';
import { PlatformError, type KnownNetwork } from '../platform/port.ts';
import type { CoursePlan } from '../remedy/course-state.ts';
import { networkId } from './network-id.ts';
import type { Plan } from './plan-book.ts';
import type { Scene } from './scene.ts';
import { fixView } from './views/fix-view.ts';

export interface FixDeskOptions {
  /** The fix as it is now; undefined = nothing to show. */
  readonly show: (fix: FixView | undefined) => void;
  /** A fix that is over, and where it went on. */
  readonly done: (fix: FixView, scene: Scene) => void;
  /** Something that went wrong and is nobody's answer. */
  readonly bug: (error: unknown) => void;
}

/** Milliseconds that the proof may take. */
const PROOF = 30_000;

interface Named {
  readonly id: string;
  readonly before: FindingView | undefined;
  /** It was only looked: what was seen is in the verdict, and there is nothing more to show. */
  readonly isCheck: boolean;
}

export class FixDesk {
  readonly #options: FixDeskOptions;
  readonly #names = new WeakMap<Attended, Named>();
  #running: Attended | undefined;
  #shown: FixView | undefined;
  #next: Omit<Named, 'id'> | undefined;
  #last = 0;

  constructor(options: FixDeskOptions) {
    this.#options = options;
  }

  /** Shows what goes on in a scene. */
  watch(scene: Scene): void {
    scene.attendant.listen((attended) => this.#moved(attended, scene));
  }

  /**
   * A course that goes on with this network already, guard's as well, is joined.
   * @returns the name of the fix. @throws CallError 'busy'
   */
  start(scene: Scene, plan: Plan, before: FindingView | undefined): string {
    return this.#begin(scene, plan.course, { before, isCheck: false });
  }

  /** Asks for an attempt and looks at it. @throws CallError 'busy' */
  check(scene: Scene, iface: string, ssid: Ssid): void {
    const plan: CoursePlan = { iface, ssid, cut: undefined, larger: [] };
    this.#begin(scene, plan, { before: undefined, isCheck: true });
  }

  cancel(id: string): void {
    if (this.#running && this.#nameOf(this.#running).id === id) this.#running.cancel();
  }

  dismiss(id: string): void {
    const isRunning = this.#running && this.#nameOf(this.#running).id === id;
    if (!isRunning && this.#shown?.id === id) this.#show(undefined);
  }

  #begin(scene: Scene, plan: CoursePlan, named: Omit<Named, 'id'>): string {
    const { iface, ssid } = plan;
    const going = scene.attendant.running(iface) ?? this.#running;
    if (going) {
      const other = going.course.plan;
      if (networkId(other.iface, other.ssid) === networkId(iface, ssid)) return this.#nameOf(going).id;
      throw new CallError('busy', said('call.fix-running'));
    }
    this.#next = named;
    const attended = scene.attendant.attend(
      { by: 'fix', plan, limits: { look: LOOK, proof: PROOF } },
      // What is larger than the plan is offered as a plan of its own.
      { network: () => networkOf(scene, iface, ssid), agree: () => Promise.resolve(false) },
    );
    const { id } = this.#nameOf(attended);
    void attended.done.then(({ error }) => {
      const isKnown = error instanceof PlatformError || error instanceof UnknownTarget;
      if (error !== undefined && !isKnown) this.#options.bug(error);
    });
    return id;
  }

  #nameOf(attended: Attended): Named {
    const known = this.#names.get(attended);
    if (known) return known;
    const named = { before: undefined, isCheck: false, ...this.#next, id: `fix-${++this.#last}` };
    this.#next = undefined;
    this.#names.set(attended, named);
    return named;
  }

  #moved(attended: Attended, scene: Scene): void {
    const { id, before, isCheck } = this.#nameOf(attended);
    const view = fixView(id, attended.course, before);
    const isOver = view.outcome !== undefined;
    if (this.#running === undefined && !isOver) this.#running = attended;
    const isShown = this.#running === attended;
    if (isShown && isOver) this.#running = undefined;
    const isSilent = isCheck && view.outcome !== 'cancelled' && view.outcome !== 'failed';
    if (isShown) this.#show(isOver && isSilent ? undefined : view);
    if (isOver && !isSilent) this.#options.done(view, scene);
  }

  #show(fix: FixView | undefined): void {
    this.#shown = fix;
    this.#options.show(fix);
  }
}

/** @throws UnknownTarget, PlatformError; told as the end of the fix */
async function networkOf(scene: Scene, iface: string, ssid: Ssid): Promise<KnownNetwork> {
  const network = (await scene.platform.networks(iface)).find((one) => one.ssid === ssid);
  if (!network) throw new UnknownTarget(said('call.unknown-network', { ssid }));
  if (network.disabled) throw new PlatformError('privilege', said('call.switched-off', { ssid }));
  return network;
}
