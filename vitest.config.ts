import { defineConfig } from 'vitest/config';

const unit = ['src-*/**/*.test.ts', 'tests/{contract,sync}/**/*.test.ts', 'scripts/**/*.test.ts'];

/** One runner for everything, so that one line of totals tells the truth. Kinds are told apart by the file's name. */
export default defineConfig({
  test: {
    reporters: process.env.CI ? ['default'] : ['dot'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: unit,
          exclude: ['**/*.dom.test.*', '**/*.pg.test.ts', '**/*.real.test.ts', '**/node_modules/**'],
          setupFiles: ['tests/setup/node.ts'],
        },
      },
      {
        extends: './vite.config.ts',
        test: {
          name: 'dom',
          include: ['src-*/**/*.dom.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['tests/setup/dom.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['src-*/**/*.{pg,real}.test.ts', 'tests/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          retry: process.env.CI ? 1 : 0,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          // Two browsers and a server share two cores in CI: one lost frame is forgiven there, a second failure is a defect.
          retry: process.env.CI ? 1 : 0,
        },
      },
      {
        extends: true,
        test: {
          name: 'chaos',
          include: ['tests/chaos/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          retry: 0,
        },
      },
    ],
  },
});
