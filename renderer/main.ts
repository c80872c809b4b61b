import { mount } from 'svelte';
import { config } from 'zod';
import './styles/tokens.css';
import './styles/base.css';
import { Live } from './state/live.svelte.ts';
import { openTransport } from './state/open-transport.ts';
import App from './views/App.svelte';

// The content security policy allows no code that is made at run time.
config({ jitless: true });

const target = document.getElementById('app');
if (target) mount(App, { target, props: { live: new Live(openTransport(window)) } });
