import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Tests mostly wait for sockets and processes; left to itself vitest keeps one of two cores free and runs file after file.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
