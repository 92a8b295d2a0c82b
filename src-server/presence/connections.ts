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
  if (userIds.length > 0) {
    await db
      .insertInto('deskConnection')
      .values(userIds.map((userId) => ({ nodeId, userId, seenAt: now })))
      .onConflict((conflict) => conflict.columns(['nodeId', 'userId']).doUpdateSet({ seenAt: now }))
      .execute();
  }
  // Gone at once for routing; how long they have been gone is still told by the time.
  await db
    .updateTable('deskConnection')
    .set({ seenAt: now - staleAfterMs })
    .where('nodeId', '=', nodeId)
    .where('seenAt', '>', now - staleAfterMs)
    .where(({ not }) => not(sql<boolean>`user_id = any(${sql.val(userIds)}::text[])`))
    .execute();
}

/** Everybody with a desktop connected to any process. */
export async function readConnected(db: Database, now: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('deskConnection')
    .select('userId')
    .distinct()
    .where('seenAt', '>', now - staleAfterMs)
    .execute();
  return new Set(rows.map(({ userId }) => userId));
}
