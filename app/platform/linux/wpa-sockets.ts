/** Finds the control sockets of this machine and says which of them this user may open. */
import { constants } from 'node:fs';
import { access, lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

export interface ControlSocket {
  readonly path: string;
  /** The interface, as the file is named: 'wlan0'; 'global' and 'p2p-dev-…' are no stations. */
  readonly iface: string;
  /** 'ok' = may be opened; 'denied' = permission is missing. Whether somebody listens only opening can tell. */
  readonly access: 'ok' | 'denied';
}

export interface ControlSockets {
  readonly sockets: readonly ControlSocket[];
  /** Folders that exist but may not be listed: there may be sockets in them. */
  readonly hidden: readonly string[];
}

/** The second is the first on most systems. */
export const CONTROL_FOLDERS: readonly string[] = ['/run/wpa_supplicant', '/var/run/wpa_supplicant'];

/** @param folders where to look; a folder that does not exist is no error, one named twice is listed once */
export async function findControlSockets(folders = CONTROL_FOLDERS): Promise<ControlSockets> {
  const sockets: ControlSocket[] = [];
  const hidden: string[] = [];
  const seen = new Set<string>();
  for (const folder of folders) {
    try {
      const real = await realpath(folder);
      if (seen.has(real)) continue;
      seen.add(real);
      for (const iface of (await readdir(real)).sort()) {
        const socket = await look(join(folder, iface), iface);
        if (socket) sockets.push(socket);
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EPERM') hidden.push(folder);
      else if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    }
  }
  return { sockets, hidden };
}

async function look(path: string, iface: string): Promise<ControlSocket | undefined> {
  try {
    if (!(await lstat(path)).isSocket()) return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    // Listed but not to be looked at: the folder has no search permission for us.
    return { path, iface, access: 'denied' };
  }
  const granted = await access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
  return { path, iface, access: granted ? 'ok' : 'denied' };
}
