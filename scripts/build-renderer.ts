import { join } from 'node:path';
import type { InlineConfig, Plugin, Rolldown } from 'vite';
import { buildForUsers as build } from './build-for-users.ts';
import { calledAtOnce } from './called-at-once.ts';
import { inOneByte } from './in-one-byte.ts';

const root = join(import.meta.dirname, '..');
const configFile = join(root, 'vite.config.ts');

/** What every start loads, in this order: what opens the kept first page, the desk with its list, and what stands around the list. */
const loads = [
  { name: 'page', entries: ['/src-renderer/main.tsx'] },
  { name: 'start', entries: ['/src-renderer/app/start.tsx'] },
  { name: 'around-list', entries: ['/src-renderer/app/around-screen.tsx', '/src-renderer/app/around-list.tsx'] },
];

/** Kept from a chunk whose other modules can do without it: then it shows whether a load needs it (see `schemas-apart.ts`). */
const apart = { name: 'zod', test: /node_modules\/zod\//, includeDependenciesRecursively: false };

/**
 * Builds the desk's UI so that a start loads three files. Left to itself the bundler cuts what two parts of the screen share into
 * some eighty files, and each costs a start a request. Which modules a load needs is known only when unused ones are dropped; so it
 * is asked in a build that is thrown away, which also follows every change of the source by itself.
 */
export async function buildRenderer(outDir: string): Promise<void> {
  const common: InlineConfig = { configFile, logLevel: 'warn' };
  const trial = await build({
    ...common,
    build: {
      write: false,
      minify: false,
      sourcemap: false,
      reportCompressedSize: false,
      rollupOptions: { output: { codeSplitting: { groups: [apart] } } },
    },
  });
  const chunks = chunksOf(trial);
  const taken = new Set<string>();
  const groups = loads.map(({ name, entries }, at) => {
    const modules = entries.flatMap((entry) => modulesOf(chunks, entry)).filter((id) => !taken.has(id));
    for (const id of modules) taken.add(id);
    const wanted = new Set(modules);
    return {
      name,
      priority: loads.length - at,
      includeDependenciesRecursively: false,
      test: (id: string) => wanted.has(id),
    };
  });
  await build({
    ...common,
    plugins: [announceLoads(), inOneByte(), calledAtOnce()],
    worker: { plugins: () => [inOneByte()] },
    // The desk is one file on purpose; `tests/e2e/built-desk.test.ts` holds it to what a start needs.
    build: { outDir, chunkSizeWarningLimit: 1_500, rollupOptions: { output: { codeSplitting: { groups } } } },
  });
}

/** What the page names of a file, so that it comes while the page's own are still being read; null for all others. */
function announced(file: string): Record<string, string> | null {
  if (/^assets\/start-[^/]*\.js$/.test(file)) return { rel: 'modulepreload' };
  // Compiled behind the list's painting; its bytes are here by then.
  if (/^assets\/around-list-[^/]*\.js$/.test(file)) return { rel: 'preload', as: 'script', fetchpriority: 'low' };
  // The first words are painted in it, instead of in another that is taken away a moment later.
  if (/^assets\/inter-latin-wght-normal-[^/]*\.woff2$/.test(file))
    return { rel: 'preload', as: 'font', type: 'font/woff2' };
  return null;
}

const announceLoads = (): Plugin => ({
  name: 'announce-loads',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {}).flatMap((file) => {
        const attrs = announced(file);
        const href = `./${file}`;
        return attrs === null ? [] : [{ tag: 'link', attrs: { ...attrs, crossorigin: true, href }, injectTo: 'head' }];
      }),
  },
});

function chunksOf(result: Awaited<ReturnType<typeof build>>): Rolldown.OutputChunk[] {
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !('output' in output)) throw new Error('the trial build gave no output');
  return output.output.filter((file) => file.type === 'chunk');
}

/** The modules of the chunk that holds `entry` and of all it imports at once. @throws when no chunk holds it */
function modulesOf(chunks: readonly Rolldown.OutputChunk[], entry: string): string[] {
  const first = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(entry)));
  if (!first) throw new Error(`no chunk holds ${entry}`);
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set([first]);
  for (const chunk of found)
    for (const name of chunk.imports) {
      const next = byName.get(name);
      if (next) found.add(next);
    }
  return [...found].flatMap(({ moduleIds }) => moduleIds);
}
