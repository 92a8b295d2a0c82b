import { type Kysely, sql } from 'kysely';

/** Receipts that came before the record of their own send, and the way to replies whose fate is not known. */
const statements = `
create table early_receipt (inbox_id text not null, external_id text not null, status text not null, at bigint not null, failure jsonb,
  received_at bigint not null, primary key (inbox_id, external_id, status));
create index early_receipt_age on early_receipt (received_at);
create index message_unconfirmed on message (id) where (delivery->>'status') = 'unconfirmed'
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements.split(/;\s*\n/)) await sql.raw(statement).execute(db);
}
