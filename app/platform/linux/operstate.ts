/** What the kernel says of an interface: 'dormant' while the handshake is open, 'up' once the port is. */
import { readFileSync } from 'node:fs';

export const isUp = (iface: string): boolean => {
  try {
    return readFileSync(`/sys/class/net/${iface}/operstate`, 'utf8').trim() === 'up';
  } catch {
    return false;
  }
};
