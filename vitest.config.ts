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
          testTimeout: 30_000,
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
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
