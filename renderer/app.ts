import { mount } from 'svelte';
import type { HelloPipe } from '../app/ipc/client/hello-pipe.ts';
import type { HelloSocket } from '../app/ipc/client/hello-socket.ts';
import { Live } from './state/live.svelte.ts';
import { openTransport } from './state/open-transport.ts';
import App from './views/App.svelte';

/** @param frame what stands in the page until there is something to show */
export function showApp(way: HelloPipe | HelloSocket, frame: Element | undefined): void {
  const target = document.getElementById('app');
  if (target) mount(App, { target, props: { live: new Live(openTransport(way)), frame } });
}
