import { Dexie } from 'dexie';
import { DeskDatabase } from './database.ts';

/** Somebody else may be closing it; a database that stays shut after this is not going to open. */
const secondTryMs = 300;
/** Windows close what is about to be deleted by themselves; one that hangs must not hang the engine. */
const deletionMs = 5_000;

export interface OpenedDatabase {
  db: DeskDatabase;
  /** Nothing is in it yet. */
  isNew: boolean;
  /** The one that was there did not open. */
  isRepaired: boolean;
}

/**
 * Opens a desk's database; one that does not open (damaged, of a newer version, half there) is thrown away and made anew, because
 * everything in it can be had again: rows from the server, the agent's own work from the second place.
 * @throws when this computer lets no database be made at all
 */
export async function openDatabase(name: string, keys: Promise<unknown>): Promise<OpenedDatabase> {
  const first = await tryToOpen(name);
  if (first !== null) return first;
  await new Promise((later) => setTimeout(later, secondTryMs));
  const second = await tryToOpen(name);
  if (second !== null) return second;
  // Where the keys' database does not open either, it is the computer that is ill, and this one may be well.
  await keys;
  await deleteDatabase(name);
  const db = new DeskDatabase(name);
  await db.open();
  return { db, isNew: true, isRepaired: true };
}

async function tryToOpen(name: string): Promise<OpenedDatabase | null> {
  const db = new DeskDatabase(name);
  // One that has just been made needs no looking at: some sixty questions.
  let isNew = false;
  db.on('populate', () => {
    isNew = true;
  });
  try {
    await db.open();
    if (isNew) return { db, isNew, isRepaired: false };
    // A store that is missing or cannot be read shows itself at the first use.
    await db.transaction('r', db.tables, () => Promise.all(db.tables.map((table) => table.limit(1).primaryKeys())));
    return { db, isNew, isRepaired: false };
  } catch {
    db.close();
    return null;
  }
}

/** Deletes it as soon as nobody has it open. */
export async function deleteDatabase(name: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the database ${name} is held open`)), deletionMs);
  });
  try {
    await Promise.race([Dexie.delete(name), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
