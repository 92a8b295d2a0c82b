import { type DBCore, type DBCoreMutateRequest, type Middleware, RangeSet } from 'dexie';

/**
 * Keeps Dexie from telling every window which keys of these tables were written. No screen watches them, and each live query of a
 * window would gather the keys of every page of a catch-up for ever, on the agent's thread.
 */
export const quietTables = (names: ReadonlySet<string>): Middleware<DBCore> =>
  afterWrites('quiet-tables', names, (told, parts) => {
    for (const part of parts) Reflect.deleteProperty(told, part);
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
  afterWrites('coarse-table', new Set([table]), (told, parts, request, core) => {
    if (!('values' in request)) return;
    const keys = request.values.reduce<number>((sum, record: R) => sum + keysOf(record).length, 0);
    if (keys >= manyKeys) for (const part of parts) told[part] = new RangeSet(core.MIN_KEY, core.MAX_KEY);
  });

/** The keys that changed, for each index of a table ("idb://database/table/index"). */
type Told = Record<string, RangeSet>;
/** @param parts of what is told those of the table that was written */
type Change = (told: Told, parts: readonly string[], request: DBCoreMutateRequest, core: DBCore) => void;

const afterWrites = (name: string, tables: ReadonlySet<string>, change: Change): Middleware<DBCore> => ({
  stack: 'dbcore',
  name,
  // Above what gathers the keys, which is at 0.
  level: 3,
  create: (core) => ({
    table(tableName) {
      const table = core.table(tableName);
      if (!tables.has(tableName)) return table;
      const prefix = `idb://${core.schema.name}/${tableName}/`;
      return {
        ...table,
        mutate: (request) =>
          table.mutate(request).then((answer) => {
            const told: unknown = Reflect.get(request.trans, 'mutatedParts');
            if (isTold(told)) {
              const parts = Object.keys(told).filter((part) => part.startsWith(prefix));
              change(told, parts, request, core);
            }
            return answer;
          }),
      };
    },
  }),
});
const isTold = (told: unknown): told is Told => typeof told === 'object' && told !== null;
