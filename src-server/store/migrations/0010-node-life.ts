import { type Kysely, sql } from 'kysely';

/** Servers of one database as they were last heard of. `guarded`: the server held its lock when it said so. */
const statement = `
create table node_life (node_id text primary key, beats bigint not null, seen_at bigint not null, guarded boolean not null)
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statement).execute(db);
}
