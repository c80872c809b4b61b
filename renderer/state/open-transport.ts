import type { HelloPipe } from '../../app/ipc/client/hello-pipe.ts';
import type { HelloSocket } from '../../app/ipc/client/hello-socket.ts';
import { pipeTransport } from '../../app/ipc/client/pipe-transport.ts';
import { SocketTransport } from '../../app/ipc/client/socket-transport.ts';
import type { Transport } from '../../app/ipc/client/transport.ts';

/** Told apart by what they have: the script in the page, which opened the way, has classes of its own. */
export const openTransport = (way: HelloPipe | HelloSocket): Transport =>
  'options' in way ? new SocketTransport(way) : pipeTransport(way);
