/** Follows wpa_supplicant over the message bus: its networks and its logins. The kernel tells the rest, and better. */
import type { Happening, WifiEvent } from '../../../domain/events.ts';
import { evidence } from '../../../ingest/evidence.ts';
import { now } from '../clock.ts';
import type { BusSignal, SystemBus } from '../dbus/system-bus.ts';
import { INTERFACE, SERVICE, WpaBus } from './client.ts';

export interface WpaBusOptions {
  readonly bus: SystemBus;
  /** Index among the diagnosis' inputs. */
  readonly input: number;
  emit(event: WifiEvent): void;
  /** Its control socket is followed, which says all of this and more. */
  hasSocket(iface: string): boolean;
  onChange(isThere: boolean): void;
}

export class WpaBusWitness {
  readonly #options: WpaBusOptions;
  readonly #wpa: WpaBus;
  readonly #ifaces = new Map<string, string>();
  #stop: (() => void) | undefined;
  #line = 0;

  /** @throws BusError where there is no bus, 'denied' where it may not be asked */
  static async open(options: WpaBusOptions): Promise<WpaBusWitness> {
    const witness = new WpaBusWitness(options);
    let first: Promise<void> | undefined;
    witness.#stop = await options.bus.listen(SERVICE, {
      signal: (signal) => witness.#hear(signal),
      owner: (isThere) => {
        const looked = witness.#owner(isThere);
        first ??= looked;
      },
    });
    await first;
    return witness;
  }

  private constructor(options: WpaBusOptions) {
    this.#options = options;
    this.#wpa = new WpaBus(options.bus);
  }

  close(): void {
    this.#stop?.();
  }

  async #owner(isThere: boolean): Promise<void> {
    const lost = [...this.#ifaces.values()];
    this.#ifaces.clear();
    for (const iface of lost)
      this.#tell(iface, { kind: 'supplicant', state: 'gone' }, 'wpa_supplicant left the bus');
    const all = isThere ? await this.#wpa.interfaces().catch(() => undefined) : undefined;
    for (const one of all ?? []) {
      this.#ifaces.set(one.path, one.iface);
      for (const path of one.networks) await this.#name(one.iface, path);
    }
    this.#options.onChange(all !== undefined);
  }

  #hear({ path, iface, member, body }: BusSignal): void {
    const [first, second] = body;
    if (iface === SERVICE && member.startsWith('Interface')) return void this.#owner(true);
    const name = this.#ifaces.get(path);
    if (iface !== INTERFACE || name === undefined) return;
    const networkId = Number(/\/(\d+)$/.exec(String(first))?.[1]);
    const text = `${member} ${typeof first === 'string' ? first : ''}`;
    if (member === 'NetworkAdded' && Number.isInteger(networkId)) {
      this.#tell(name, { kind: 'network-added', networkId }, text);
      void this.#name(name, String(first));
    }
    if (member === 'NetworkRemoved' && Number.isInteger(networkId))
      this.#tell(name, { kind: 'network-removed', networkId }, text);
    if (member === 'PskMismatch') this.#tell(name, { kind: 'psk-mismatch-suspected' }, text);
    const eap = member === 'EAP' ? eapStep(String(first), String(second)) : undefined;
    if (eap) this.#tell(name, eap, `EAP ${String(first)} ${String(second)}`);
  }

  async #name(iface: string, path: string): Promise<void> {
    const network = await this.#wpa.network(path);
    if (!network) return;
    const { id: networkId, ssid, akms } = network;
    const text = `network ${networkId} "${ssid}" key_mgmt=${akms.join(',')}`;
    this.#tell(iface, { kind: 'network-known', networkId, ssid, akms }, text);
  }

  #tell(iface: string, happening: Happening, text: string): void {
    if (this.#options.hasSocket(iface)) return;
    const origin = { input: this.#options.input, line: ++this.#line, text: evidence(text) };
    this.#options.emit({ at: now(), origin, witness: 'supplicant', iface, ...happening });
  }
}

/** `wpas_notify_eap_status` of hostap. */
function eapStep(status: string, parameter: string): Happening | undefined {
  if (status === 'started') return { kind: 'eap', step: 'started' };
  if (status === 'accept proposed method') return { kind: 'eap', step: 'method', method: parameter };
  if (status === 'refuse proposed method') return { kind: 'eap', step: 'method-refused', method: parameter };
  if (status === 'remote certificate verification' && parameter !== 'success')
    return { kind: 'eap', step: 'certificate-error', detail: parameter };
  if (status === 'eap parameter needed') return { kind: 'eap', step: 'password-needed' };
  if (status === 'completion') return { kind: 'eap', step: parameter === 'success' ? 'success' : 'failure' };
  return undefined;
}
