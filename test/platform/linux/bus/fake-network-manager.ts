/** A stand-in for NetworkManager on a bus: one Wi-Fi device, some profiles, and what may never be called. */
import { defineInterface, Variant, type DefinedInterface, type MessageBus } from 'dbus-native';
import type { PrivateBus } from './private-bus.ts';

const NAME = 'org.freedesktop.NetworkManager';
const ROOT = '/org/freedesktop/NetworkManager';
const DEVICE = `${ROOT}/Devices/3`;
const ACTIVE = `${ROOT}/ActiveConnection/7`;
/** The real one hands it out by `GetSecrets` alone. This one leaves it lying among the settings: it must not be picked up. */
export const PASSPHRASE = 'correct horse battery';

export interface FakeProfile {
  readonly uuid: string;
  readonly ssid: Uint8Array;
  readonly management?: string;
  readonly mode?: string;
}

const path = (index: number): string => `${ROOT}/Settings/${index + 1}`;

export class FakeNetworkManager {
  /** What was called that changes a profile or hands out a secret. */
  readonly sins: string[] = [];
  /** Profiles that were activated, in order. */
  readonly activated: string[] = [];
  /** What polkit says of the caller. */
  permission: 'yes' | 'auth' | 'no' = 'yes';
  hasDevice = true;
  readonly profiles: readonly FakeProfile[];
  #bus: MessageBus | undefined;
  #device: DefinedInterface | undefined;
  #state = 30;
  #active = '/';

  constructor(profiles: readonly FakeProfile[]) {
    this.profiles = profiles;
  }

  async start(where: PrivateBus): Promise<void> {
    const bus = await where.client();
    this.#bus = bus;
    await bus.export(ROOT, this.#root());
    await bus.export(`${ROOT}/Settings`, this.#settings());
    for (const [index, profile] of this.profiles.entries())
      await bus.export(path(index), this.#profile(profile));
    this.#device = this.#deviceInterface();
    await bus.export(DEVICE, this.#device);
    await bus.export(ACTIVE, this.#activation());
    await bus.ownName(NAME);
  }

  /** It ends, and its connection with it. */
  async stop(): Promise<void> {
    await this.#bus?.close();
    this.#bus = undefined;
  }

  /** A device goes through states as `NMDeviceState` numbers them, each with a reason. */
  go(profile: number | undefined, ...states: readonly (readonly [state: number, reason: number])[]): void {
    if (profile !== undefined) this.#active = path(profile);
    for (const [state, reason] of states) {
      const from = this.#state;
      this.#state = state;
      if (state === 30) this.#active = '/';
      this.#device?.emit['StateChanged']?.(state, from, reason);
    }
  }

  /** Somebody else on the bus says the same of the same device. */
  static async impostor(where: PrivateBus): Promise<void> {
    const bus = await where.client();
    bus.sendSignal(DEVICE, `${NAME}.Device`, 'StateChanged', 'uuu', [60, 50, 8]);
    await bus.getId();
  }

  #root(): DefinedInterface {
    return defineInterface({
      name: NAME,
      methods: {
        GetDevices: { out: { devices: 'ao' }, handler: () => (this.hasDevice ? [DEVICE] : []) },
        GetPermissions: {
          out: { permissions: 'a{ss}' },
          handler: () => ({ [`${NAME}.network-control`]: this.permission }),
        },
        ActivateConnection: {
          in: { connection: 'o', device: 'o', specific: 'o' },
          out: { active: 'o' },
          handler: ({ connection }: { connection: string }) => {
            if (this.permission !== 'yes') {
              const error = new Error('Not authorized to control networking.');
              throw Object.assign(error, { dbusName: `${NAME}.PermissionDenied` });
            }
            this.activated.push(connection);
            return ACTIVE;
          },
        },
        AddAndActivateConnection: this.#sin('AddAndActivateConnection'),
      },
    });
  }

  #settings(): DefinedInterface {
    return defineInterface({
      name: `${NAME}.Settings`,
      methods: {
        ListConnections: {
          out: { connections: 'ao' },
          handler: () => this.profiles.map((_profile, index) => path(index)),
        },
        AddConnection: this.#sin('AddConnection'),
        ReloadConnections: this.#sin('ReloadConnections'),
      },
    });
  }

  #profile({ uuid, ssid, management = 'sae', mode = 'infrastructure' }: FakeProfile): DefinedInterface {
    const text = (value: string): Variant => new Variant('s', value);
    const settings = {
      connection: { id: text('a profile'), uuid: text(uuid), type: text('802-11-wireless') },
      '802-11-wireless': { ssid: new Variant('ay', Buffer.from(ssid)), mode: text(mode) },
      '802-11-wireless-security': { 'key-mgmt': text(management), psk: text(PASSPHRASE) },
    };
    const writes = ['Update', 'UpdateUnsaved', 'Update2', 'Save', 'Delete', 'ClearSecrets', 'GetSecrets'];
    return defineInterface({
      name: `${NAME}.Settings.Connection`,
      methods: {
        GetSettings: { out: { settings: 'a{sa{sv}}' }, handler: () => settings },
        ...Object.fromEntries(writes.map((name) => [name, this.#sin(name)])),
      },
    });
  }

  #deviceInterface(): DefinedInterface {
    const read = <T>(type: string, get: () => T) => ({ type, access: 'read' as const, get });
    return defineInterface({
      name: `${NAME}.Device`,
      properties: {
        Interface: read('s', () => 'wlan7'),
        DeviceType: read('u', () => 2),
        State: read('u', () => this.#state),
        Managed: read('b', () => true),
        ActiveConnection: read('o', () => (this.#active === '/' ? '/' : ACTIVE)),
      },
      methods: { Reapply: this.#sin('Reapply') },
      signals: { StateChanged: { args: { new: 'u', old: 'u', reason: 'u' } } },
    });
  }

  #activation(): DefinedInterface {
    return defineInterface({
      name: `${NAME}.Connection.Active`,
      properties: { Connection: { type: 'o', access: 'read', get: () => this.#active } },
    });
  }

  #sin(name: string) {
    return { handler: () => void this.sins.push(name) };
  }
}
