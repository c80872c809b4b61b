import type { WifiEvent } from '../../domain/events.ts';
import { Nl80211 } from './nl80211.ts';

export interface KernelOptions {
  readonly input: number;
  emit(event: WifiEvent): void;
  hasSupplicant(iface: string): boolean;
  onInterfaces(): void;
}

export class KernelWitness {
  readonly #wireless: Nl80211;
  static async open(options: KernelOptions): Promise<KernelWitness> {
    const wireless = await Nl80211.open({
      onEvent: (event) => {
        if (event.command === 'NEW_INTERFACE' || event.command === 'DEL_INTERFACE') options.onInterfaces();
      },
    });
    return new KernelWitness(wireless);
  }
  private constructor(wireless: Nl80211) {
    this.#wireless = wireless;
  }
  close(): void {
    this.#wireless.close();
  }
}
