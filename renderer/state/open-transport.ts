import type { HelloPipe } from '../../app/ipc/client/hello-pipe.ts';
import { HelloSocket } from '../../app/ipc/client/hello-socket.ts';
import { pipeTransport } from '../../app/ipc/client/pipe-transport.ts';
import { SocketTransport } from '../../app/ipc/client/socket-transport.ts';
import type { Transport } from '../../app/ipc/client/transport.ts';

export const openTransport = (way: HelloPipe | HelloSocket): Transport =>
  way instanceof HelloSocket ? new SocketTransport(way) : pipeTransport(way);
