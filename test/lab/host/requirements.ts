import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Program → Debian package that brings it. The guest uses the host's own files, so all of them must be here. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'qemu-system-x86_64': 'qemu-system-x86',
  hostapd: 'hostapd',
  hostapd_cli: 'hostapd',
  wpa_supplicant: 'wpasupplicant',
  wpa_cli: 'wpasupplicant',
  iw: 'iw',
  ip: 'iproute2',
  tc: 'iproute2',
  modprobe: 'kmod',
  cpio: 'cpio',
  busybox: 'busybox-static',
  openssl: 'openssl',
  setpriv: 'util-linux',
};

/** What `--capture` needs besides. */
const CAPTURE: Readonly<Record<string, string>> = { dumpcap: 'wireshark-common' };

/** Where Debian keeps administrator's programs; an ordinary user's PATH often lacks the sbin folders. */
export const SEARCH_PATH = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

function isInstalled(program: string): boolean {
  return SEARCH_PATH.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Names what the lab still needs, in one sentence that can be pasted into a shell; undefined if nothing is missing.
 */
export function missingPrograms(isCaptured: boolean): string | undefined {
  const needed = isCaptured ? { ...PROGRAMS, ...CAPTURE } : PROGRAMS;
  const missing = Object.keys(needed).filter((program) => !isInstalled(program));
  if (missing.length === 0) return undefined;
  const packages = [...new Set(missing.map((program) => needed[program]))];
  return (
    `The lab needs ${missing.join(', ')}: ` + `apt-get install --no-install-recommends ${packages.join(' ')}`
  );
}
