import { Dexie, type EntityTable } from 'dexie';
import type { DataKey } from '../crypto/key-ring.ts';

/** The keys of one desk, as the browser keeps them: usable by this origin, readable by nobody. */
export interface KeptKeys {
  /** Name of the desk's database. */
  desk: string;
  /** Null after a sign-out that left unsent work behind. */
  cache: DataKey | null;
  own: DataKey;
}

/** A desk whose destruction has begun: written first, taken away last, so that a crash in between is made good at the next start. */
export interface Wipe {
  desk: string;
  what: WipeExtent;
}
/** `cache`: all but what its author has not sent. `all`: everything. */
export type WipeExtent = 'cache' | 'all';

/** Apart from the desks, because it must be readable before any of them is. */
class KeyDatabase extends Dexie {
  declare keys: EntityTable<KeptKeys, 'desk'>;
  declare wipes: EntityTable<Wipe, 'desk'>;

  constructor() {
    super('parley keys', { cache: 'disabled' });
    this.version(1).stores({ keys: 'desk', wipes: 'desk' });
  }
}

/** One short use of the key database. It is closed again at once, so that nothing blocks its upgrade or deletion. */
export async function withKeyDatabase<T>(use: (db: KeyDatabase) => Promise<T>): Promise<T> {
  const db = new KeyDatabase();
  try {
    return await use(db);
  } finally {
    db.close();
  }
}
