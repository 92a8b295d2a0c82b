import { type DBCore, type DBCoreMutateRequest, type Middleware, RangeSet } from 'dexie';

/**
 * Keeps Dexie from telling every window which keys of these tables were written. No screen watches them, and each live query of a
 * window would gather the keys of every page of a catch-up for ever, on the agent's thread.
 */
export const quietTables = (names: ReadonlySet<string>): Middleware<DBCore> =>
  afterWrites('quiet-tables', (told, part, { table }) => {
    if (names.has(table)) Reflect.deleteProperty(told, part);
  });

/** Of so many records Dexie tells that all may have changed, not which did. */
const manyKeys = 50;

/**
 * Has Dexie tell of a few records with many keys what it tells of many records. To it a batch of messages is one, and each live query
 * of a window laid its 64 keys beside those of all batches of a catch-up before it, on the thread the agent types on.
 * @param table whose records have these keys
 * @param keysOf a record's keys in the index that has most of them
 */
export const coarseTable = <R>(table: string, keysOf: (record: R) => readonly unknown[]): Middleware<DBCore> =>
  afterWrites('coarse-table', (told, part, written) => {
    if (written.table !== table || !('values' in written.request)) return;
    const keys = written.request.values.reduce<number>((sum, record: R) => sum + keysOf(record).length, 0);
    if (keys >= manyKeys) told[part] = new RangeSet(written.core.MIN_KEY, written.core.MAX_KEY);
  });

/** Of each index of a table ("idb://database/table/index") the keys that changed. */
type Told = Record<string, RangeSet>;
interface Written {
  core: DBCore;
  table: string;
  request: DBCoreMutateRequest;
}

function afterWrites(name: string, change: (told: Told, part: string, written: Written) => void): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name,
    // Above what gathers the keys, which is at 0.
    level: 3,
    create: (core) => ({
      table(tableName) {
        const table = core.table(tableName);
        const prefix = `idb://${core.schema.name}/${tableName}/`;
        return {
          ...table,
          mutate: (request) =>
            table.mutate(request).then((answer) => {
              const told: unknown = Reflect.get(request.trans, 'mutatedParts');
              if (isTold(told))
                for (const part of Object.keys(told))
                  if (part.startsWith(prefix)) change(told, part, { core, table: tableName, request });
              return answer;
            }),
        };
      },
    }),
  };
}
const isTold = (told: unknown): told is Told => typeof told === 'object' && told !== null;
