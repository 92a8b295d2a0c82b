import { sql } from 'kysely';
import { channels } from '#shared/channels/registry.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { Unit } from '../store/index.ts';
import type { Candidate } from './pick-agent.ts';

/** A conversation an agent declined or missed is not offered to them again within this time. */
const passedOverMs = 10 * 60_000;

/** Everybody who could be offered this conversation now: available, connected, of its queue, and not just passed over. */
export async function readCandidates(
  unit: Unit,
  conversation: Row<'conversation'>,
  connected: ReadonlySet<string>,
): Promise<Candidate[]> {
  const { rows } = await sql<{
    userId: string;
    capacity: Row<'user'>['capacity'];
    load: number;
    ofChannel: number;
    idleSince: number | null;
  }>`
    select u.id as "userId", u.capacity,
      (select count(*) from conversation c where c.assignee_id = u.id and c.state in ('open', 'pending'))::int
        + (select count(*) from offer o where o.user_id = u.id and o.state = 'ringing')::int as load,
      (select count(*) from conversation c where c.assignee_id = u.id and c.state = 'open' and c.channel = ${conversation.channel})::int
        + (select count(*) from offer o join conversation c on c.id = o.conversation_id
           where o.user_id = u.id and o.state = 'ringing' and c.channel = ${conversation.channel})::int as "ofChannel",
      (select max(o.offered_at) from offer o where o.user_id = u.id) as "idleSince"
    from "user" u join presence p on p.id = u.id
    where u.disabled_at is null and p.state = 'available' and u.queue_ids ? ${conversation.queueId}
      and not exists (select 1 from offer o where o.conversation_id = ${conversation.id} and o.user_id = u.id
        and o.state in ('declined', 'missed') and o.closed_at > ${unit.now - passedOverMs})`.execute(unit.sql);
  return rows
    .filter(({ userId }) => connected.has(userId))
    .map(({ userId, capacity, load, ofChannel, idleSince }) => ({
      userId,
      load,
      freeSlots: (capacity[conversation.channel] ?? channels[conversation.channel].defaultCapacity) - ofChannel,
      idleSince: idleSince ?? 0,
    }));
}
