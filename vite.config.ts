import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { schemasApart } from './scripts/schemas-apart.ts';

/** The desk's UI: one build that Electron loads from app:// and the server serves to browsers. */
export default defineConfig({
  root: 'src-renderer',
  base: './',
  plugins: [react(), tailwindcss(), schemasApart()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome114',
    sourcemap: true,
    rollupOptions: {
      // Our own modules do nothing by being imported, those of the page's start excepted. A room's `index.ts` then binds nobody who
      // wants one small thing of it to all the rest.
      treeshake: {
        moduleSideEffects: [{ test: /\/src-(renderer\/(?!main\.tsx)|shared\/).*\.tsx?(\?\w+)?$/, sideEffects: false }],
      },
    },
  },
});
