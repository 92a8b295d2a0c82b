import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { buildStale } from '../../scripts/build.ts';

const built = resolve(import.meta.dirname, '../../dist/renderer');
const assets = join(built, 'assets');
const fileOf = (part: string) =>
  readdirSync(assets).filter((name) => name.startsWith(`${part}-`) && name.endsWith('.js'));
const sourcesOf = (file: string): string[] =>
  z.object({ sources: z.array(z.string()) }).parse(JSON.parse(readFileSync(join(assets, `${file}.map`), 'utf8')))
    .sources;

beforeAll(() => buildStale(['renderer']));

test('a start loads two files and what holds them together', () => {
  const [start, ...others] = fileOf('start');
  expect(others).toEqual([]);
  const text = readFileSync(join(assets, start ?? ''), 'utf8');
  const imported = [...text.matchAll(/(?:import|from)\s*["']\.\/([a-z-]+?)-[\w-]{8}\.js["']/g)].map(([, name]) => name);
  expect(new Set(imported)).toEqual(new Set(['index', 'rolldown-runtime']));
});

test('what stands around the list is one file behind it, whose bytes come beside the desk’s', () => {
  const [around, ...others] = fileOf('around-list');
  expect(others).toEqual([]);
  const html = readFileSync(join(built, 'index.html'), 'utf8');
  expect(html).toContain(`rel="preload" as="script" fetchpriority="low" crossorigin href="./assets/${around}"`);
  const behind =
    /node_modules\/sonner\/|react-aria-components\/.*\/(Menu|Popover|Modal|ListBox)\.mjs|app\/(rail|top-bar|status-bar)\.tsx/;
  expect(
    fileOf('start')
      .flatMap(sourcesOf)
      .filter((source) => behind.test(source)),
  ).toEqual([]);
  expect(sourcesOf(around ?? '').filter((source) => behind.test(source)).length).toBeGreaterThan(7);
});

test('the page names the desk’s file and its letters, so that they come while the page’s own is read', () => {
  const html = readFileSync(join(built, 'index.html'), 'utf8');
  expect(html).toContain(`rel="modulepreload" crossorigin href="./assets/${fileOf('start')[0]}"`);
  const font = /rel="preload" as="font" type="font\/woff2" crossorigin href="\.\/assets\/(inter-latin-wght[^"]+)"/.exec(
    html,
  );
  expect(readdirSync(assets)).toContain(font?.[1]);
});

test('what writes mail, cleans mail and keeps the workspace in order is not in it', () => {
  const sources = [...fileOf('start'), ...fileOf('index')].flatMap(sourcesOf);
  expect(
    sources.filter((source) => /@tiptap|prosemirror|dompurify|features\/admin-|composer\/composer\.tsx/.test(source)),
  ).toEqual([]);
});

test('neither schemas nor the database are in what a start loads', () => {
  const sources = ['index', 'start', 'around-list'].flatMap(fileOf).flatMap(sourcesOf);
  expect(sources.filter((source) => /node_modules\/(zod|dexie)\//.test(source))).toEqual([]);
  expect(fileOf('connecting').flatMap(sourcesOf).join()).toMatch(/node_modules\/dexie\//);
});

test('it is what users run, also when a test asked for it', () => {
  expect(sourcesOf(fileOf('start')[0] ?? '').filter((source) => source.endsWith('.development.js'))).toEqual([]);
});
