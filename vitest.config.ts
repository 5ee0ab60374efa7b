import { defineConfig } from 'vitest/config';

/** Tests that start the compiled product; they alone need it built. */
const OUTSIDE = ['test/cli/**/*.test.{ts,tsx}', 'test/golden/**/*.test.ts', 'test/hostile/**/*.test.ts'];

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      { test: { name: 'inside', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/system/**', 'node_modules/**', ...OUTSIDE], testTimeout: 60_000 } },
      { test: { name: 'outside', include: OUTSIDE, globalSetup: ['test/support/build.ts'], testTimeout: 120_000, hookTimeout: 240_000 } },
    ],
  },
});
