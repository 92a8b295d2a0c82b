import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** Builds the benchmarks' page the way the desk is built. @returns the folder */
export async function buildPages(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'parley-bench-pages-'));
  await build({
    root: join(import.meta.dirname, '../pages'),
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    define: { global: 'globalThis' },
    // RxDB brings a Dexie of its own; two in one page refuse to work.
    resolve: { alias: { events: join(import.meta.dirname, '../pages/events.ts') }, dedupe: ['dexie'] },
    build: { outDir, target: 'chrome114', emptyOutDir: true },
  });
  return outDir;
}
