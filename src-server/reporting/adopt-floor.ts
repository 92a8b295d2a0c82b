import { sql } from 'kysely';
import type { Store } from '../store/index.ts';

/**
 * Begins the facts of what is there without any: rows from before the floor counted, a sample, an import. Who waits has waited since
 * the customer wrote; who holds something holds it from now on. Runs at every start and finds nothing when nothing is missing.
 */
export async function adoptFloor(store: Store): Promise<void> {
  await store.transact(async ({ sql: db, now }) => {
    await sql`insert into floor_contact (id, conversation_id, queue_id, channel, waiting_since, queued_at, target_ms)
      select 'contact:' || md5(c.id || ${String(now)}::text), c.id, c.queue_id, c.channel, c.waiting_since, c.waiting_since,
        coalesce(q.service_level_seconds, 0) * 1000
      from conversation c left join queue q on q.id = c.queue_id
      where c.state = 'open' and c.assignee_id is null and c.waiting_since is not null
        and not exists (select 1 from floor_contact f where f.conversation_id = c.id)
      on conflict do nothing`.execute(db);
    await sql`insert into floor_handling (id, conversation_id, queue_id, channel, agent_id, started_at)
      select 'handling:' || md5(c.id || ${String(now)}::text), c.id, c.queue_id, c.channel, c.assignee_id, ${now}::bigint
      from conversation c where c.state = 'open' and c.assignee_id is not null
        and not exists (select 1 from floor_handling f where f.conversation_id = c.id and f.ended_at is null)
      on conflict do nothing`.execute(db);
    await sql`insert into floor_presence (id, user_id, state, reason, started_at)
      select 'presence:' || md5(p.id || ${String(now)}::text), p.id, p.state, p.reason, p.since from presence p
      where not exists (select 1 from floor_presence f where f.user_id = p.id)
      on conflict do nothing`.execute(db);
  });
}
