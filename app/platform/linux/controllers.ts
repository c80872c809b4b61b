/** Which program drives which interface. Two at one interface disturb each other, and neither knows of it (seed 004). */
import { readFileSync } from 'node:fs';
import { processesOf, type Process } from './processes.ts';

export interface Controller {
  readonly iface: string;
  readonly program: string;
}

/** What those who may be asked say of one interface. */
export interface Claims {
  /** NetworkManager lists it as managed. */
  readonly manager: boolean;
  /** iwd has a station there. */
  readonly iwd: boolean;
  /** A supplicant has it: by a control socket, or on the bus. */
  readonly supplicant: boolean;
}

export const NOBODY = 'nobody';
const PROGRAMS: ReadonlySet<string> = new Set(['wpa_supplicant', 'connmand']);

/** `-i wlan0`, `-iwlan0`, also behind a `-N` that begins a further interface. */
const isAt = ({ name, args }: Process, iface: string): boolean =>
  name === 'wpa_supplicant' &&
  args.some((arg, index) => arg === `-i${iface}` || (arg === '-i' && args[index + 1] === iface));

/** systemd-networkd configures the addresses of what others connect. */
function hasNetworkd(iface: string): boolean {
  try {
    const index = readFileSync(`/sys/class/net/${iface}/ifindex`, 'utf8').trim();
    const state = readFileSync(`/run/systemd/netif/links/${index}`, 'utf8');
    return /^ADMIN_STATE=(?!unmanaged|linger)/m.test(state);
  } catch {
    return false;
  }
}

/** @returns one row for each program at each interface, or `nobody` */
export function controllersOf(
  ifaces: readonly string[],
  claims: (iface: string) => Claims,
  processes = processesOf(PROGRAMS),
  networkd = hasNetworkd,
): Controller[] {
  return ifaces.flatMap((iface) =>
    programsAt(claims(iface), processes, iface, networkd(iface)).map((program) => ({ iface, program })),
  );
}

function programsAt(
  claims: Claims,
  processes: readonly Process[],
  iface: string,
  networkd: boolean,
): string[] {
  const own = processes.filter((process) => isAt(process, iface));
  const withNetworkd = (name: string): string => (networkd ? `${name} with systemd-networkd` : name);
  const programs: string[] = [];
  if (claims.manager) {
    // NetworkManager drives either; a supplicant that was started for this interface alone is none of its own.
    const drives = claims.iwd && !claims.supplicant;
    programs.push(drives ? 'NetworkManager with iwd' : 'NetworkManager');
  }
  if (claims.iwd && (!claims.manager || claims.supplicant)) programs.push(withNetworkd('iwd'));
  const several = own.length > 1;
  programs.push(
    ...own.map(({ pid }) => (several ? `wpa_supplicant (process ${pid})` : withNetworkd('wpa_supplicant'))),
  );
  if (programs.length > 0) return programs;
  if (processes.some(({ name }) => name === 'connmand')) return ['connman'];
  if (claims.supplicant) return [withNetworkd('wpa_supplicant')];
  return [networkd ? 'systemd-networkd' : NOBODY];
}
