import { defineConfig } from 'vite';

/** The script shops embed: one file, no modules, for browsers of the last years. Styles and texts stand inside it. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/widget',
    emptyOutDir: true,
    target: ['chrome100', 'firefox102', 'safari15.4'],
    lib: { entry: 'src-widget/main.ts', formats: ['iife'], name: 'ParleyChat', fileName: () => 'widget.js' },
  },
});
