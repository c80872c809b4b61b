/**
 * Plans that a window may have carried out, by name. A window names a plan; what it does was decided here, from what was
 * known when it was made.
 */
import type { Answer } from '../codes/tables.ts';
import type { CutScope, Finding } from '../domain/finding.ts';
import type { Mac, Ssid } from '../domain/ids.ts';
import type { PlanView } from '../ipc/contract/views.ts';
import type { FixPlan } from '../live/plan.ts';
import type { Cut } from '../domain/treatment.ts';
import type { PmksaMirror } from '../model/pmksa-mirror.ts';
import type { CoursePlan } from '../remedy/course-state.ts';
import { smallestCut } from '../remedy/cut.ts';
import { treatment } from '../remedy/plan.ts';
import { networkId } from '../domain/link-key.ts';

/** What is behind a plan's name. */
export interface Plan {
  readonly network: string;
  readonly iface: string;
  readonly ssid: Ssid;
  /** What is carried out when it is pressed: this, and nothing else. */
  readonly course: CoursePlan;
  readonly view: PlanView;
  /** The answer of the helpdesk that it stands for. */
  readonly answer?: Answer | undefined;
  /** The number of a signed plan: it is carried out once. */
  readonly nonce?: string | undefined;
  /** No keys are kept for this network from then on. */
  readonly keepsNone?: true;
}

/** Milliseconds that each cut and the full login after it take, told as the cost. */
const OFFLINE: Readonly<Record<CutScope, number>> = {
  ...{ bss: 3000, network: 3000, profile: 5000, adapter: 10_000, service: 20_000 },
};
/** Plans that are remembered; a window shows a few at a time. */
const MOST = 512;

export class PlanBook {
  readonly #plans = new Map<string, Plan>();
  readonly #ids = new Map<string, string>();
  #last = 0;

  /** What to do about a stale key of a network. */
  forFinding(
    network: string,
    iface: string,
    ssid: Ssid,
    finding: Finding,
    cuts: readonly CutScope[],
    mirror: PmksaMirror,
  ): PlanView {
    const scope = cuts[0] ?? 'network';
    const cut: Cut = scope === 'bss' ? smallestCut(finding, mirror) : { scope };
    const count = cut.scope === 'bss' ? cut.bssids.length : 1;
    const steps = scope === 'bss' && finding.bssids.length === count ? finding.plan : treatment(scope, count);
    const plan = { iface, ssid, cut, larger: cuts.slice(1) };
    return this.#enter(network, plan, { ssid, scope, offline: OFFLINE[scope], steps: [...steps] });
  }

  /** Clears the key of one access point that a person names. @param connected nothing has to be asked for again */
  forEntry(network: string, iface: string, ssid: Ssid, bssid: Mac, connected: boolean): PlanView {
    const [clear, ...rest] = treatment('bss');
    const steps = clear ? [clear, ...(connected ? [] : rest)] : rest;
    const plan: CoursePlan = {
      ...{ iface, ssid, cut: { scope: 'bss', bssids: [bssid] }, larger: [], insisted: true },
      ...(connected ? { whileConnected: true } : {}),
    };
    return this.#enter(network, plan, {
      ...{ ssid, scope: 'bss', offline: connected ? 0 : OFFLINE.bss, steps },
    });
  }

  /** What the helpdesk asks for: its own plan, also where a button has the same. */
  forAnswer(
    { network, steps, course }: Pick<FixPlan, 'network' | 'steps' | 'course'>,
    asked: Pick<Plan, 'answer' | 'nonce' | 'keepsNone'>,
  ): PlanView {
    const { iface, ssid } = network;
    const scope = course.cut?.scope ?? 'bss';
    const offline = course.whileConnected ? 0 : OFFLINE[scope];
    const view = { ssid, scope, offline, steps: [...steps] };
    return this.#enter(networkId(iface, ssid), course, view, asked);
  }

  /** The same as a button does, for the helpdesk. */
  again(button: PlanView, asked: Pick<Plan, 'answer' | 'nonce'>): PlanView {
    const { id, ...view } = button;
    const plan = this.#plans.get(id);
    return plan ? this.#enter(plan.network, plan.course, view, asked) : button;
  }

  find(id: string): Plan | undefined {
    return this.#plans.get(id);
  }

  /** The same plan keeps its name, so that a button does not change under a person's finger. */
  #enter(
    network: string,
    course: CoursePlan,
    view: Omit<PlanView, 'id'>,
    asked: Pick<Plan, 'answer' | 'nonce' | 'keepsNone'> = {},
  ): PlanView {
    const key = JSON.stringify([network, course, view, asked]);
    const known = this.#plans.get(this.#ids.get(key) ?? '');
    if (known) return known.view;
    const id = `plan-${++this.#last}`;
    const { iface, ssid } = course;
    const plan: Plan = { network, iface, ssid, course, view: { id, ...view }, ...asked };
    this.#ids.set(key, id);
    this.#plans.set(id, plan);
    if (this.#plans.size > MOST) this.#forgetOldest();
    return plan.view;
  }

  #forgetOldest(): void {
    const [oldest] = this.#plans.keys();
    if (oldest === undefined) return;
    this.#plans.delete(oldest);
    for (const [key, id] of this.#ids) if (id === oldest) this.#ids.delete(key);
  }
}
