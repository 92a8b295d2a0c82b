import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openVaultStore } from './vault-store.ts';

const freshPath = () => join(mkdtempSync(join(tmpdir(), 'parley-vault-')), 'vault.json');
/** Stands in for the operating system: reversible, and not the identity. */
const keychain = (available = true, user = 1) => ({
  isEncryptionAvailable: () => available,
  encryptString: (text: string) => Buffer.from([user, ...Buffer.from(text).map((byte) => byte ^ 0x5a)]),
  decryptString: (sealed: Buffer) => {
    if (sealed[0] !== user) throw new Error('wrong key');
    return Buffer.from(sealed.subarray(1).map((byte) => byte ^ 0x5a)).toString();
  },
});
const open = (path: string, chain = keychain()) => openVaultStore({ path, keychain: chain, log: () => undefined });

test('keys survive a restart, one desk beside the other, and none is on disk in the clear', () => {
  const path = freshPath();
  open(path).save('desk of ana', 'key-of-ana');
  open(path).save('desk of bor', 'key-of-bor');
  expect(open(path).load()).toEqual({ 'desk of ana': 'key-of-ana', 'desk of bor': 'key-of-bor' });
  expect(readFileSync(path, 'utf8')).not.toContain('key-of');
});

test('a cleared key is gone from the file, and the others stay', () => {
  const path = freshPath();
  const vault = open(path);
  vault.save('ana', 'a');
  vault.save('bor', 'b');
  vault.clear('ana');
  expect(open(path).load()).toEqual({ bor: 'b' });
  expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')).sealed)).toEqual(['bor']);
});

test('without a keychain nothing is written, and whoever saves is told', () => {
  const path = freshPath();
  expect(() => open(path, keychain(false)).save('ana', 'a')).toThrow('no keychain');
  expect(existsSync(path)).toBe(false);
});

test('a key that does not unseal today is left out, and left where it is', () => {
  const path = freshPath();
  open(path, keychain(true, 2)).save('ana', 'a');
  const vault = open(path);
  expect(vault.load()).toEqual({});
  vault.save('bor', 'b');
  expect(open(path, keychain(true, 2)).load()).toEqual({ ana: 'a' });
});
