/** What a socket's failure is in words. */
import { nativeAvailable, type NativeError } from '../../../native/index.ts';
import { said, type Said } from '../../domain/said.ts';
import { noAddon } from '../no-addon.ts';

export function socketSaid({ code, operation, path, access }: NativeError): Said {
  const native = nativeAvailable();
  if (code === 'ENOADDON' && !native.ok) return noAddon(native);
  if (path === undefined) return said('kernel.no-socket', { operation, code });
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return denied(path, access);
    case 'ENOENT':
      return said('socket.absent', { path });
    case 'ECONNREFUSED':
      return said('socket.nobody', { path });
    case 'ECONNRESET':
      return said('socket.reset', { path });
    default:
      return said('socket.failed', { path, operation, code });
  }
}

function denied(path: string, access: NativeError['access']): Said {
  if (!access) return said('socket.denied', { path });
  const { owner, group } = access;
  if (group === undefined) return said('socket.owner-only', { path, owner });
  return said('socket.group-only', { path, owner, group, command: `sudo usermod -aG ${group} $USER` });
}
