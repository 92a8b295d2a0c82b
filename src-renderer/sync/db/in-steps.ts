import type { Table } from 'dexie';

/** All records of a table in the order of their keys, so many at once: whoever writes or asks meanwhile is let through. */
export async function* inSteps<R extends object, K, I>(
  table: Table<R, K, I>,
  key: keyof R & string,
  atOnce: number,
): AsyncGenerator<R[]> {
  let records = await table.orderBy(key).limit(atOnce).toArray();
  while (records.length > 0) {
    yield records;
    const last = records.at(-1)?.[key];
    records = await table.where(key).above(last).limit(atOnce).toArray();
  }
}
