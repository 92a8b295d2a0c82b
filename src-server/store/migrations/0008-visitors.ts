import { type Kysely, sql } from 'kysely';

/** Who sits before an open chat page, server by server: a customer who leaves unanswered has abandoned. */
const statements = `
create table visitor_page (node_id text not null, inbox_id text not null, thread_key text not null, left_at bigint,
  primary key (node_id, inbox_id, thread_key));
create index visitor_page_thread on visitor_page (inbox_id, thread_key);
create index visitor_page_left on visitor_page (left_at)
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements.split(/;\s*\n/)) await sql.raw(statement).execute(db);
}
