import { defineConfig } from 'vitest/config';

/** Tests that need LibreOffice, Chromium or tmux; `npm test` stays free of them. */
export default defineConfig({
  test: {
    include: ['test/system/**/*.test.{ts,tsx}'], testTimeout: 180_000, maxWorkers: 2, hookTimeout: 180_000,
    env: { LC_CTYPE: 'C.UTF-8' }, // office programs write files of Chinese names only where names are UTF-8
  },
});
