import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  // Relative addresses: the page is served over HTTP in kiosk mode and from the program's folder in Electron.
  base: './',
  plugins: [react()],
  build: {
    outDir: '../../../dist/console',
    emptyOutDir: true,
    // The console, the scorers' pads in a browser, and the outputs: each loads what it needs.
    rolldownOptions: {
      input: ['index.html', 'pad.html', 'stage.html'].map((page) => `${import.meta.dirname}/${page}`),
      // What the pages share is in chunks, which must run in the order of the imports: Zod is set up before all else.
      output: { strictExecutionOrder: true },
    },
    // Nothing is inlined, so that the content security policy needs no data: addresses.
    assetsInlineLimit: 0,
    // Read from the same machine or the next room: one file is as well as five.
    chunkSizeWarningLimit: 1500,
  },
});
