import { defineConfig } from 'vitest/config';

/** What was packed, installed and removed again: needs `npm run packages`, and for most of it root and Debian's tools. */
export default defineConfig({
  test: {
    include: ['test/packages/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 900_000,
    // Roots are large, and machines small.
    fileParallelism: false,
  },
});
