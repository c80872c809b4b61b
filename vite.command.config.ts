import { defineConfig } from 'vite';
import { inAscii } from './app/shell/packaging/in-ascii.ts';
import { lazyBuiltins } from './app/shell/packaging/lazy-builtins.ts';
import { sourcePlaces } from './app/shell/packaging/source-places.ts';

/** A single executable reads no modules: all of the command is in one script, and its files lie as in the checkout. */
const FROM_PROGRAM = 'var PROGRAM = require("node:url").pathToFileURL(process.execPath).href;';
/** For what is compiled; the script's own knows nothing but Node's parts. */
const REQUIRE = 'require = require("node:module").createRequire(process.execPath);';

/** The command for a single executable: one CommonJS script. The threads' programs are those of the app. */
export default defineConfig({
  plugins: [
    lazyBuiltins(),
    sourcePlaces({ base: 'PROGRAM', folder: '.', threads: 'out/app', makesThreads: false }),
    inAscii(),
  ],
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    outDir: 'out/command',
    emptyOutDir: true,
    target: 'node24',
    license: { fileName: 'licences.json' },
    rolldownOptions: {
      // A slow machine is no news to whoever builds on it.
      checks: { bundlerTimings: false },
      input: { command: 'app/cli/command.ts' },
      output: {
        format: 'cjs',
        codeSplitting: false,
        entryFileNames: '[name].cjs',
        banner: `${FROM_PROGRAM}\n${REQUIRE}`,
      },
    },
  },
});
