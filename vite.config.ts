import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** The renderer: static pages that run under a strict content security policy, in Electron and in a browser. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [svelte()],
  build: {
    // kB; the pages come from this machine, never over a network.
    chunkSizeWarningLimit: 1500,
    outDir: '../out/renderer',
    emptyOutDir: true,
    license: { fileName: 'licences.json' },
    target: 'chrome140',
    // The policy allows no inline scripts, and no data: fonts or scripts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // A slow machine is no news to whoever builds on it.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
});
