import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** The features on a page of their own, built like the app. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [svelte({ configFile: join(import.meta.dirname, '../../../renderer/svelte.config.js') })],
  build: {
    outDir: join(import.meta.dirname, '../../../out/gallery'),
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
