/**
 * Plans that a window may have carried out, by name. A window names a plan; what it does was decided here, from what was
 * known when it was made.
 */
import type { CutScope, Finding } from '../domain/finding.ts';
import type { Mac, Ssid } from '../domain/ids.ts';
import type { PlanView } from '../ipc/contract/views.ts';
import { treatment } from '../remedy/plan.ts';

/** What is behind a plan's name. */
export interface Plan {
  readonly network: string;
  readonly iface: string;
  readonly ssid: Ssid;
  /** Clears the key of this access point, whatever is known of it; else only what is seen to be refused. */
  readonly bssid: Mac | undefined;
  readonly view: PlanView;
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
  ): PlanView {
    const scope = cuts[0] ?? 'network';
    const steps = scope === 'bss' ? finding.plan : treatment(scope);
    return this.#enter(network, iface, ssid, undefined, {
      ssid,
      scope,
      offline: OFFLINE[scope],
      steps: [...steps],
    });
  }

  /** Clears the key of one access point that a person names. @param connected nothing has to be asked for again */
  forEntry(network: string, iface: string, ssid: Ssid, bssid: Mac, connected: boolean): PlanView {
    const [clear, ...rest] = treatment('bss');
    const steps = clear ? [clear, ...(connected ? [] : rest)] : rest;
    return this.#enter(network, iface, ssid, bssid, {
      ...{ ssid, scope: 'bss', offline: connected ? 0 : OFFLINE.bss, steps },
    });
  }

  find(id: string): Plan | undefined {
    return this.#plans.get(id);
  }

  /** The same plan keeps its name, so that a button does not change under a person's finger. */
  #enter(
    network: string,
    iface: string,
    ssid: Ssid,
    bssid: Mac | undefined,
    view: Omit<PlanView, 'id'>,
  ): PlanView {
    const key = JSON.stringify([network, bssid, view]);
    const known = this.#plans.get(this.#ids.get(key) ?? '');
    if (known) return known.view;
    const id = `plan-${++this.#last}`;
    const plan: Plan = { network, iface, ssid, bssid, view: { id, ...view } };
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
