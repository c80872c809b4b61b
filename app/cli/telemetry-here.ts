/** What verbs tell the organisation: into this person's history, and only where a policy asks for it. */
import { telemetryOf } from '../policy/in-force.ts';
import { Telemetry } from '../sending/telemetry.ts';
import { historyFile } from '../store/place.ts';
import { Store } from '../store/store.ts';
import { policyHere } from './here.ts';
import { note } from './output.ts';
import { VERSION } from './version.ts';

/** With a history that is opened when there is something to keep, and closed with it. */
class TelemetryHere extends Telemetry {
  readonly #store: () => Store | undefined;

  constructor() {
    let store: Store | undefined;
    const opened = (): Store => (store ??= new Store({ path: historyFile(), notice: note }));
    super({ version: VERSION, policy: policyHere(), queue: () => opened().telemetry });
    this.#store = () => store;
  }

  override start(): void {
    // A history is not made to look whether something is to be taken out of it.
    if (telemetryOf(policyHere().current)) super.start();
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#store()?.close();
  }
}

export const telemetryHere = (): Telemetry => new TelemetryHere();

/** For verbs that end: it waits for whoever sends. */
export async function tellOrganisation(tell: (telemetry: Telemetry) => void): Promise<void> {
  if (!telemetryOf(policyHere().current)) return;
  const telemetry = telemetryHere();
  tell(telemetry);
  await telemetry.close();
}
