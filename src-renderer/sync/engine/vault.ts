import { type Codec, plainCodec } from '../codec.ts';
import { createAesCodec } from '../crypto/aes-codec.ts';
import { type KeyRing, ringOf } from '../crypto/key-ring.ts';
import { type WipeExtent, withKeyDatabase } from '../db/key-database.ts';
import { deleteDatabase } from '../db/open-database.ts';
import type { KeyStorage } from '../keys/desk-keys.ts';
import { keychainKeys } from '../keys/keychain-keys.ts';
import { profileKeys } from '../keys/profile-keys.ts';
import type { OpenSecondPlace } from '../second/second-place.ts';
import type { WindowKeychain } from './window-keychain.ts';

/** What opens a desk's bodies. */
export interface Unlocked {
  codec: Codec;
  keyId: number | null;
  storage: KeyStorage | null;
}

/** Keys and their end: opens desks, and destroys them so that nothing on this computer can bring them back. */
export interface Vault {
  unlock(desk: string): Promise<Unlocked>;
  /** The desks whose keys are kept on this computer; null where nothing is sealed and so nobody can tell. */
  desks(): Promise<ReadonlySet<string> | null>;
  /** Nobody may have the desk open. When it fails or is cut off, the next start goes on with it. */
  wipe(desk: string, what: WipeExtent): Promise<void>;
  /** Finishes what a crash cut off. */
  finishWipes(): Promise<void>;
}

export function createVault(options: {
  keychain: WindowKeychain;
  openPlace: OpenSecondPlace;
  /** Seals nothing. */
  unsealed: boolean;
}): Vault {
  const { keychain, openPlace } = options;

  /** A key that is kept in the profile because there was no keychain stays good for reading when there is one. */
  async function unlockByKeychain(desk: string): Promise<KeyRing> {
    const ring = await keychainKeys(keychain).open(desk);
    const before = await profileKeys.find(desk);
    return before === null ? ring : ringOf(ring.cache, ring.own, [before.cache, before.own]);
  }

  async function carryOut(desk: string, what: WipeExtent): Promise<void> {
    // Keys first: from here on nothing that is still on the disk can be read.
    await profileKeys.destroy(desk, what);
    const forgotten = keychain.isThere() ? await isDone(keychainKeys(keychain).destroy(desk, what)) : true;
    await deleteDatabase(desk);
    if (what === 'all') await openPlace(desk).destroy();
    if (forgotten) await withKeyDatabase((db) => db.wipes.delete(desk));
  }

  return {
    async unlock(desk) {
      if (options.unsealed) return { codec: plainCodec, keyId: null, storage: null };
      const byKeychain = keychain.isThere() ? await unlockByKeychain(desk).catch(() => null) : null;
      const ring = byKeychain ?? (await profileKeys.open(desk));
      const codec = createAesCodec(async () => ring);
      return { codec, keyId: ring.cache.id, storage: byKeychain === null ? 'profile' : 'keychain' };
    },
    desks: async () =>
      options.unsealed ? null : new Set([...(await profileKeys.desks()), ...(await keychainKeys(keychain).desks())]),
    async wipe(desk, what) {
      await withKeyDatabase((db) => db.wipes.put({ desk, what }));
      await carryOut(desk, what);
    },
    async finishWipes() {
      for (const { desk, what } of await withKeyDatabase((db) => db.wipes.toArray())) await carryOut(desk, what);
    },
  };
}

const isDone = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );
