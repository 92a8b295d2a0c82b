import { sql } from 'kysely';
import { channels } from '#shared/channels/registry.ts';
import { appendMessage } from '#shared/domain/append-message.ts';
import { channelIds } from '#shared/domain/channel-id.ts';
import { systemMessage } from '#shared/domain/system-message.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Store, Unit } from '../store/index.ts';
import { changePresence } from './change-presence.ts';
import { staleAfterMs } from './connections.ts';
import { stopRinging } from './stop-ringing.ts';

const liveChannels = channelIds.filter((id) => channels[id].capabilities.live);

/**
 * Sets everybody offline whose desktops have been gone for longer than the grace time, takes back what rings there, and lets
 * their live conversations go to colleagues. Emails and the like stay with them: nobody sits there waiting.
 * @returns whom it signed off
 */
export async function signOffAbsent(store: Store, graceMs: number, now: number): Promise<string[]> {
  const since = now - graceMs - staleAfterMs;
  const { rows } = await sql<{ id: string }>`
    select p.id from presence p where p.state <> 'offline' and p.since < ${now - graceMs}
      and not exists (select 1 from desk_connection d where d.user_id = p.id and d.seen_at > ${since})`.execute(
    store.db,
  );
  const gone: string[] = [];
  for (const { id } of rows) {
    const { value } = await store.transact((unit) => signOff(unit, id, since));
    if (value) gone.push(id);
  }
  return gone;
}

async function signOff(unit: Unit, userId: string, since: number): Promise<boolean> {
  const before = await unit.find('presence', userId);
  if (before === null || before.state === 'offline') return false;
  // Asked again with the row locked: they may have come back a moment ago.
  const back = await unit.sql
    .selectFrom('deskConnection')
    .select('userId')
    .where('userId', '=', userId)
    .where('seenAt', '>', since)
    .executeTakeFirst();
  if (back) return false;
  await changePresence(unit, userId, { state: 'offline', reason: null }, { actorId: null, cause: 'disconnected' });
  await releaseLiveWork(unit, userId);
  return true;
}

/** Takes an agent's live conversations and ringing offers away, so that routing offers them to colleagues. */
export async function releaseLiveWork(unit: Unit, userId: string): Promise<void> {
  await stopRinging(unit, userId);
  const held = await unit.sql
    .selectFrom('conversation')
    .select('id')
    .where('assigneeId', '=', userId)
    .where('state', '=', 'open')
    .where('channel', 'in', liveChannels)
    .execute();
  for (const { id } of held) {
    const before = await unit.find('conversation', id);
    if (before?.assigneeId !== userId || before.state !== 'open') continue;
    const { conversation, message } = appendMessage(
      { ...before, assigneeId: null },
      systemMessage(newId(), id, { name: 'assigned', userId: null }, unit.now),
    );
    await unit.put('conversation', conversation, before);
    await unit.put('message', message, null);
  }
}
