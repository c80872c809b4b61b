import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { NO_WRAPPERS } from './app/cli/compiled.js';

const execArgv = [NO_WRAPPERS];

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
