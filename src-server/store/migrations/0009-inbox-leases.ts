import { type Kysely, sql } from 'kysely';

/** Which server keeps the one session of an inbox, and until when; `epoch` grows with every change of hands. */
const statements = `
create table inbox_lease (inbox_id text primary key references inbox (id) on delete cascade, owner text not null,
  epoch bigint not null, expires_at bigint not null)
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db);
}
