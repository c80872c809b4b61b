/** Changes of a Wi-Fi device's state as NetworkManager signals them, in the words of its log. Pure. */
import type { Happening } from '../../../domain/events.ts';
import { begin, newDevice, oneFamily, stateChange } from '../../../ingest/networkmanager/device.ts';
import { reasonName, STATE, stateName } from './names.ts';
import type { Profile } from './profile.ts';
import type { Witnessed } from '../witnessed.ts';

export class DeviceReader {
  readonly #device;
  #profile: Profile | undefined;
  /** In this activation the stored secrets were looked up: what comes later is a question to a person. */
  #hasLookedUp = false;

  constructor(iface: string) {
    this.#device = newDevice(iface);
    this.#device.isWifi = true;
  }

  /** The network of the activation under way is known. */
  learn(profile: Profile): Witnessed[] {
    if (this.#profile?.uuid === profile.uuid) return [];
    this.#profile = profile;
    const { ssid, akms } = profile;
    this.#device.ssid = ssid;
    this.#device.usesDhcp = profile.usesDhcp;
    const text = `NetworkManager activates "${ssid}"`;
    return [
      [{ kind: 'manager-state', state: 'activating', ssid }, text],
      ...(oneFamily(akms) ? [[{ kind: 'network-known', ssid, akms }, text] as const] : []),
    ];
  }

  /** A state that was come upon, not seen to begin. */
  come(state: number, profile: Profile | undefined): void {
    this.#profile = profile;
    this.#device.ssid = profile?.ssid;
    this.#hasLookedUp = state > STATE.needAuth;
  }

  /** @param reason `NMDeviceStateReason` */
  change(from: number, to: number, reason: number): Witnessed[] {
    const [was, is, why] = [stateName(from), stateName(to), reasonName(reason)];
    const text = `state change: ${was} -> ${is} (reason '${why}')`;
    const device = this.#device;
    const told: Happening[] = [];
    if (to === STATE.prepare && from !== STATE.needAuth) {
      // Whether NetworkManager began by itself is not told; a network that a person chose was seen as well.
      begin(device, true);
      this.#profile = undefined;
      this.#hasLookedUp = false;
      told.push({ kind: 'manager-state', state: 'activating' });
    }
    const network = device.ssid === undefined ? {} : { ssid: device.ssid };
    if (is === 'need-auth') {
      told.push({ kind: 'manager-state', state: 'need-auth', ...network });
      if (this.#hasLookedUp || why !== 'none')
        told.push({ kind: 'secrets-requested', program: 'NetworkManager', ...network });
      this.#hasLookedUp = true;
    }
    if (is === 'ip-config' && was !== 'activated') {
      told.push({ kind: 'manager-state', state: 'link-up', ...network });
      if (device.usesDhcp) told.push({ kind: 'address', step: 'requested' });
    }
    if (was === 'ip-config' && is === 'ip-check' && device.usesDhcp)
      told.push({ kind: 'address', step: 'obtained' });
    told.push(...(stateChange(device, was, is, why) ?? []));
    return told.map((happening) => [happening, text] as const);
  }
}
