import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprint } from './build-stamp.ts';

function room() {
  const root = mkdtempSync(join(tmpdir(), 'parley-stamp-'));
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);
  write('src/a.ts', 'a');
  write('src/deep/b.ts', 'b');
  return { write, stamp: () => fingerprint(root, ['src', 'missing.ts']) };
}

test('a changed, added or renamed file makes a build stale', () => {
  const { write, stamp } = room();
  const before = stamp();
  expect(stamp()).toBe(before);
  write('src/deep/b.ts', 'B');
  const changed = stamp();
  expect(changed).not.toBe(before);
  write('src/c.ts', '');
  expect(stamp()).not.toBe(changed);
});

test('a changed test does not', () => {
  const { write, stamp } = room();
  const before = stamp();
  write('src/a.test.ts', 'test');
  expect(stamp()).toBe(before);
});
