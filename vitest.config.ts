import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      // Long enough that a busy machine fails no property.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
      {
        test: {
          name: 'samples',
          include: ['tests/samples/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
          maxConcurrency: availableParallelism(),
        },
      },
      { test: { name: 'site', include: ['tests/site/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          // Starting Chromium on a busy machine takes its time.
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
