import { sql } from 'kysely';
import { appendMessage } from '#shared/domain/append-message.ts';
import { asResolved } from '#shared/domain/conversation.ts';
import { systemMessage } from '#shared/domain/system-message.ts';
import { newId } from '#shared/lib/ids.ts';
import { withdrawOffers } from '../routing/index.ts';
import type { Store } from '../store/index.ts';

/** So long a conversation whose customer has left is still shown as such, for whoever wants to see it happen. */
export const shownAsLeftMs = 20_000;

/**
 * Resolves what practice customers left behind who gave up before anybody took them: a real customer may still be answered, an
 * invented one is gone for good, and would lie in the queue for ever. What a colleague holds is theirs to close.
 * @returns how many
 */
export async function closeGivenUp(store: Store, now: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select c.id from inbox i
      join conversation c on c.inbox_id = i.id
      join floor_contact f on f.conversation_id = c.id and f.outcome = 'abandoned' and f.ended_at <= ${now - shownAsLeftMs}
    where i.practice and c.state <> 'resolved' and c.assignee_id is null
      and not exists (select 1 from floor_contact later where later.conversation_id = c.id and later.queued_at > f.queued_at)
    limit 100`.execute(store.db);
  let closed = 0;
  for (const { id } of rows) if (await close(store, id)) closed += 1;
  return closed;
}

async function close(store: Store, id: string): Promise<boolean> {
  const { value } = await store.transact(async (unit) => {
    const before = await unit.find('conversation', id);
    // A colleague may have taken it at this moment.
    if (before === null || before.assigneeId !== null || before.state === 'resolved') return false;
    await withdrawOffers(unit, id, null);
    const resolved = { ...asResolved(before, unit.now), activityAt: unit.now };
    const event = { name: 'state', state: 'resolved', until: null } as const;
    const { conversation, message } = appendMessage(resolved, systemMessage(newId(), id, event, unit.now));
    await unit.put('conversation', conversation, before);
    await unit.put('message', message, null);
    return true;
  });
  return value;
}
