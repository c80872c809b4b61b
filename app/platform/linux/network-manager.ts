/** Whether NetworkManager drives an interface. Looked up in files; its D-Bus name is not asked. */
import { readdirSync, readFileSync } from 'node:fs';

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** NetworkManager leaves its files behind when it ends, so a process of that name must be there too. */
function runs(name: string): boolean {
  try {
    return readdirSync('/proc').some(
      (entry) => /^\d+$/.test(entry) && text(`/proc/${entry}/comm`).trim() === name,
    );
  } catch {
    return false;
  }
}

/** @returns 'NetworkManager', or undefined where the supplicant's own configuration rules */
export function managerOf(iface: string): string | undefined {
  const index = text(`/sys/class/net/${iface}/ifindex`).trim();
  const state = text(`/run/NetworkManager/devices/${index}`);
  return index && /^managed=(?:true|full|1)/m.test(state) && runs('NetworkManager')
    ? 'NetworkManager'
    : undefined;
}
