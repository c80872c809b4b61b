import { defineConfig } from 'vite';
import { sourcePlaces } from './app/shell/packaging/source-places.ts';

const OUT = 'out/app';

/** Electron's main process: one ES module, with everything in it but Electron and what is compiled; and the threads. */
export default defineConfig({
  plugins: [sourcePlaces({ base: 'import.meta.url', folder: OUT, threads: OUT, makesThreads: true })],
  publicDir: false,
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  build: {
    ssr: true,
    outDir: OUT,
    emptyOutDir: true,
    target: 'node24',
    license: { fileName: 'licences.json' },
    // Which chunks a thread's program needs.
    manifest: 'chunks.json',
    rolldownOptions: {
      // A slow machine is no news to whoever builds on it.
      checks: { bundlerTimings: false },
      input: { main: 'app/main.ts' },
      // All in one folder, since what lies beside a source is found from there.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
