/** A stand-in for iwd on a bus: one station, two networks that it knows, one of them in reach. */
import { defineInterface, type MessageBus } from 'dbus-native';
import type { PrivateBus } from './private-bus.ts';

const NAME = 'net.connman.iwd';
const STATION = '/net/connman/iwd/0/9';
const SEEN = `${STATION}/6c6162_psk`;
const KNOWN = '/net/connman/iwd/6c6162_psk';
const FAR = '/net/connman/iwd/666172_psk';

export class FakeIwd {
  /** What it was told to do. */
  readonly told: string[] = [];
  hasStation = true;
  /** How an attempt ends. */
  answer: 'connected' | 'failed' | 'denied' = 'connected';
  #state = 'disconnected';
  #bus: MessageBus | undefined;

  async start(where: PrivateBus): Promise<void> {
    const bus = await where.client();
    this.#bus = bus;
    bus.exportObjectManager('/');
    const read = <T>(type: string, get: () => T) => ({ type, access: 'read' as const, get });
    const put = (path: string, name: string, spec: Omit<Parameters<typeof defineInterface>[0], 'name'>) =>
      bus.export(path, defineInterface({ name: `${NAME}.${name}`, ...spec }));
    const version = { Version: '2.3' };
    await put('/net/connman/iwd', 'Daemon', {
      methods: { GetInfo: { out: { info: 'a{sv}' }, handler: () => version } },
    });
    for (const [path, name] of [
      [KNOWN, 'lab'],
      [FAR, 'far "away"'],
    ] as const)
      await put(path, 'KnownNetwork', {
        properties: { Name: read('s', () => name), Type: read('s', () => 'psk') },
        methods: { Forget: { handler: () => void this.told.push('Forget') } },
      });
    if (this.hasStation) {
      await put(STATION, 'Device', { properties: { Name: read('s', () => 'wlan7') } });
      await put(STATION, 'Station', this.#station(read));
      await put(SEEN, 'Network', this.#network(read));
    }
    await bus.ownName(NAME);
  }

  async stop(): Promise<void> {
    await this.#bus?.close();
  }

  go(...states: readonly string[]): void {
    for (const state of states) {
      this.#state = state;
      this.#bus?.emitPropertiesChanged(STATION, `${NAME}.Station`, { State: state });
    }
  }

  #station(read: Read): Omit<Parameters<typeof defineInterface>[0], 'name'> {
    const isAt = (): boolean => this.#state !== 'disconnected';
    return {
      properties: {
        State: read('s', () => this.#state),
        ConnectedNetwork: read('o', () => (isAt() ? SEEN : '/')),
      },
      methods: { Disconnect: { handler: () => void this.told.push('Disconnect') } },
    };
  }

  #network(read: Read): Omit<Parameters<typeof defineInterface>[0], 'name'> {
    return {
      properties: {
        Name: read('s', () => 'lab'),
        Device: read('o', () => STATION),
        KnownNetwork: read('o', () => KNOWN),
      },
      methods: {
        Connect: {
          handler: () => {
            this.told.push('Connect');
            if (this.answer === 'connected') return;
            const name = this.answer === 'denied' ? 'PermissionDenied' : 'Failed';
            throw Object.assign(new Error('Operation failed'), { dbusName: `${NAME}.${name}` });
          },
        },
      },
    };
  }
}

type Read = <T>(type: string, get: () => T) => { type: string; access: 'read'; get: () => T };
