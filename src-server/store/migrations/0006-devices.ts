import { type Kysely, sql } from 'kysely';

/** Computers that have to be emptied, and how long one may stay away. */
const statements = [
  'alter table session add column wiped_at bigint',
  'alter table session add column wipe_told_at bigint',
  'alter table workspace add column away_days integer not null default 30',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
