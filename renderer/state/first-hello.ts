/** The way of this page to the service, before the rest of the page is there: nothing heavy is imported here. */
import { HelloPipe } from '../../app/ipc/client/hello-pipe.ts';
import { HelloSocket } from '../../app/ipc/client/hello-socket.ts';
import { PIPE_NAME, type Pipe } from '../../app/ipc/client/pipe.ts';

export type Page = Window & { readonly [PIPE_NAME]?: Pipe };

/** The pipe that Electron's preload offers, else a socket to the server that sent the page. */
export function firstHello(page: Page): HelloPipe | HelloSocket {
  const pipe = page[PIPE_NAME];
  if (pipe) return new HelloPipe(pipe);
  const { hash, pathname, origin } = page.location;
  // A fragment with a `=` says what to show; a token has none.
  const token = hash.length > 1 && !hash.includes('=') ? hash.slice(1) : undefined;
  // The token is used once: it must not stay in the address bar or the history.
  if (token !== undefined) page.history.replaceState(null, '', pathname);
  return new HelloSocket({ origin, token, storage: () => page.sessionStorage });
}
