import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openJsonFile } from './json-file.ts';

const open = (path: string) =>
  openJsonFile({ path, schema: z.object({ n: z.number() }), defaults: { n: 0 }, log: () => undefined });
const freshPath = () => join(mkdtempSync(join(tmpdir(), 'parley-settings-')), 'sub', 'x.json');

test('what was written is read by the next start', () => {
  const path = freshPath();
  open(path).write({ n: 7 });
  expect(open(path).read()).toEqual({ n: 7 });
});

test('a missing file means the defaults and is no trouble', () => {
  const file = open(freshPath());
  expect(file.read()).toEqual({ n: 0 });
  expect(file.keptAside()).toBeNull();
});

test.each(['{"n": "seven"}', '{"n": 7', '', '\0\0\0'])(
  'unreadable content %j is kept aside, not deleted',
  (content) => {
    const path = join(mkdtempSync(join(tmpdir(), 'parley-settings-')), 'x.json');
    writeFileSync(path, content);
    const file = open(path);
    expect(file.read()).toEqual({ n: 0 });
    expect(readFileSync(file.keptAside() ?? '', 'utf8')).toBe(content);
    file.write({ n: 1 });
    expect(open(path).read()).toEqual({ n: 1 });
    expect(readdirSync(join(path, '..'))).toHaveLength(2);
  },
);
