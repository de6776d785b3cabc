import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The fans' page. Built into dist/web, which the relay serves. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    // The theme uses light-dark(), which these understand; older ones would get every colour twice.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
});
