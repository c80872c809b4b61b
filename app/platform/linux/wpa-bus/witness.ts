/** Follows wpa_supplicant over the message bus: its networks and its logins. The kernel tells the rest, and better. */
import type { Happening } from '../../../domain/events.ts';
import { BusWitness, type BusWitnessOptions } from '../dbus/bus-witness.ts';
import type { BusSignal } from '../dbus/system-bus.ts';
import { INTERFACE, SERVICE, WpaBus } from './client.ts';

export interface WpaBusOptions extends BusWitnessOptions {
  /** Its control socket is followed, which says all of this and more. */
  hasSocket(iface: string): boolean;
}

export class WpaBusWitness extends BusWitness<WpaBusOptions> {
  readonly #wpa: WpaBus;
  readonly #ifaces = new Map<string, string>();

  /** @throws BusError where there is no bus, 'denied' where it may not be asked */
  static open(options: WpaBusOptions): Promise<WpaBusWitness> {
    return new WpaBusWitness(options).listen(SERVICE);
  }

  private constructor(options: WpaBusOptions) {
    super(options, 'supplicant');
    this.#wpa = new WpaBus(options.bus);
  }

  protected async owner(isThere: boolean): Promise<void> {
    const lost = [...this.#ifaces.values()];
    this.#ifaces.clear();
    for (const iface of lost)
      this.tell(iface, { kind: 'supplicant', state: 'gone' }, 'wpa_supplicant left the bus');
    const all = isThere ? await this.#wpa.interfaces().catch(() => undefined) : undefined;
    for (const one of all ?? []) {
      this.#ifaces.set(one.path, one.iface);
      for (const path of one.networks) await this.#name(one.iface, path);
    }
    this.options.onChange(all !== undefined);
  }

  protected hear({ path, iface, member, body }: BusSignal): void {
    const [first, second] = body;
    if (iface === SERVICE && member.startsWith('Interface')) return void this.owner(true);
    const name = this.#ifaces.get(path);
    if (iface !== INTERFACE || name === undefined) return;
    const networkId = Number(/\/(\d+)$/.exec(String(first))?.[1]);
    const text = `${member} ${typeof first === 'string' ? first : ''}`;
    if (member === 'NetworkAdded' && Number.isInteger(networkId)) {
      this.tell(name, { kind: 'network-added', networkId }, text);
      void this.#name(name, String(first));
    }
    if (member === 'NetworkRemoved' && Number.isInteger(networkId))
      this.tell(name, { kind: 'network-removed', networkId }, text);
    if (member === 'PskMismatch') this.tell(name, { kind: 'psk-mismatch-suspected' }, text);
    const eap = member === 'EAP' ? eapStep(String(first), String(second)) : undefined;
    if (eap) this.tell(name, eap, `EAP ${String(first)} ${String(second)}`);
  }

  async #name(iface: string, path: string): Promise<void> {
    const network = await this.#wpa.network(path);
    if (!network) return;
    const { id: networkId, ssid, akms } = network;
    const text = `network ${networkId} "${ssid}" key_mgmt=${akms.join(',')}`;
    this.tell(iface, { kind: 'network-known', networkId, ssid, akms }, text);
  }

  protected override tell(iface: string, happening: Happening, text: string): void {
    if (!this.options.hasSocket(iface)) super.tell(iface, happening, text);
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
