import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { framedPage } from './app/shell/packaging/framed-page.ts';
import { inAscii } from './app/shell/packaging/in-ascii.ts';

const TARGET = 'chrome140';

/** The renderer: static pages that run under a strict content security policy, in Electron and in a browser. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [svelte(), framedPage({ script: 'renderer/main.ts', app: 'app', target: TARGET }), inAscii()],
  build: {
    // kB; the pages come from this machine, never over a network.
    chunkSizeWarningLimit: 1500,
    outDir: '../out/renderer',
    emptyOutDir: true,
    license: { fileName: 'licences.json' },
    target: TARGET,
    // All styles are asked for by the page itself.
    cssCodeSplit: false,
    // The policy allows no data: fonts or scripts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // A slow machine is no news to whoever builds on it.
      checks: { bundlerTimings: false },
      input: ['renderer/index.html', 'renderer/app.ts'],
      preserveEntrySignatures: 'allow-extension',
    },
  },
});
