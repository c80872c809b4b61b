/** Electron's pipe as a transport. */
import type { HelloPipe } from './hello-pipe.ts';
import type { Transport } from './transport.ts';

export const pipeTransport = (way: HelloPipe): Transport => ({
  send: (message) => way.send(message),
  listen(listener) {
    listener.status('open');
    way.listen((text) => listener.message(text));
  },
  close: () => way.close(),
});
