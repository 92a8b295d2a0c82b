import { Dexie } from 'dexie';
import { indexedDB } from 'fake-indexeddb';

/**
 * What a computer that lost power finds on its disk: everything committed so far, and nothing of what was under way. The program
 * that was running keeps its own copy, so whatever it still does is done in a world that is over.
 */
export async function copyDisk(from: string, to: string): Promise<void> {
  // Power went before the database was there.
  const old = await new Dexie(from).open().catch(() => null);
  if (old === null) return;
  const schema = Object.fromEntries(
    old.tables.map(({ name, schema: { primKey, indexes } }) => [
      name,
      [primKey, ...indexes].map(({ src }) => src).join(),
    ]),
  );
  const content = await old.transaction('r', old.tables, () =>
    Promise.all(old.tables.map(async (table) => ({ name: table.name, records: await table.toArray() }))),
  );
  const copy = new Dexie(to);
  copy.version(old.verno).stores(schema);
  await copy.transaction('rw', copy.tables, async () => {
    for (const { name, records } of content) await copy.table(name).bulkPut(records);
  });
  old.close();
  copy.close();
}

// The fake's databases are plain fields; there is no public way to see whether anything is under way, or to forget them at once.
const { _databases: databases } = indexedDB as unknown as {
  _databases: Map<string, { transactions: { _state: string }[] }>;
};
const isBusy = (): boolean =>
  [...databases.values()].some(({ transactions }) => transactions.some(({ _state }) => _state !== 'finished'));

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets the program run for so many turns of the loop: a crash may come after any of them. */
export async function turns(count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await turn();
}

/** Lets everything that needs no passing of time come to its end. */
export async function quiet(): Promise<void> {
  for (let calm = 0; calm < 6; calm = isBusy() ? 0 : calm + 1) await turn();
}

/** Forgets every computer's disk. */
export const wipeDisks = (): void => databases.clear();
