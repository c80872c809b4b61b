/** The programs that are followed over the message bus, each as it comes and goes. */
import type { WifiEvent } from '../../domain/events.ts';
import { BusError } from './dbus/bus-error.ts';
import type { SystemBus } from './dbus/system-bus.ts';
import { IwdWitness } from './iwd/witness.ts';
import { ManagerWitness } from './networkmanager/witness.ts';
import { WpaBusWitness } from './wpa-bus/witness.ts';

/** Their names in sentences. */
export const NETWORK_MANAGER = 'NetworkManager';
export const WPA_ON_BUS = 'wpa_supplicant over D-Bus';

export interface BusProgramsOptions {
  readonly bus: SystemBus;
  /** Their indices among the diagnosis' inputs. */
  readonly inputs: { readonly manager: number; readonly wpa: number; readonly iwd: number };
  emit(event: WifiEvent): void;
  /** A control socket is followed there, which says more. */
  hasSocket(iface: string): boolean;
  onProgram(program: string, isThere: boolean): void;
}

export class BusPrograms {
  /** Those that may be asked now. */
  readonly there = new Set<string>();
  readonly #options: BusProgramsOptions;
  readonly #witnesses: { close(): void }[] = [];
  #isClosed = false;

  constructor(options: BusProgramsOptions) {
    this.#options = options;
  }

  /** Follows all of them, once. Where there is no bus nothing happens, and it may be tried again. */
  async open(): Promise<void> {
    if (this.#witnesses.length > 0 || this.#isClosed) return;
    const { bus, inputs } = this.#options;
    const emit = (event: WifiEvent): void => this.#options.emit(event);
    const hasSocket = (iface: string): boolean => this.#options.hasSocket(iface);
    const common = (input: number, program: string) => ({
      ...{ bus, emit, input, onChange: (isThere: boolean) => this.#changed(program, isThere) },
    });
    try {
      this.#witnesses.push(await ManagerWitness.open(common(inputs.manager, NETWORK_MANAGER)));
      this.#witnesses.push(await WpaBusWitness.open({ ...common(inputs.wpa, WPA_ON_BUS), hasSocket }));
      this.#witnesses.push(await IwdWitness.open(common(inputs.iwd, 'iwd')));
    } catch (error) {
      if (!(error instanceof BusError)) throw error;
      this.#end();
    }
    // `close` may have been called meanwhile.
    if (this.#hasEnded()) this.#end();
  }

  close(): void {
    this.#isClosed = true;
    this.#end();
  }

  #hasEnded(): boolean {
    return this.#isClosed;
  }

  #end(): void {
    for (const witness of this.#witnesses.splice(0)) witness.close();
  }

  #changed(program: string, isThere: boolean): void {
    if (this.there.has(program) === isThere) return;
    if (isThere) this.there.add(program);
    else this.there.delete(program);
    this.#options.onProgram(program, isThere);
  }
}
