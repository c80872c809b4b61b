/** What the witnesses over the message bus share: they follow one service over its restarts, and number what they tell. */
import type { Happening, WifiEvent, Witness } from '../../../domain/events.ts';
import { evidence } from '../../../ingest/evidence.ts';
import { now } from '../clock.ts';
import type { BusSignal, SystemBus } from './system-bus.ts';

export interface BusWitnessOptions {
  readonly bus: SystemBus;
  /** Index among the diagnosis' inputs. */
  readonly input: number;
  emit(event: WifiEvent): void;
  onChange(isThere: boolean): void;
}

export abstract class BusWitness<Options extends BusWitnessOptions = BusWitnessOptions> {
  protected readonly options: Options;
  readonly #witness: Witness;
  #stop: (() => void) | undefined;
  #line = 0;

  protected constructor(options: Options, witness: Witness) {
    this.options = options;
    this.#witness = witness;
  }

  /** Returns when what the service does now was read. @throws BusError where there is no bus */
  protected async listen(service: string): Promise<this> {
    let first: Promise<void> | undefined;
    this.#stop = await this.options.bus.listen(service, {
      signal: (signal) => this.hear(signal),
      owner: (isThere) => {
        const looked = this.owner(isThere);
        first ??= looked;
      },
    });
    await first;
    return this;
  }

  close(): void {
    this.#stop?.();
  }

  /** The service came, went, or is there as the listening begins. */
  protected abstract owner(isThere: boolean): Promise<void>;

  protected abstract hear(signal: BusSignal): void;

  protected tell(iface: string, happening: Happening, text: string, at = now()): void {
    const origin = { input: this.options.input, line: ++this.#line, text: evidence(text) };
    this.options.emit({ at, origin, witness: this.#witness, iface, ...happening });
  }
}
