import { HelloSocket } from '../../app/ipc/client/hello-socket.ts';
import { pipeTransport, type Pipe } from '../../app/ipc/client/pipe-transport.ts';
import { SocketTransport } from '../../app/ipc/client/socket-transport.ts';
import type { Transport } from '../../app/ipc/client/transport.ts';

export const openTransport = (way: Pipe | HelloSocket): Transport =>
  way instanceof HelloSocket ? new SocketTransport(way) : pipeTransport(way);
