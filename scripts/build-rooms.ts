import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { buildForUsers as build } from './build-for-users.ts';

const root = join(import.meta.dirname, '..');

/** Both runtimes the desktop must run on: Electron 25 (Node 18, Chromium 114) and the pinned one. */
const targets = { node: 'node18', page: 'chrome114' };

function bundle(entry: string, file: string, outDir: string, kind: 'main' | 'page'): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: false,
      target: kind === 'main' ? targets.node : targets.page,
      minify: kind === 'page',
      sourcemap: false,
      lib: {
        entry: join(root, entry),
        formats: [kind === 'main' ? 'cjs' : 'iife'],
        name: 'parley',
        fileName: () => file,
      },
      rollupOptions: { external: ['electron', /^node:/] },
    },
  };
}

/** Main, both preloads, and the offer card's page with the icons main shows. */
export async function buildMain(outDir: string): Promise<void> {
  await build(bundle('src-main/main.ts', 'main.cjs', outDir, 'main'));
  await build(bundle('src-main/preload/preload.ts', 'preload.cjs', outDir, 'main'));
  await build(bundle('src-main/preload/card-preload.ts', 'card-preload.cjs', outDir, 'main'));
  const card = join(outDir, 'card');
  await build(bundle('src-main/offer-card/card.ts', 'card.js', card, 'page'));
  mkdirSync(card, { recursive: true });
  copyFileSync(join(root, 'src-main/offer-card/card.html'), join(card, 'index.html'));
  copyFileSync(join(root, 'src-main/offer-card/card.css'), join(card, 'card.css'));
  cpSync(join(root, 'assets/runtime'), join(outDir, 'icons'), { recursive: true });
}

export { buildRenderer } from './build-renderer.ts';

/** What a shop's page loads, described by a config file of its own. */
export async function buildWidget(outDir: string): Promise<void> {
  await build({ configFile: join(root, 'vite.widget.config.ts'), logLevel: 'warn', build: { outDir } });
}
