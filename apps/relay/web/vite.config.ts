import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The fans' page. Built into dist/web, which the relay serves. */
export default defineConfig(({ command }) => {
  // A build that a test run starts inherits NODE_ENV=test, and would take React's development version, twice the size.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: import.meta.dirname,
    plugins: [react()],
    build: {
      outDir: '../../../dist/web',
      emptyOutDir: true,
      // The theme uses light-dark(), which these understand; older ones would get every colour twice.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    },
  };
});
