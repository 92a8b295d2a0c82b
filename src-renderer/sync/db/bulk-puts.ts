import { type DBCore, type DBCoreMutateResponse, type DBCorePutRequest, Dexie, type Middleware } from 'dexie';

/** Fewer rows are Dexie's: there its account of each of them costs nothing. */
const fewestRows = 100;

/**
 * Writes many rows without a word about each. Dexie listens for an error of every one, asks each for its result and would go on
 * without those that failed; here the transaction ends with the first that fails, as every writer of ours wants it, and only the
 * last is listened to.
 */
export const bulkPuts: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'bulk-puts',
  // Below what gathers the keys for live reads, which is at 0.
  level: -10,
  create: (core) => ({
    table(name) {
      const table = core.table(name);
      const { keyPath, outbound } = table.schema.primaryKey;
      if (outbound === true || typeof keyPath !== 'string') return table;
      return {
        ...table,
        mutate: (request) =>
          request.type === 'put' && request.values.length >= fewestRows
            ? putAll(name, keyPath, request)
            : table.mutate(request),
      };
    },
  }),
};

function putAll(name: string, keyPath: string, { trans, values }: DBCorePutRequest): Promise<DBCoreMutateResponse> {
  return new Dexie.Promise<DBCoreMutateResponse>((resolve, reject) => {
    // What Dexie calls its core's transaction is the browser's own.
    const transaction = trans as IDBTransaction;
    // The first error is the reason; those that come behind it only say that all is aborted.
    const fail = ({ target }: Event) => reject(transaction.error ?? (target as IDBRequest).error);
    transaction.addEventListener('error', fail, { once: true });
    const store = transaction.objectStore(name);
    let last: IDBRequest<IDBValidKey> | undefined;
    for (const value of values) last = store.put(value);
    last?.addEventListener('success', () => {
      transaction.removeEventListener('error', fail);
      const results = values.map((value: object) => Reflect.get(value, keyPath));
      resolve({ numFailures: 0, failures: {}, results, lastResult: results.at(-1) });
    });
  });
}
