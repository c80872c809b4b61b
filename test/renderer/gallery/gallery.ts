import { mount } from 'svelte';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/base.css';
import '../../../renderer/styles/frame.css';
import { Live } from '../../../renderer/state/live.svelte.ts';
import { firstHello } from '../../../renderer/state/first-hello.ts';
import { openTransport } from '../../../renderer/state/open-transport.ts';
import Gallery from './Gallery.svelte';

const target = document.getElementById('app');
if (target) mount(Gallery, { target, props: { live: new Live(openTransport(firstHello(window))) } });
