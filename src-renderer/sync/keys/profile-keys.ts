import { type DataKey, makeKey, ringOf } from '../crypto/key-ring.ts';
import { type KeptKeys, withKeyDatabase } from '../db/key-database.ts';
import type { DeskKeys } from './desk-keys.ts';

/** Keys that cannot be read out, in a database of this origin. */
export const profileKeys: DeskKeys = {
  storage: 'profile',
  async open(desk) {
    return withKeyDatabase(async (db) => {
      const kept = await db.keys.get(desk);
      if (kept !== undefined && kept.cache !== null) return ringOf(kept.cache, kept.own);
      // Made before the transaction: IndexedDB ends one that waits for anything else.
      const [cache, own] = await Promise.all([makeKey(), kept?.own ?? makeKey()]);
      const stored = await db.transaction('rw', db.keys, async (): Promise<KeptKeys & { cache: DataKey }> => {
        const now = await db.keys.get(desk);
        if (now !== undefined && now.cache !== null) return { ...now, cache: now.cache };
        const next = { desk, cache, own: now?.own ?? own };
        await db.keys.put(next);
        return next;
      });
      return ringOf(stored.cache, stored.own);
    });
  },
  desks: () => withKeyDatabase((db) => db.keys.toCollection().primaryKeys()),
  async find(desk) {
    const kept = await withKeyDatabase((db) => db.keys.get(desk));
    return kept === undefined || kept.cache === null ? null : ringOf(kept.cache, kept.own);
  },
  async destroy(desk, what) {
    await withKeyDatabase((db) =>
      db.transaction('rw', db.keys, async () => {
        const kept = await db.keys.get(desk);
        if (kept === undefined) return;
        if (what === 'all') await db.keys.delete(desk);
        else await db.keys.put({ ...kept, cache: null });
      }),
    );
  },
};
