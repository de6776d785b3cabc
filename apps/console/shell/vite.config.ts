import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** The shell's two processes in one build: `main` is Electron's own, `core` the utility process. */
export default defineConfig({
  publicDir: `${import.meta.dirname}/public`,
  build: {
    copyPublicDir: true,
    outDir: import.meta.dirname.replace(/apps.console.shell$/, 'dist/shell'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    // All that it needs is in the bundle, but for Electron itself and the native module, which is packed beside it.
    ssr: true,
    rolldownOptions: {
      input: {
        main: 'apps/console/shell/main.ts',
        core: 'apps/console/shell/core.ts',
        'check-worker': 'apps/console/core/backup/check-worker.ts',
      },
      external: ['electron', 'better-sqlite3', ...builtinModules, /^node:/],
      output: { entryFileNames: '[name].js', format: 'es' },
    },
  },
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
});
