/** wpa_supplicant over the message bus, where its control sockets are closed: whole networks, and keys that are not seen. */
import { said, type Said } from '../../../domain/said.ts';
import type { CutScope } from '../../../domain/finding.ts';
import { PlatformError } from '../../port.ts';
import type { CachedKey, Cleared, Cut, KnownNetwork } from '../../port.ts';
import { now } from '../clock.ts';
import { refusalOf } from '../dbus/refusal.ts';
import { textOf } from '../dbus/values.ts';
import type { Hand } from '../hand.ts';
import type { Intents, KeptIntent } from '../intents.ts';
import { managerOf } from '../network-manager.ts';
import type { BusInterface, BusNetwork, WpaBus } from './client.ts';

/** Of access points only; any changed value flushes the keys of this one network. */
const FIELD = 'ap_max_inactivity';
const PROGRAM = 'wpa_supplicant';
const WHY = said('cut.bus-clears-networks');

export class WpaBusHand implements Hand {
  readonly name = 'wpa_supplicant over D-Bus';
  readonly listsKeys = false;
  readonly #wpa: WpaBus;
  readonly #iface: string;
  readonly #intents: Intents;

  constructor(wpa: WpaBus, iface: string, intents: Intents) {
    this.#wpa = wpa;
    this.#iface = iface;
    this.#intents = intents;
  }

  cuts(): Promise<readonly CutScope[]> {
    return Promise.resolve(['network']);
  }

  networks(): Promise<KnownNetwork[]> {
    return asked(async () => {
      const there = await this.#there();
      const manager = managerOf(this.#iface);
      return (await this.#wpa.networks(there)).map(({ path, id, ssid, akms, isEnabled }) => {
        const current = there.current === path;
        const connected = current && there.state === 'completed';
        // That a network waits in back-off is not told on the bus.
        const state = { current, connected, disabled: !isEnabled, tempDisabled: false };
        return { iface: this.#iface, id, ssid, akms, manager, ...state };
      });
    });
  }

  cachedKeys(): Promise<CachedKey[]> {
    return Promise.resolve([]);
  }

  clearKey(network: KnownNetwork, cut: Cut, reconnect: () => boolean): Promise<Cleared> {
    if (cut.scope !== 'bss' && cut.scope !== 'network')
      throw new PlatformError('refused', said('system.one-network-at-most', { program: 'D-Bus' }));
    return asked(async () => {
      const there = await this.#there();
      const target = await this.#find(there, network);
      const from = textOf(target.fields, FIELD) ?? '0';
      const to = from === '1' ? '2' : '1';
      const { ssid, id: networkId } = target;
      const intent = { kind: 'field', networkId, ssid, field: FIELD, from, to } as const;
      const done = this.#intents.keep(this.#iface, intent);
      const changed = this.#wpa.setField(target, FIELD, to);
      const back = this.#wpa.setField(target, FIELD, from);
      await Promise.all([changed, back]);
      done();
      // Only now: an attempt with the old key would be one more refusal, and the next reason to clear.
      if (reconnect() && target.isEnabled) await this.#ask(there, target);
      const why = cut.scope === 'network' ? {} : { why: WHY };
      return { scope: 'network', ...why, removed: [], kept: [], unseen: true, at: now() };
    });
  }

  reconnect(network: KnownNetwork): Promise<void> {
    return asked(async () => {
      const there = await this.#there();
      const target = await this.#find(there, network);
      if (target.isEnabled) await this.#ask(there, target);
    });
  }

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  standDown(): Promise<void> {
    return Promise.resolve();
  }

  /** Finishes what was kept. @returns what had to be put right */
  async repair({ intent }: KeptIntent): Promise<Said | undefined> {
    if (intent.kind === 'throw-away') return undefined;
    const there = await this.#there();
    const { networkId, ssid } = intent;
    const target = (await this.#wpa.networks(there)).find((one) => one.id === networkId && one.ssid === ssid);
    if (!target) return undefined;
    if (intent.kind === 'field' && textOf(target.fields, intent.field) === intent.to)
      await this.#wpa.setField(target, intent.field, intent.from);
    else if (intent.kind === 'enable' && !target.isEnabled) await this.#wpa.enable(target, true);
    else return undefined;
    return said('repaired.network', { iface: this.#iface, ssid });
  }

  /** Enabling anew is the only way out of a back-off; a manager would see its network go. */
  async #ask(there: BusInterface, target: BusNetwork): Promise<void> {
    if (managerOf(this.#iface) !== undefined) return this.#wpa.ask(there, 'Reassociate');
    const { ssid, id: networkId } = target;
    const done = this.#intents.keep(this.#iface, { kind: 'enable', networkId, ssid });
    // Behind them: a call needs no value to be made first, and would overtake theirs.
    await Promise.all([this.#wpa.enable(target, false), this.#wpa.enable(target, true)]);
    done();
    await this.#wpa.ask(there, 'Reconnect');
  }

  async #there(): Promise<BusInterface> {
    const there = await this.#wpa.at(this.#iface);
    if (!there)
      throw new PlatformError('gone', said('system.not-driving', { program: PROGRAM, iface: this.#iface }));
    return there;
  }

  async #find(there: BusInterface, { id, ssid }: KnownNetwork): Promise<BusNetwork> {
    const target = (await this.#wpa.networks(there)).find((one) => one.id === id && one.ssid === ssid);
    if (target) return target;
    throw new PlatformError('gone', said('system.lost-network', { program: PROGRAM, ssid }));
  }
}

async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(error, PROGRAM);
  }
}
