import type { SafeStorage } from 'electron';
import type { SecretStorage } from '#shared/contract/ipc.ts';

/** Electron 25 lacks `getSelectedStorageBackend`; there, `isEncryptionAvailable` alone tells. */
export type Keychain = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>;

export function storageOf(keychain: Keychain): SecretStorage {
  // Linux without a keyring "encrypts" with a password that stands in Chromium's source.
  const pretended = process.platform === 'linux' && keychain.getSelectedStorageBackend?.() === 'basic_text';
  return keychain.isEncryptionAvailable() && !pretended ? 'keychain' : 'memory-only';
}
