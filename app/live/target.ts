/** Which network a person means. */
import type { Mac, Ssid } from '../domain/ids.ts';
import { said } from '../domain/said.ts';
import { ssidFromBytes } from '../domain/ssid.ts';
import type { Link } from '../model/link-state.ts';
import type { KnownNetwork, Platform } from '../platform/port.ts';
import { SaidError } from '../words/said-error.ts';

/** What a person named is not there, or is there twice. */
export class UnknownTarget extends SaidError {
  override readonly name = 'UnknownTarget';
}

/** Both readings of an argument: the spelling that Rejoin prints (`\xNN`, `\\`), and plain text. */
const spellings = (text: string): Ssid[] => [
  text as Ssid,
  ssidFromBytes(Buffer.from(text, 'utf8').toString('latin1')),
];

/** What a person named, as it was typed. */
export interface TargetOptions {
  readonly iface?: string | undefined;
  /** The access point whose key is meant. */
  readonly bssid?: string | undefined;
}

export interface Target {
  readonly network: KnownNetwork;
  readonly bssid: Mac | undefined;
}

/** @throws UnknownTarget that names the networks there are; PlatformError */
export async function findTarget(
  ssid: string,
  options: TargetOptions,
  platform: Pick<Platform, 'networks'>,
): Promise<Target> {
  const bssid = parseBssid(options.bssid);
  return { network: findNetwork(ssid, await platform.networks(options.iface)), bssid };
}

function findNetwork(text: string, networks: readonly KnownNetwork[]): KnownNetwork {
  const wanted = spellings(text);
  const found = networks.filter((network) => wanted.includes(network.ssid));
  if (found.length === 0) {
    const names = [...new Set(networks.map(({ ssid }) => ssid))].map((name) =>
      said('words.quoted', { text: name }),
    );
    const known = names.length > 0 ? said('target.knows', { names }) : said('target.knows-none');
    throw new UnknownTarget([said('target.unknown', { ssid: text }), known]);
  }
  const current = found.filter((network) => network.connected || network.current);
  const enabled = found.filter((network) => !network.disabled);
  const [best, ...rest] = current.length > 0 ? current : enabled.length > 0 ? enabled : found;
  const elsewhere = rest.filter((network) => network.iface !== best?.iface);
  if (best && elsewhere.length === 0) return best;
  const ifaces = [...new Set(found.map((network) => network.iface))];
  throw new UnknownTarget(said('target.several', { ssid: text, ifaces, option: '--iface' }));
}

function parseBssid(text: string | undefined): Mac | undefined {
  if (text === undefined) return undefined;
  if (!/^[\da-f]{2}(:[\da-f]{2}){5}$/i.test(text)) throw new UnknownTarget(said('target.no-bssid', { text }));
  return text.toLowerCase() as Mac;
}

/**
 * The network that a story is about: by the number that the supplicant told, else as the program above it keeps it.
 * @throws PlatformError where nobody can be asked
 */
export async function knownNetwork(
  platform: Platform,
  link: Link,
  ssid: Ssid | undefined,
): Promise<KnownNetwork | undefined> {
  const numbered = networkOf(link, ssid);
  if (numbered || ssid === undefined) return numbered;
  const all = (await platform.networks(link.iface)).filter((one) => one.ssid === ssid);
  return all.find((one) => one.current) ?? all[0];
}

/** The network that a story is about, as the supplicant numbers it. */
export function networkOf(link: Link, ssid: Ssid | undefined, connected = false): KnownNetwork | undefined {
  const entry = [...link.book.ids].findLast(([, known]) => known === ssid);
  if (!entry || ssid === undefined) return undefined;
  return {
    ...{ iface: link.iface, id: entry[0], ssid, akms: [], current: connected, connected },
    ...{ disabled: false, tempDisabled: false, manager: undefined },
  };
}
