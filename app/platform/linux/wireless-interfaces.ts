import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Interfaces that a Wi-Fi driver made. */
export function wirelessInterfaces(root = '/sys/class/net'): string[] {
  try {
    return readdirSync(root).filter(
      (name) => existsSync(join(root, name, 'phy80211')) || existsSync(join(root, name, 'wireless')),
    );
  } catch {
    return [];
  }
}
