import { sql } from 'kysely';
import type { Database } from '../store/index.ts';

/** A process that has not said for this long who is connected to it is taken for dead. */
export const staleAfterMs = 15_000;

/** Writes down who is connected to this process, so that every process knows. */
export async function writeConnections(
  db: Database,
  nodeId: string,
  connected: ReadonlySet<string>,
  now: number,
): Promise<void> {
  const userIds = [...connected];
  const stale = now - staleAfterMs;
  // One statement with two parameters of any length: a thousand agents are one round trip, and are planned once.
  // Who is gone is so at once for routing; how long they have been gone is still told by the time.
  await sql`
    with gone as (
      update desk_connection set seen_at = ${stale}::bigint
      where node_id = ${nodeId} and seen_at > ${stale}::bigint and not user_id = any(${sql.val(userIds)}::text[]))
    insert into desk_connection (node_id, user_id, seen_at)
    select ${nodeId}, user_id, ${now}::bigint from unnest(${sql.val(userIds)}::text[]) as user_id
    on conflict (node_id, user_id) do update set seen_at = excluded.seen_at`.execute(db);
}

/** Everybody with a desktop connected to any process. */
export async function readConnected(db: Database, now: number): Promise<Set<string>> {
  // One row for all: a thousand would cost more to hand over than to find, and routing asks at every turn.
  const { rows } = await sql<{ userIds: string[] | null }>`
    select array_agg(user_id) as user_ids from desk_connection where seen_at > ${now - staleAfterMs}`.execute(db);
  return new Set(rows[0]?.userIds ?? []);
}
