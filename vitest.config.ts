import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Node strips types with a WebAssembly module. Where several threads of a process do so, V8 13.6 may free one wrapper of its
 * imports twice (Runtime_TierUpWasmToJSWrapper, then `Check failed: jit_page.has_value()`), and the process is gone. The
 * wrappers are left as they are.
 */
const execArgv = ['--wasm-wrapper-tiering-budget=1000000000'];

/** Mirrors app/: pure code, machine parts, and the recorded scenarios each run as a project of their own. */
export default defineConfig({
  test: {
    // On two processors vitest would use one.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'pure',
          execArgv,
          include: [
            'test/{domain,ingest,timeline,model,detect,remedy,words,codes,report,bundle,invariants,lab}/**/*.test.ts',
            'test/*.test.ts',
          ],
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'machine',
          execArgv,
          include: [
            'test/{native,platform,reading,cli,live,store,ipc,service,plans,policy,sending,shell}/**/*.test.ts',
          ],
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'browser',
          execArgv,
          include: ['test/{renderer,e2e}/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      { test: { name: 'corpus', execArgv, include: ['test/corpus/*.test.ts'], testTimeout: 180_000 } },
      { test: { name: 'scenarios', execArgv, include: ['test/scenarios/*.test.ts'], testTimeout: 180_000 } },
    ],
  },
});
