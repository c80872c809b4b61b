/** The guests' programs of another Debian release: a whole system to boot, or its supplicant and access point alone. */
import { debianSystem } from '../../support/debian-system.ts';

/** What a guest needs, as Debian's packages. Node, the kernel's modules and the checkout come from this machine. */
const PACKAGES = [
  ...['wpasupplicant', 'hostapd', 'network-manager', 'iwd', 'dbus', 'udev', 'systemd'],
  ...['iw', 'iproute2', 'busybox-static', 'kmod', 'openssl', 'procps'],
];
const POLKIT: Readonly<Record<string, string>> = { bullseye: 'policykit-1' };

export const SUITES = ['bullseye', 'bookworm', 'trixie', 'sid'];
/** wpa_supplicant's and hostapd's release, and the Debian that has it. */
export const SUPPLICANTS: Readonly<Record<string, string>> = {
  '2.9': 'bullseye',
  '2.10': 'bookworm',
  '2.11': 'sid',
};

/**
 * The folder of such a system; it is made once, which takes minutes, needs root and Debian's mirror.
 * @throws Error with debootstrap's or apt's words
 */
export function prepareUserland(suite: string, note: (text: string) => void): string {
  if (!SUITES.includes(suite)) throw new Error(`--userland is one of ${SUITES.join(', ')}`);
  note(`the guests' programs are those of ${suite}`);
  return debianSystem(suite, [...PACKAGES, POLKIT[suite] ?? 'polkitd']);
}

/** The same for a release of wpa_supplicant. */
export function prepareSupplicant(release: string, note: (text: string) => void): string {
  const suite = SUPPLICANTS[release];
  if (suite === undefined) throw new Error(`--supplicant is one of ${Object.keys(SUPPLICANTS).join(', ')}`);
  return prepareUserland(suite, note);
}
