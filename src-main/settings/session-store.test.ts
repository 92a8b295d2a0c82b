import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSessionStore } from './session-store.ts';

const server = 'https://desk.example.com';
const freshPath = () => join(mkdtempSync(join(tmpdir(), 'parley-session-')), 'session.json');
/** Stands in for the operating system: reversible, and not the identity. */
const keychain = (available = true, user = 1) => ({
  isEncryptionAvailable: () => available,
  encryptString: (text: string) => Buffer.from([user, ...Buffer.from(text).map((byte) => byte ^ 0x5a)]),
  decryptString: (sealed: Buffer) => {
    if (sealed[0] !== user) throw new Error('wrong key');
    return Buffer.from(sealed.subarray(1).map((byte) => byte ^ 0x5a)).toString();
  },
});
const open = (path: string, chain = keychain()) => openSessionStore({ path, keychain: chain, log: () => undefined });

test('with a keychain the token survives a restart and is not on disk in the clear', () => {
  const path = freshPath();
  expect(open(path).save(server, 'secret-token')).toBe('keychain');
  expect(readFileSync(path, 'utf8')).not.toContain('secret-token');
  expect(open(path).load(server)).toBe('secret-token');
});

test('without a keychain nothing is written, and the store says so', () => {
  const path = freshPath();
  const store = open(path, keychain(false));
  expect(store.save(server, 'secret-token')).toBe('memory-only');
  expect(store.load(server)).toBe('secret-token');
  expect(existsSync(path)).toBe(false);
  expect(open(path, keychain(false)).load(server)).toBeNull();
});

test('a keyring that only pretends counts as none', () => {
  const pretended = { ...keychain(), getSelectedStorageBackend: () => 'basic_text' as const };
  expect(open(freshPath(), pretended).storage()).toBe(process.platform === 'linux' ? 'memory-only' : 'keychain');
});

test('a token is not shown to another server', () => {
  const path = freshPath();
  open(path).save(server, 'secret-token');
  expect(open(path).load('https://evil.example')).toBeNull();
});

test('signing out forgets it on disk as well', () => {
  const path = freshPath();
  const store = open(path);
  store.save(server, 'secret-token');
  store.clear();
  expect(store.load(server)).toBeNull();
  expect(open(path).load(server)).toBeNull();
});

test('a token sealed by somebody else means signing in again, not a crash', () => {
  const path = freshPath();
  open(path, keychain(true, 2)).save(server, 'secret-token');
  expect(open(path).load(server)).toBeNull();
});
