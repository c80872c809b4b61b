/** The kernel as a witness: frames and their ends as nl80211 tells them to any user, whoever drives the interface. */
import type { Happening, WifiEvent } from '../../domain/events.ts';
import type { Mac } from '../../domain/ids.ts';
import { now } from './clock.ts';
import { KernelReader } from './kernel-reader.ts';
import { Nl80211 } from './nl80211.ts';
import type { Nl80211Event } from './nl80211.ts';
import { isUp } from './operstate.ts';

export interface KernelOptions {
  /** Index of the kernel among the diagnosis' inputs. */
  readonly input: number;
  emit(event: WifiEvent): void;
  /** Where a supplicant is followed it says more of scans, requests and connections; the kernel then only answers. */
  hasSupplicant(iface: string): boolean;
  /** An interface came or went. */
  onInterfaces(): void;
}

/** What a followed supplicant says itself, and better. */
const SUPPLICANT_SAYS: ReadonlySet<Happening['kind']> = new Set([
  'scan-started',
  'scan-done',
  'assoc-request',
  'auth-timeout',
  'assoc-timeout',
  'beacon-loss',
  'eapol-key',
  'connected',
]);
/** Milliseconds between looks whether the port is open, and how many of them. */
const LOOK = 100;
const LOOKS = 80;

export class KernelWitness {
  readonly #options: KernelOptions;
  readonly #readers = new Map<string, KernelReader>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  #wireless: Nl80211 | undefined;
  #line = 0;

  /** @throws NetlinkError ENOENT where no Wi-Fi driver is loaded; NativeError where the addon is missing */
  static async open(options: KernelOptions): Promise<KernelWitness> {
    const witness = new KernelWitness(options);
    witness.#wireless = await Nl80211.open({
      onEvent: (event) => witness.#onEvent(event),
      onLost: () =>
        witness.#tell('', { kind: 'witness-gap', why: 'the kernel told more than was read' }, 'overrun'),
    });
    await witness.#readInterfaces();
    return witness;
  }

  private constructor(options: KernelOptions) {
    this.#options = options;
  }

  close(): void {
    for (const timer of this.#waiting.values()) clearInterval(timer);
    this.#wireless?.close();
  }

  #tell(iface: string, happening: Happening, text: string, at = now()): void {
    if (SUPPLICANT_SAYS.has(happening.kind) && this.#options.hasSupplicant(iface)) return;
    const origin = { input: this.#options.input, line: ++this.#line, text };
    this.#options.emit({ at, origin, witness: 'kernel', iface, ...happening });
  }

  async #readInterfaces(): Promise<void> {
    for (const { ifindex, ifname, mac, type } of (await this.#wireless?.interfaces()) ?? []) {
      if (type !== 'station' || !mac) continue;
      this.#readers.set(ifname, new KernelReader(mac as Mac));
      this.#tell(ifname, { kind: 'own-address', address: mac as Mac }, `${ifname} has the address ${mac}`);
      await this.#readScan(ifname, ifindex, true);
    }
  }

  /** Names and key management of what was heard last; starts no scan. */
  async #readScan(ifname: string, ifindex: number, first = false): Promise<void> {
    const entries = (await this.#wireless?.scanResults(ifindex).catch(() => [])) ?? [];
    for (const { bssid, ssid = '', rsne, signal, status } of entries) {
      const akms = rsne?.akms ?? [];
      this.#tell(
        ifname,
        {
          ...{ kind: 'bss-seen', bssid: bssid as Mac, akms },
          ...(ssid === '' ? {} : { ssid }),
          ...(signal === undefined ? {} : { signal }),
        },
        `scan: ${bssid} "${ssid}" ${akms.join(',')}`,
      );
      // Only at the start: later the association itself is told.
      if (first && status === 'associated' && isUp(ifname))
        this.#tell(
          ifname,
          { kind: 'connected', bssid: bssid as Mac },
          `associated to ${bssid}, operstate up`,
        );
    }
  }

  #onEvent(event: Nl80211Event): void {
    const { command, ifname, ifindex, at } = event;
    if (command === 'NEW_INTERFACE' || command === 'DEL_INTERFACE') {
      this.#options.onInterfaces();
      if (ifname && (event.iftype === undefined || event.iftype === 'station')) {
        const state = command === 'NEW_INTERFACE' ? 'added' : 'removed';
        this.#tell(ifname, { kind: 'interface', state }, `interface ${ifname} ${state}`, at);
        if (state === 'removed') this.#readers.delete(ifname);
      }
      return;
    }
    if (ifname === undefined || (event.iftype !== undefined && event.iftype !== 'station')) return;
    const reader = this.#readers.get(ifname) ?? new KernelReader(undefined);
    this.#readers.set(ifname, reader);
    for (const [happening, text] of reader.read(event)) this.#tell(ifname, happening, text, at);
    if (command === 'NEW_SCAN_RESULTS' && ifindex !== undefined && !this.#options.hasSupplicant(ifname))
      void this.#readScan(ifname, ifindex);
    if (reader.associatedTo) this.#awaitPort(ifname, reader.associatedTo);
  }

  /** The kernel does not tell when the handshake is complete; the interface then leaves the state "dormant". */
  #awaitPort(ifname: string, bssid: Mac): void {
    clearInterval(this.#waiting.get(ifname));
    let looks = 0;
    const timer = setInterval(() => {
      const reader = this.#readers.get(ifname);
      const over = reader?.associatedTo !== bssid || ++looks > LOOKS;
      const open = !over && isUp(ifname);
      if (!over && !open) return;
      clearInterval(timer);
      if (reader?.associatedTo === bssid) reader.associatedTo = undefined;
      if (open) this.#tell(ifname, { kind: 'connected', bssid }, `operstate of ${ifname} is up`);
    }, LOOK);
    timer.unref();
    this.#waiting.set(ifname, timer);
  }
}
