import { mkdirSync } from 'node:fs';
import { CamelCasePlugin, type Dialect, Kysely, PostgresDialect } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { pgliteDialect } from './dialect/pglite.ts';
import * as first from './migrations/0001-first.ts';
import * as floor from './migrations/0002-floor.ts';
import * as deliveries from './migrations/0003-deliveries.ts';
import * as supervision from './migrations/0004-supervision.ts';
import * as figures from './migrations/0005-figures.ts';
import * as devices from './migrations/0006-devices.ts';
import * as practice from './migrations/0007-practice.ts';
import * as visitors from './migrations/0008-visitors.ts';
import * as inboxLeases from './migrations/0009-inbox-leases.ts';
import * as nodeLife from './migrations/0010-node-life.ts';
import type { Tables } from './schema.ts';

/** Where the rows live: embedded in a folder (null: in memory), or a PostgreSQL server. */
export type DatabaseHome = { kind: 'embedded'; folder: string | null } | { kind: 'postgres'; url: string };

export type Database = Kysely<Tables>;

const migrations: Record<string, Migration> = {
  '0001-first': first,
  '0002-floor': floor,
  '0003-deliveries': deliveries,
  '0004-supervision': supervision,
  '0005-figures': figures,
  '0006-devices': devices,
  '0007-practice': practice,
  '0008-visitors': visitors,
  '0009-inbox-leases': inboxLeases,
  '0010-node-life': nodeLife,
};

/** A database that cannot be used, in a sentence for whoever started the server. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

/**
 * Opens the database and brings its tables up to this version.
 * @throws DatabaseUnusable when it cannot be reached, signed in to, or comes from a newer version
 */
export async function openDatabase(home: DatabaseHome): Promise<Database> {
  const db = databaseOver(home.kind === 'embedded' ? embedded(home.folder) : postgres(home.url));
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy().catch(() => {});
    throw new DatabaseUnusable(explain(home, error), { cause: error });
  }
}

/** The rows behind a dialect, as this server writes and reads them. */
export const databaseOver = (dialect: Dialect): Database =>
  // Without maintainNestedObjectKeys the plugin would rename keys inside jsonb values too.
  new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });

/** Brings the tables up to this version. @throws the database's own error */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

function embedded(folder: string | null) {
  if (folder !== null) mkdirSync(folder, { recursive: true });
  return pgliteDialect(folder);
}

function postgres(url: string) {
  // int8 and numeric as numbers: everything stored there (epoch ms, cents, counters) fits 2^53.
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  const pool = new pg.Pool({ connectionString: url, max: 10, types, connectionTimeoutMillis: 10_000 });
  // A connection that dies while idle (a server restart) is replaced at the next query, which reports trouble to its caller.
  // Without listeners Node would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({ pool });
}

function explain(home: DatabaseHome, error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  if (home.kind === 'embedded') {
    return `The embedded database in ${home.folder ?? 'memory'} cannot be opened: ${message}. If another Parley server uses this folder, stop it; otherwise move the folder away and start again.`;
  }
  const { host, pathname } = new URL(home.url);
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return `No PostgreSQL answers at ${host} (${code}). Check DATABASE_URL.`;
  if (code === '28P01' || code === '28000')
    return `PostgreSQL at ${host} refused the user or password in DATABASE_URL.`;
  if (code === '3D000')
    return `PostgreSQL at ${host} has no database "${pathname.slice(1)}". Create it or correct DATABASE_URL.`;
  return `The database at ${host} cannot be used: ${message ?? String(error)}`;
}
