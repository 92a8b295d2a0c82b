import { type Kysely, sql } from 'kysely';

/** Inboxes that only invented customers write to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table inbox add column practice boolean not null default false`.execute(db);
}
