import { expect, test } from 'vitest';
import { contentTypeOf, findAssetPath } from './asset-path.ts';

const folder = '/opt/parley/dist/renderer';

test('files are found inside the folder', () => {
  expect(findAssetPath(folder, '/assets/index-1a2b.js')).toBe(`${folder}/assets/index-1a2b.js`);
  expect(findAssetPath(folder, '/assets/a%20b.css')).toBe(`${folder}/assets/a b.css`);
});

test('the root and routes of the desk get the index page', () => {
  expect(findAssetPath(folder, '/')).toBe(`${folder}/index.html`);
  expect(findAssetPath(folder, '/inbox/mine')).toBe(`${folder}/index.html`);
});

test.each([
  '/../main/main.cjs',
  '/..%2fmain%2fmain.cjs',
  '/%2e%2e/%2e%2e/package.json',
  '/assets/..%5c..%5cpackage.json',
  '/assets/%00.js',
  '/C:%5cWindows%5cwin.ini',
  '/%E0%A4%A.js',
])('%s reaches nothing', (pathname) => {
  expect(findAssetPath(folder, pathname)).toBeUndefined();
});

test('an unknown ending is never served as something that runs', () => {
  expect(contentTypeOf('/x/a.JS')).toMatch(/^text\/javascript/);
  expect(contentTypeOf('/x/a.xyz')).toBe('application/octet-stream');
});
