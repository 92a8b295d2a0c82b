import { sql } from 'kysely';
import type { Row } from '#shared/domain/entities.ts';
import type { Store } from '../store/index.ts';
import type { RunningConnectors } from './sender.ts';
import { detailLength } from './settle.ts';

/**
 * Inboxes with replies that are due: those with a connector here to take them, and whether others are another server's to send.
 * Where there is no connector at all, the waiting replies say why they wait.
 */
export async function inboxesToServe(
  store: Store,
  connectors: RunningConnectors,
  now: number,
): Promise<{ here: string[]; elsewhere: boolean }> {
  const due = await store.db
    .selectFrom('sendQueue')
    .select('inboxId')
    .distinct()
    .where('state', '=', 'waiting')
    .where('nextAttemptAt', '<=', now)
    .execute();
  const here: string[] = [];
  let elsewhere = false;
  for (const { inboxId } of due) {
    if (connectors.find(inboxId)) here.push(inboxId);
    else if (connectors.isElsewhere(inboxId)) elsewhere = true;
    else await explainWaiting(store, inboxId, now);
  }
  return { here, elsewhere };
}

/** A reply to an inbox that does not run keeps its place, counts no attempts, and says what it waits for: once, not every second. */
async function explainWaiting(store: Store, inboxId: string, now: number): Promise<void> {
  const inbox = await store.db.selectFrom('inbox').selectAll().where('id', '=', inboxId).executeTakeFirst();
  const detail = reasonOf(inbox).slice(0, detailLength);
  const silent = await store.db
    .selectFrom('sendQueue')
    .select('messageId')
    .where('inboxId', '=', inboxId)
    .where('state', '=', 'waiting')
    .where('nextAttemptAt', '<=', now)
    .where((builder) => builder(builder.ref('lastDetail'), 'is distinct from', detail))
    .limit(500)
    .execute();
  for (const { messageId } of silent) {
    await store.transact(async (unit) => {
      const message = await unit.find('message', messageId);
      await unit.sql.updateTable('sendQueue').set({ lastDetail: detail }).where('messageId', '=', messageId).execute();
      if (message?.delivery?.status !== 'queued') return;
      const failure = { code: 'misconfigured' as const, detail };
      await unit.put('message', { ...message, delivery: { status: 'queued', at: unit.now, failure } }, message);
    });
  }
}

function reasonOf(inbox: Row<'inbox'> | undefined): string {
  if (!inbox) return 'The inbox of this conversation is gone. The reply waits.';
  if (!inbox.enabled)
    return `The inbox “${inbox.name}” is switched off. The reply waits and goes out when it is switched on again.`;
  const detail = inbox.health.name === 'failing' ? `: ${inbox.health.detail}` : '';
  return `The inbox “${inbox.name}” does not run. The reply waits${detail}`;
}

/** An inbox that has come back takes what it could not take before now, not at the end of a long pause. */
export async function hastenRecovered(store: Store, now: number): Promise<void> {
  await sql`
    update send_queue set next_attempt_at = ${now} from inbox
    where inbox.id = send_queue.inbox_id and send_queue.state = 'waiting' and send_queue.attempts > 0
      and send_queue.next_attempt_at > ${now} and inbox.health->>'name' = 'connected'
      and (inbox.health->>'since')::bigint > send_queue.claimed_at`.execute(store.db);
}
