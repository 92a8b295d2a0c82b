import { Worker } from 'node:worker_threads';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

/** A database error with PostgreSQL's own code, the same shape as the pg driver's. */
export class DatabaseError extends Error {
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  constructor(message: string, code?: string, constraint?: string) {
    super(message);
    this.name = 'DatabaseError';
    this.code = code;
    this.constraint = constraint;
  }
}

interface Answer {
  id: number;
  rows?: unknown[];
  affectedRows?: number;
  error?: { message: string; code?: string; constraint?: string };
}

/** Queries to the worker thread that holds the embedded database. One session: transactions take turns (see the driver). */
class WorkerSession implements DatabaseConnection {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  #nextId = 1;
  #failure: Error | null = null;
  /** A transaction begins with the next statement: the same message carries both, because waking a thread costs more than either. */
  #begins = false;
  readonly ready: Promise<void>;

  constructor(folder: string | null) {
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { folder } });
    this.ready = new Promise((resolve, reject) => {
      this.#worker.once('message', () => resolve());
      this.#worker.once('error', reject);
    });
    this.#worker.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.id);
      if (!waiting) return;
      this.#waiting.delete(answer.id);
      if (answer.error)
        waiting.reject(new DatabaseError(answer.error.message, answer.error.code, answer.error.constraint));
      else waiting.resolve(answer);
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new DatabaseError('the embedded database has stopped')));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #ask(sql: string | null, parameters: readonly unknown[]): Promise<Answer> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = this.#nextId++;
    const begins = this.#begins;
    this.#begins = false;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, sql, parameters, begins });
    });
  }

  begin(): void {
    this.#begins = true;
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    // Nothing was asked of it: there is nothing to end.
    if (this.#begins) this.#begins = false;
    else await this.#ask(how, []);
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows } = await this.#ask(sql, parameters);
    return { rows: (rows ?? []) as R[], numAffectedRows: BigInt(affectedRows ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator; a single session cannot hold a cursor open.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new DatabaseError('the embedded database does not stream');
  }

  async close(): Promise<void> {
    if (this.#failure) return;
    await this.#ask(null, []);
    this.#failure = new DatabaseError('the embedded database is closed');
    await this.#worker.terminate();
  }
}

/** Hands the one session to one caller at a time, in the order they asked. */
class PGliteDriver implements Driver {
  readonly #session: WorkerSession;
  #last: Promise<void> = Promise.resolve();
  #release: (() => void) | null = null;

  constructor(folder: string | null) {
    this.#session = new WorkerSession(folder);
  }

  init = () => this.#session.ready;

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last;
    let release: () => void = () => {};
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    return this.#session;
  }

  async releaseConnection(): Promise<void> {
    this.#release?.();
  }

  async beginTransaction(): Promise<void> {
    this.#session.begin();
  }
  commitTransaction = () => this.#session.end('commit');
  rollbackTransaction = () => this.#session.end('rollback');
  destroy = () => this.#session.close();
}

/** PGlite in a worker thread. @param folder where the data lives; null keeps it in memory (tests) */
export const pgliteDialect = (folder: string | null): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new PGliteDriver(folder),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});
