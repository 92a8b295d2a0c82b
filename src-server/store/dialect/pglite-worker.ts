import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import { openStatements } from './pglite-statements.ts';

/**
 * The embedded database on a thread of its own: PGlite runs queries on the thread that calls it, and one long report must never
 * stall the sockets. Speaks a tiny protocol: `{ id, sql, parameters, begins }` in, `{ id, rows, affectedRows } | { id, error }` out;
 * `begins`: a transaction, of which this is the first statement.
 */
const port = parentPort;
if (port === null) throw new Error('pglite-worker must be started as a worker thread');

const { folder } = workerData as { folder: string | null };
const database = await PGlite.create({
  ...(folder === null ? {} : { dataDir: folder }),
  parsers: { [types.INT8]: Number, [types.NUMERIC]: Number },
});
const run = await openStatements(database);
port.postMessage({ ready: true });

interface Question {
  id: number;
  /** Null: close. */
  sql: string | null;
  parameters: unknown[];
  begins: boolean;
}

port.on('message', async ({ id, sql, parameters, begins }: Question) => {
  try {
    if (sql === null) {
      await database.close();
      port.postMessage({ id, rows: [], affectedRows: 0 });
      port.close();
      return;
    }
    if (begins) run('begin', []);
    port.postMessage({ id, ...run(sql, parameters) });
  } catch (error) {
    const { message, code, constraint } = error as { message: string; code?: string; constraint?: string };
    port.postMessage({ id, error: { message, code, constraint } });
  }
});
