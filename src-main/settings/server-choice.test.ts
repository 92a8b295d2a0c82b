import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StartRefusedError } from './profile.ts';
import { openServerChoice, readServerForThisRun } from './server-choice.ts';

const freshPath = () => join(mkdtempSync(join(tmpdir(), 'parley-server-')), 'server.json');
const open = (path: string, serverForThisRun: string | null = null) =>
  openServerChoice({ path, serverForThisRun, log: () => undefined });

test('a chosen server is remembered; a refused address changes nothing', () => {
  const path = freshPath();
  const choice = open(path);
  expect(choice.get()).toBeNull();
  choice.set('desk.example.com');
  expect(choice.set('http://desk.example.com')).toEqual({ ok: false, reason: 'insecure' });
  expect(open(path).get()).toBe('https://desk.example.com');
});

test('the server of one run wins and is forgotten with it', () => {
  const path = freshPath();
  open(path).set('desk.example.com');
  expect(open(path, 'http://127.0.0.1:4600').get()).toBe('http://127.0.0.1:4600');
  expect(open(path).get()).toBe('https://desk.example.com');
});

test('an address somebody wrote into the file is parsed like one typed in', () => {
  const path = freshPath();
  writeFileSync(path, '{"serverUrl":"http://10.0.0.5:4600"}');
  expect(open(path).get()).toBeNull();
});

test('PARLEY_SERVER that cannot be used is refused with a sentence', () => {
  expect(readServerForThisRun({})).toBeNull();
  expect(readServerForThisRun({ PARLEY_SERVER: 'http://127.0.0.1:4600/' })).toBe('http://127.0.0.1:4600');
  expect(() => readServerForThisRun({ PARLEY_SERVER: 'http://10.0.0.5' })).toThrow(StartRefusedError);
  expect(() => readServerForThisRun({ PARLEY_SERVER: 'http://10.0.0.5' })).toThrow('use https');
});
