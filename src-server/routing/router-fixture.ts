import type { Row } from '#shared/domain/entities.ts';
import { defaultQueueRules, type QueueRules } from '#shared/domain/queue-rules.ts';
import { aConversation, aCustomer, aQueue, aUser } from '../../tests/factories/rows.ts';
import type { Store } from '../store/index.ts';

/** Rows a router works on, written the way the product writes them. */
export function createFloorRows(store: Store, now: () => number) {
  let number = 0;
  return {
    async basics(): Promise<void> {
      await store.transact(async (unit) => {
        await unit.put('queue', aQueue());
        await unit.put('queue', aQueue({ id: 'queue-help', name: 'Help' }));
        await unit.put('customer', aCustomer({ tier: 'none' }));
      });
    },
    async agent(id: string, places: number, fields: Partial<Row<'user'>> = {}): Promise<void> {
      await store.transact(async (unit) => {
        await unit.put(
          'user',
          aUser({ id, name: id, email: `${id}@example.com`, capacity: { 'web-chat': places }, ...fields }),
        );
        await unit.put('presence', { id, state: 'available', reason: null, since: 1 });
      });
      const line = { nodeId: 'test', userId: id, seenAt: now() + 3_600_000 };
      await store.db
        .insertInto('deskConnection')
        .values(line)
        .onConflict((conflict) => conflict.columns(['nodeId', 'userId']).doUpdateSet(line))
        .execute();
    },
    async waits(id: string, fields: Partial<Row<'conversation'>> = {}): Promise<void> {
      number += 1;
      const row = aConversation({ id, number, waitingSince: now(), createdAt: now(), ...fields });
      await store.transact((unit) => unit.put('conversation', row));
    },
    async rules(queueId: string, fields: Partial<QueueRules>): Promise<void> {
      await store.transact((unit) => unit.put('queueRules', { ...defaultQueueRules(queueId), ...fields }));
    },
    offers: () => store.db.selectFrom('offer').selectAll().orderBy('offeredAt').orderBy('id').execute(),
    ringing: () => store.db.selectFrom('offer').selectAll().where('state', '=', 'ringing').execute(),
    waitLines: () => store.db.selectFrom('queueWait').select(['id', 'reason']).orderBy('id').execute(),
  };
}
