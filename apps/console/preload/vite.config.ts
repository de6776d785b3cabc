import { defineConfig } from 'vite';

/** A sandboxed preload is CommonJS and may ask for Electron alone. */
export default defineConfig({
  build: {
    outDir: import.meta.dirname.replace(/apps.console.preload$/, 'dist/shell'),
    emptyOutDir: false,
    minify: false,
    lib: { entry: 'apps/console/preload/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
