import { defineConfig } from 'vite';

/** The preload of a sandboxed page: one CommonJS file that requires nothing but Electron. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    outDir: 'out/app',
    emptyOutDir: false,
    target: 'chrome140',
    rolldownOptions: {
      // A slow machine is no news to whoever builds on it.
      checks: { bundlerTimings: false },
      input: { preload: 'app/preload.ts' },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});
