import { PGlite, types } from '@electric-sql/pglite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { type Database, databaseOver, migrate } from '../../../../src-server/store/database.ts';
import { openStatements } from '../../../../src-server/store/dialect/pglite-statements.ts';

/** How one server reaches the database. */
export interface Wire {
  /** Its process has ended: whatever it waits for never comes. */
  dead: boolean;
  /** Virtual time that passes before and after a statement; null: none. */
  lag(): Promise<void> | null;
}

type Run = Awaited<ReturnType<typeof openStatements>>;
const never = new Promise<never>(() => undefined);

/**
 * A real PostgreSQL in this very thread, so that a statement takes no time but the clock's, and everything happens in the same
 * order every time. It has one session, which its clients share in the order they ask: transactions of different servers follow
 * one another and never overlap, so what only locks between them could show does not show here.
 */
export class SharedDatabase {
  readonly #run: Run;
  #last: Promise<void> = Promise.resolve();
  /** The number of the last change that is committed. */
  cursor = 0;
  /** For whoever looks on while nothing happens. */
  readonly db: Database;

  private constructor(run: Run) {
    this.#run = run;
    this.db = this.connect({ dead: false, lag: () => null });
  }

  static async create(): Promise<SharedDatabase> {
    const run = await openStatements(
      await PGlite.create({ parsers: { [types.INT8]: Number, [types.NUMERIC]: Number } }),
    );
    const shared = new SharedDatabase(run);
    await migrate(shared.db);
    return shared;
  }

  /** Empties all tables. Numbers begin at 1 again. */
  empty(): void {
    const { rows } = this.#run(
      "select string_agg(quote_ident(tablename), ', ') as names from pg_tables where schemaname = 'public' and tablename not like 'kysely%'",
      [],
    );
    const [{ names } = { names: '' }] = rows as { names: string }[];
    this.#run(`truncate ${names} restart identity cascade`, []);
    this.cursor = 0;
  }

  connect(wire: Wire): Database {
    const dialect: Dialect = {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new SharedDriver(this, wire),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    };
    return databaseOver(dialect);
  }

  run(text: string, parameters: readonly unknown[]): ReturnType<Run> {
    const answer = this.#run(text, parameters);
    if (text === 'commit') {
      const [row] = this.#run('select coalesce(max(seq), 0) as last from change_log', []).rows as { last: number }[];
      this.cursor = row?.last ?? this.cursor;
    }
    return answer;
  }

  /** Waits for the session. @returns gives it back */
  async take(): Promise<() => void> {
    const before = this.#last;
    let release = () => {};
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }
}

/** One server's way to the database. A process that dies in a transaction leaves nothing of it, as with a connection that breaks. */
class SharedDriver implements Driver {
  readonly #shared: SharedDatabase;
  readonly #wire: Wire;
  #release: (() => void) | null = null;
  #inTransaction = false;

  constructor(shared: SharedDatabase, wire: Wire) {
    this.#shared = shared;
    this.#wire = wire;
  }

  init = async () => undefined;
  destroy = async () => undefined;

  async acquireConnection(): Promise<DatabaseConnection> {
    const release = await this.#shared.take();
    this.#release = release;
    await this.#orDie();
    return {
      executeQuery: (query) => this.#execute(query),
      // biome-ignore lint/correctness/useYield: nothing streams here.
      async *streamQuery(): AsyncIterableIterator<never> {
        throw new Error('this database does not stream');
      },
    };
  }

  releaseConnection = async () => this.#giveBack();

  #giveBack(): void {
    this.#release?.();
    this.#release = null;
  }

  /** Goes on only while the process lives. */
  async #orDie(): Promise<void> {
    if (!this.#wire.dead) return;
    if (this.#inTransaction) this.#shared.run('rollback', []);
    this.#inTransaction = false;
    this.#giveBack();
    await never;
  }

  async #execute<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    await this.#wire.lag();
    await this.#orDie();
    const { rows, affectedRows } = this.#shared.run(sql, parameters);
    if (sql === 'begin') this.#inTransaction = true;
    if (sql === 'commit' || sql === 'rollback') this.#inTransaction = false;
    await this.#wire.lag();
    await this.#orDie();
    // The rows are what the statement asks for.
    return { rows: rows as R[], numAffectedRows: BigInt(affectedRows) };
  }

  beginTransaction = async (connection: DatabaseConnection) =>
    void (await connection.executeQuery(CompiledQuery.raw('begin')));
  commitTransaction = async (connection: DatabaseConnection) =>
    void (await connection.executeQuery(CompiledQuery.raw('commit')));
  rollbackTransaction = async (connection: DatabaseConnection) =>
    void (await connection.executeQuery(CompiledQuery.raw('rollback')));
}
