import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** What the first script asks for is fetched and read beside it: by itself the browser would learn of it only then. */
const preloadApp: Plugin = {
  name: 'preload-app',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.values(bundle)
        .filter((chunk) => chunk.type === 'chunk' && chunk.isDynamicEntry && chunk.name === 'app')
        .map(({ fileName }) => ({
          tag: 'link',
          injectTo: 'head' as const,
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
        })),
  },
};

/** The renderer: static pages that run under a strict content security policy, in Electron and in a browser. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [svelte(), preloadApp],
  build: {
    // kB; the pages come from this machine, never over a network.
    chunkSizeWarningLimit: 1500,
    outDir: '../out/renderer',
    emptyOutDir: true,
    license: { fileName: 'licences.json' },
    target: 'chrome140',
    // All styles are asked for by the page itself.
    cssCodeSplit: false,
    // The policy allows no inline scripts, and no data: fonts or scripts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // A slow machine is no news to whoever builds on it.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
});
