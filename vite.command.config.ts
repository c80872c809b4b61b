import { defineConfig } from 'vite';
import { inAscii } from './app/shell/packaging/in-ascii.ts';
import { sourcePlaces } from './app/shell/packaging/source-places.ts';

/** What lies beside the program is found from it, as in the checkout. */
const PROGRAM = 'process.getBuiltinModule("node:url").pathToFileURL(process.execPath).href';
/** The script inside the program knows nothing but Node's parts by itself. */
const REQUIRE = 'require = require("node:module").createRequire(process.execPath);';

/**
 * The command for a single executable: a short script that goes into it, and beside the program, in `out/command`, the parts
 * that each verb asks for. A whole one would have to be taken in by Node at every start. The threads' programs are those of the app.
 */
export default defineConfig({
  plugins: [sourcePlaces({ base: PROGRAM, folder: '.', threads: 'out/app', makesThreads: false }), inAscii()],
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    outDir: 'out/command/script',
    emptyOutDir: true,
    target: 'node24',
    license: { fileName: 'licences.json' },
    rolldownOptions: {
      // A slow machine is no news to whoever builds on it.
      checks: { bundlerTimings: false },
      input: { command: 'app/cli/command.ts' },
      output: {
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: 'out/command/[name]-[hash].cjs',
        banner: ({ isEntry }) => (isEntry ? REQUIRE : ''),
      },
    },
  },
});
