/**
 * What the kernel tells about Wi-Fi to any user: who scans, authenticates, associates and is thrown out. No privilege is
 * needed, no daemon and no socket of one.
 */
import { said } from '../../domain/said.ts';
import type { NativeError } from '../../../native/index.ts';
import { wallTime } from './clock.ts';
import { defined } from './defined.ts';
import { GenericNetlink, NetlinkError } from './genetlink.ts';
import type { Family } from './genetlink.ts';
import * as codec from './netlink-codec.ts';
import { ATTR, decodeNl80211, decodeScanEntry } from './nl80211-decode.ts';
import type { InterfaceType, Nl80211Message, ScanEntry } from './nl80211-decode.ts';

export interface Nl80211Event extends Nl80211Message {
  /** When it came in: milliseconds since 1970, see `clock.ts`. */
  readonly at: number;
}

export interface WirelessInterface {
  readonly ifindex: number;
  readonly ifname: string;
  readonly type: InterfaceType;
  /** Its own address. */
  readonly mac?: string;
  readonly wiphy?: number;
  /** The SSID in use, where there is one. */
  readonly ssid?: Buffer;
  /** MHz. */
  readonly freq?: number;
}

export interface Nl80211Options {
  /** `ifname` is filled in wherever the interface is known. */
  onEvent(event: Nl80211Event): void;
  /** Events were lost at this place in the stream; how many is not known. */
  onLost?(): void;
  onError?(error: NativeError): void;
  /** Default: all four that an ordinary user may join. */
  readonly groups?: readonly Group[];
  readonly queueLimit?: number;
}

export type Group = 'mlme' | 'scan' | 'config' | 'regulatory';

const GROUPS: readonly Group[] = ['mlme', 'scan', 'config', 'regulatory'];
const GET_INTERFACE = 5;
const GET_SCAN = 32;

export class Nl80211 {
  readonly #family: Family;
  /** A socket of its own: a flood of events must not lose a reply. */
  readonly #requests: GenericNetlink;
  readonly #events: GenericNetlink;
  readonly #names = new Map<number, string>();

  /** @throws NetlinkError ENOENT where no wireless driver is loaded; NativeError where the addon is missing */
  static async open(options: Nl80211Options): Promise<Nl80211> {
    const requests = new GenericNetlink();
    try {
      const family = await requests.family('nl80211');
      const wireless = new Nl80211(family, requests, options);
      // Only after joining: an interface that comes in between is then told by an event.
      for (const known of await wireless.interfaces()) wireless.#names.set(known.ifindex, known.ifname);
      return wireless;
    } catch (error) {
      requests.close();
      if (error instanceof NetlinkError && error.code === 'ENOENT') {
        throw new NetlinkError('ENOENT', said('kernel.no-nl80211'));
      }
      throw error;
    }
  }

  private constructor(family: Family, requests: GenericNetlink, options: Nl80211Options) {
    this.#family = family;
    this.#requests = requests;
    const { queueLimit } = options;
    this.#events = new GenericNetlink({
      onMulticast: (message, type, received) => {
        if (type !== family.id) return;
        options.onEvent({ ...this.#named(decodeNl80211(message)), at: wallTime(received) });
      },
      onOverrun: () => options.onLost?.(),
      onError: (error) => options.onError?.(error),
      ...(queueLimit === undefined ? {} : { queueLimit }),
    });
    try {
      for (const name of options.groups ?? GROUPS) {
        const group = family.groups.get(name);
        if (group !== undefined) this.#events.join(group);
      }
    } catch (error) {
      this.#events.close();
      throw error;
    }
  }

  async interfaces(): Promise<WirelessInterface[]> {
    const found: WirelessInterface[] = [];
    for (const message of await this.#requests.dump(this.#family, GET_INTERFACE)) {
      const { ifindex, ifname, iftype, mac, wiphy, ssid, freq } = decodeNl80211(message);
      // A P2P device has no network interface.
      if (ifindex === undefined || ifname === undefined) continue;
      found.push({ ifindex, ifname, type: iftype ?? 'other', ...defined({ mac, wiphy, ssid, freq }) });
    }
    return found;
  }

  /** What the kernel remembers of the last scans; starts none. @throws NetlinkError ENODEV where the interface is gone */
  async scanResults(ifindex: number): Promise<ScanEntry[]> {
    const request = [codec.u32Attribute(ATTR.ifindex, ifindex)];
    const messages = await this.#requests.dump(this.#family, GET_SCAN, request);
    return messages.map(decodeScanEntry).filter((entry) => entry !== undefined);
  }

  /** Keeps the process alive as long as this is open. */
  ref(): void {
    this.#events.ref();
  }

  /** Idempotent; no callback comes after it. */
  close(): void {
    this.#events.close();
    this.#requests.close();
  }

  #named(message: Nl80211Message): Nl80211Message {
    const { ifindex, command } = message;
    if (ifindex === undefined) return message;
    const ifname = message.ifname ?? this.#names.get(ifindex);
    if (ifname === undefined) return message;
    if (command === 'DEL_INTERFACE') this.#names.delete(ifindex);
    else this.#names.set(ifindex, ifname);
    return { ...message, ifname };
  }
}
