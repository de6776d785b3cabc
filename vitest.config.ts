import { defineConfig } from 'vitest/config';

const ours = { exclude: ['**/node_modules/**', '**/dist/**', '**/data/**'] };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...ours,
          name: 'fast',
          include: ['{shared,apps,scripts,tests}/**/*.test.ts'],
          exclude: [...ours.exclude, '**/*.servers.test.ts'],
          setupFiles: ['tests/seed.setup.ts'],
          // Bounds for a hang, not for a slow machine.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          ...ours,
          name: 'servers',
          globalSetup: ['tests/servers.setup.ts'],
          include: ['{shared,apps,scripts,tests}/**/*.servers.test.ts'],
          // Each suite runs whole systems: side by side they would only measure one another.
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 120_000,
          // Whole systems on a machine that may be busy: only what never comes is a failure.
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
