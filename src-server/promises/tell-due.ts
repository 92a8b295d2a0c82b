import type { PushPayload } from '#shared/contract/socket.ts';
import { dueEvents } from '#shared/domain/sla-clock.ts';
import type { Store } from '../store/index.ts';

export interface PromiseAlert {
  /** Whose conversation it is; null: nobody's yet. */
  assigneeId: string | null;
  alert: PushPayload<'promise:alert'>;
}

/**
 * Marks warnings and breaches that have come, each once, however many processes look.
 * @returns what this call marked, for telling people
 */
export async function tellDue(store: Store, now: number): Promise<PromiseAlert[]> {
  const due = await store.db.selectFrom('slaClock').select('id').where('nextAt', '<=', now).limit(200).execute();
  const alerts: PromiseAlert[] = [];
  for (const { id } of due) {
    const { value } = await store.transact(async (unit) => {
      const conversation = await unit.find('conversation', id);
      const before = await unit.find('slaClock', id);
      if (conversation === null || before === null || (before.nextAt ?? Number.POSITIVE_INFINITY) > now) return [];
      const { clock, events } = dueEvents(before, now);
      await unit.put('slaClock', clock, before);
      return events.map((event): PromiseAlert => {
        return { assigneeId: conversation.assigneeId, alert: { conversationId: id, ...event } };
      });
    });
    alerts.push(...value);
  }
  return alerts;
}
