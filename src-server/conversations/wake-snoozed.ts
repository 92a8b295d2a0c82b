import { appendMessage } from '#shared/domain/append-message.ts';
import { systemMessage } from '#shared/domain/system-message.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Store } from '../store/index.ts';

/** Opens conversations whose snooze is over, each in a transaction of its own. @returns how many were opened */
export async function wakeSnoozed(store: Store, now: number): Promise<number> {
  const due = await store.db
    .selectFrom('conversation')
    .select('id')
    .where('state', '=', 'snoozed')
    .where('snoozedUntil', '<=', now)
    .limit(200)
    .execute();
  for (const { id } of due) {
    await store.transact(async (unit) => {
      const before = await unit.find('conversation', id);
      if (before?.state !== 'snoozed' || (before.snoozedUntil ?? 0) > now) return;
      const opened = { ...before, state: 'open' as const, snoozedUntil: null, activityAt: unit.now };
      const { conversation, message } = appendMessage(
        opened,
        systemMessage(newId(), opened.id, { name: 'state', state: 'open', until: null }, unit.now),
      );
      await unit.put('conversation', conversation, before);
      await unit.put('message', message, null);
    });
  }
  return due.length;
}
