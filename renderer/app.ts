import { mount } from 'svelte';
import type { HelloSocket } from '../app/ipc/client/hello-socket.ts';
import type { Pipe } from '../app/ipc/client/pipe-transport.ts';
import { Live } from './state/live.svelte.ts';
import { openTransport } from './state/open-transport.ts';
import App from './views/App.svelte';

export function showApp(way: Pipe | HelloSocket): void {
  const target = document.getElementById('app');
  if (target) mount(App, { target, props: { live: new Live(openTransport(way)) } });
}
