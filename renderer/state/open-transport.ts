/** The transport of this page: the pipe that Electron's preload offers, else a socket to the server that sent the page. */
import { PIPE_NAME, pipeTransport, type Pipe } from '../../app/ipc/client/pipe-transport.ts';
import { SocketTransport } from '../../app/ipc/client/socket-transport.ts';
import type { Transport } from '../../app/ipc/client/transport.ts';

export function openTransport(page: Window & { readonly [PIPE_NAME]?: Pipe }): Transport {
  const pipe = page[PIPE_NAME];
  if (pipe) return pipeTransport(pipe);
  const { hash, pathname, origin } = page.location;
  // A fragment with a `=` says what to show; a token has none.
  const token = hash.length > 1 && !hash.includes('=') ? hash.slice(1) : undefined;
  // The token is used once: it must not stay in the address bar or the history.
  if (token !== undefined) page.history.replaceState(null, '', pathname);
  return new SocketTransport({ origin, token, storage: () => page.sessionStorage });
}
