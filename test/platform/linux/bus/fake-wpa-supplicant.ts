/** A stand-in for wpa_supplicant on a bus: one interface, one network, and the order in which its fields were set. */
import { defineInterface, Variant, type DefinedInterface, type MessageBus } from 'dbus-native';
import type { PrivateBus } from './private-bus.ts';

const NAME = 'fi.w1.wpa_supplicant1';
const ROOT = '/fi/w1/wpa_supplicant1';
const INTERFACE = `${ROOT}/Interfaces/0`;
const NETWORK = `${INTERFACE}/Networks/4`;

export class FakeWpaSupplicant {
  /** What it was told to do, in order. */
  readonly told: string[] = [];
  readonly fields: Record<string, string> = {
    ...{ ssid: '"lab-sae"', key_mgmt: 'SAE', ap_max_inactivity: '0' },
  };
  isEnabled = true;
  state = 'associating';
  #bus: MessageBus | undefined;
  #interface: DefinedInterface | undefined;

  async start(where: PrivateBus): Promise<void> {
    const bus = await where.client();
    this.#bus = bus;
    const read = <T>(type: string, get: () => T) => ({ type, access: 'read' as const, get });
    const ask = (name: string) => ({ handler: () => void this.told.push(name) });
    await bus.export(
      ROOT,
      defineInterface({ name: NAME, properties: { Interfaces: read('ao', () => [INTERFACE]) } }),
    );
    this.#interface = defineInterface({
      name: `${NAME}.Interface`,
      properties: {
        Ifname: read('s', () => 'wlan7'),
        State: read('s', () => this.state),
        Networks: read('ao', () => [NETWORK]),
        CurrentNetwork: read('o', () => NETWORK),
      },
      methods: { Reassociate: ask('Reassociate'), Reconnect: ask('Reconnect') },
      signals: {
        NetworkAdded: { args: { network: 'o', properties: 'a{sv}' } },
        NetworkRemoved: { args: { network: 'o' } },
        PskMismatch: { args: { network: 'o' } },
        EAP: { args: { status: 's', parameter: 's' } },
      },
    });
    await bus.export(INTERFACE, this.#interface);
    await bus.export(NETWORK, this.#network());
    await bus.ownName(NAME);
  }

  async stop(): Promise<void> {
    await this.#bus?.close();
  }

  emit(signal: string, ...args: unknown[]): void {
    this.#interface?.emit[signal]?.(...args);
  }

  readd(): void {
    this.emit('NetworkRemoved', NETWORK);
    this.emit('NetworkAdded', NETWORK, {});
  }

  #network(): DefinedInterface {
    return defineInterface({
      name: `${NAME}.Network`,
      properties: {
        Enabled: {
          type: 'b',
          get: () => this.isEnabled,
          set: (value) => {
            this.isEnabled = value === true;
            this.told.push(`Enabled ${String(value)}`);
          },
        },
        Properties: {
          type: 'a{sv}',
          get: () =>
            Object.fromEntries(
              Object.entries(this.fields).map(([name, value]) => [name, new Variant('s', value)]),
            ),
          set: (value) => {
            for (const [name, given] of Object.entries(value as Record<string, unknown>)) {
              // As the real one: a text is written in quotes, and a quoted number is none.
              if (typeof given !== 'number') throw new Error(`invalid number "${String(given)}"`);
              const text = String(given);
              this.fields[name] = text;
              this.told.push(`${name}=${text}`);
            }
          },
        },
      },
    });
  }
}
