import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    isolate: false,
    globalSetup: ['test/scratch.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
    include: ['packages/*/test/**/*.test.ts', 'pipelines/*/test/**/*.test.ts', 'test/**/*.test.ts'],
  },
});
