import { Dexie, type EntityTable } from 'dexie';
import type { SecondPlace } from '../second/second-place.ts';

interface Kept {
  key: string;
  body: unknown;
}

class OwnWorkDatabase extends Dexie {
  declare kept: EntityTable<Kept, 'key'>;

  constructor(desk: string) {
    super(`${desk} own`, { cache: 'disabled' });
    this.version(1).stores({ kept: 'key' });
  }
}

/** The second place as a second database, where an origin has no files. */
export function databasePlace(desk: string): SecondPlace {
  const db = new OwnWorkDatabase(desk);
  return {
    put: async (key, body) => void (await db.kept.put({ key, body })),
    remove: (key) => db.kept.delete(key),
    list: () => db.kept.toArray(),
    close: () => db.close(),
    async destroy() {
      db.close();
      await Dexie.delete(db.name);
    },
  };
}
