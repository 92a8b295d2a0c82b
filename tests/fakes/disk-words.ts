import { serialize } from 'node:v8';
import { Dexie } from 'dexie';

/** Everything a database holds, keys and bodies, as whoever opens its files would see it. */
export async function everythingOnDisk(name: string): Promise<Buffer> {
  const db = await new Dexie(name).open();
  const parts: Buffer[] = [];
  for (const table of db.tables) {
    // v8 writes texts beyond Latin in two bytes a letter; both ways are kept, so that either is found.
    for (const record of await table.toArray()) parts.push(serialize(record), Buffer.from(JSON.stringify(record)));
  }
  db.close();
  return Buffer.concat(parts);
}
