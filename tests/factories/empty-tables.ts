import { sql } from 'kysely';
import type { Store } from '../../src-server/store/index.ts';

/** Empties tables between two tests, in the order given. It is done behind the store's back, so the store is told to look again. */
export async function emptyTables(store: Store, ...tables: readonly string[]): Promise<void> {
  for (const table of tables) await sql.raw(`delete from ${table}`).execute(store.db);
  store.heardOfCommit();
}
