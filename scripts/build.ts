import { build } from 'vite';

/** Builds both user interfaces into dist/: `dist/console` and `dist/web`. */
for (const configFile of ['apps/console/renderer/vite.config.ts', 'apps/relay/web/vite.config.ts']) {
  await build({ configFile, logLevel: 'warn' });
}
