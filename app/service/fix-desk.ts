/** Shows the courses of treatment that go on, whoever began them; begins those that a person asks for. */
import type { Ssid } from '../domain/ids.ts';
import { said, type Said } from '../domain/said.ts';
import type { FixOutcome } from '../domain/treatment.ts';
import { CallError } from '../ipc/contract/call-error.ts';
import type { FindingView, FixView } from '../ipc/contract/views.ts';
import type { Attended } from '../live/attendant.ts';
import { UnknownTarget } from '../live/target.ts';
import { PlatformError, type KnownNetwork } from '../platform/port.ts';
import { begin } from '../remedy/course.ts';
import { end, type Beginning, type Course, type CoursePlan } from '../remedy/course-state.ts';
import type { CourseReport } from '../remedy/course-state.ts';
import { resultCode } from '../codes/codes.ts';
import type { Answer } from '../codes/tables.ts';
import { resultFacts } from '../report/case-facts.ts';
import { networkId } from '../domain/link-key.ts';
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

/** What a fix is shown with; guard's has a name and no more. */
interface Named {
  readonly id: string;
  readonly before?: FindingView | undefined;
  /** It was only looked: what was seen is in the verdict, and there is nothing more to show. */
  readonly isCheck?: true;
  /** The answer of the helpdesk that is carried out: its end has a code. */
  readonly answer?: Answer | undefined;
}

/** Reports of courses that are remembered for a network. */
const MOST_TRIED = 8;

export class FixDesk {
  readonly #options: FixDeskOptions;
  readonly #names = new WeakMap<Attended, Named>();
  #running: Attended | undefined;
  #shown: FixView | undefined;
  #last = 0;
  /** What was tried, by scene and network. */
  readonly #tried = new WeakMap<Scene, Map<string, readonly CourseReport[]>>();

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
  start(scene: Scene, { course, answer }: Plan, before: FindingView | undefined): string {
    return this.#begin(scene, course, { before, answer });
  }

  /** Shows as done what took no course. @returns the name of the fix. @throws CallError 'busy' */
  settle(scene: Scene, { course, answer }: Plan, outcome: FixOutcome, sentence: Said): string {
    if (this.#running) throw new CallError('busy', said('call.fix-running'));
    const now = Date.now();
    const named = { id: this.#nextId(), answer };
    const { course: over } = end(begin(beginningOf(course), now), outcome, [sentence], now);
    const view = viewOf(named, over);
    this.#show(view);
    this.#onDone(scene, over, view);
    return named.id;
  }

  /** What was tried with a network, oldest first. */
  tried(scene: Scene, network: string): readonly CourseReport[] {
    return this.#tried.get(scene)?.get(network) ?? [];
  }

  /** Asks for an attempt and looks at it. @throws CallError 'busy' */
  check(scene: Scene, iface: string, ssid: Ssid): void {
    const plan: CoursePlan = { iface, ssid, cut: undefined, larger: [] };
    this.#begin(scene, plan, { isCheck: true });
  }

  cancel(id: string): void {
    if (this.#running && this.#nameOf(this.#running).id === id) this.#running.cancel();
  }

  dismiss(id: string): void {
    const isRunning = this.#running && this.#nameOf(this.#running).id === id;
    if (!isRunning && this.#shown?.id === id) this.#show(undefined);
  }

  /** What goes on with another network is not broken off. @throws CallError 'busy' */
  demandFree(scene: Scene, { course: { iface } }: Plan): void {
    if (scene.attendant.running(iface) ?? this.#running)
      throw new CallError('busy', said('call.fix-running'));
  }

  #begin(scene: Scene, plan: CoursePlan, named: Omit<Named, 'id'>): string {
    const { iface, ssid } = plan;
    const going = scene.attendant.running(iface) ?? this.#running;
    if (going) {
      const other = going.course.plan;
      if (networkId(other.iface, other.ssid) === networkId(iface, ssid)) return this.#nameOf(going).id;
      throw new CallError('busy', said('call.fix-running'));
    }
    const attended = scene.attendant.attend(beginningOf(plan), {
      network: () => networkOf(scene, iface, ssid),
      // What is larger than the plan is offered as a plan of its own.
      agree: () => Promise.resolve(false),
    });
    const id = this.#nextId();
    this.#names.set(attended, { ...named, id });
    this.#running = attended;
    void attended.done.then(() => {
      const { error } = attended;
      const isKnown = error instanceof PlatformError || error instanceof UnknownTarget;
      if (error !== undefined && !isKnown) this.#options.bug(error);
    });
    return id;
  }

  #nextId(): string {
    return `fix-${++this.#last}`;
  }

  #nameOf(attended: Attended): Named {
    const named = this.#names.get(attended) ?? { id: this.#nextId() };
    this.#names.set(attended, named);
    return named;
  }

  #moved(attended: Attended, scene: Scene): void {
    const named = this.#nameOf(attended);
    const view = viewOf(named, attended.course);
    const isOver = view.outcome !== undefined;
    if (this.#running === undefined && !isOver) this.#running = attended;
    const isShown = this.#running === attended;
    if (isShown && isOver) this.#running = undefined;
    const isSilent = named.isCheck && view.outcome !== 'cancelled' && view.outcome !== 'failed';
    if (isShown) this.#show(isOver && isSilent ? undefined : view);
    if (isOver && !isSilent) this.#onDone(scene, attended.course, view);
  }

  #onDone(scene: Scene, { report }: Course, view: FixView): void {
    const networks = this.#tried.get(scene) ?? new Map<string, readonly CourseReport[]>();
    const tried = [...(networks.get(view.network) ?? []), ...(report ? [report] : [])];
    networks.set(view.network, tried.slice(-MOST_TRIED));
    this.#tried.set(scene, networks);
    this.#options.done(view, scene);
  }

  #show(fix: FixView | undefined): void {
    this.#shown = fix;
    this.#options.show(fix);
  }
}

const beginningOf = (plan: CoursePlan): Beginning => ({ by: 'fix', plan, proof: PROOF });

/** A course as it is shown, with the code to read back where somebody waits for one. */
function viewOf({ id, before, answer }: Named, course: Course): FixView {
  const view = fixView(id, course, before);
  const { report } = course;
  return answer && report ? { ...view, result: resultCode(resultFacts(answer, report)) } : view;
}

/** @throws UnknownTarget, PlatformError; told as the end of the fix */
async function networkOf(scene: Scene, iface: string, ssid: Ssid): Promise<KnownNetwork> {
  const network = (await scene.platform.networks(iface)).find((one) => one.ssid === ssid);
  if (!network) throw new UnknownTarget(said('call.unknown-network', { ssid }));
  if (network.disabled) throw new PlatformError('privilege', said('call.switched-off', { ssid }));
  return network;
}
