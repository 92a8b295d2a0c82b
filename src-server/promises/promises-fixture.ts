import type { Row } from '#shared/domain/entities.ts';
import { type Compensation, defaultQueueRules } from '#shared/domain/queue-rules.ts';
import { emptyTables } from '../../tests/factories/empty-tables.ts';
import { aConversation, aCustomer, anInbox, aQueue } from '../../tests/factories/rows.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';

export const aCompensation = (fields: Partial<Compensation> = {}): Compensation => ({
  afterSeconds: 18,
  channels: [],
  text: {
    en: 'Sorry, {{customer.firstName}}! {{voucher.amount}}: {{voucher.code}}',
    sl: 'Oprostite! {{voucher.code}}',
  },
  amountMinor: 500,
  currency: 'EUR',
  validDays: 90,
  perDay: 10,
  perCustomerDays: 30,
  onlyInHours: false,
  enabledAt: 0,
  ...fields,
});

/** A queue, an inbox and customers who have waited since `at`. */
export function createWaits(store: Store) {
  let number = 0;
  return {
    async basics(compensation: Compensation | null): Promise<void> {
      await store.transact(async (unit) => {
        await unit.put('queue', aQueue());
        await unit.put('inbox', anInbox());
        await unit.put('queueRules', { ...defaultQueueRules('queue-delivery'), compensation });
      });
    },
    async waits(id: string, at: number, fields: Partial<Row<'conversation'>> = {}): Promise<void> {
      number += 1;
      const customerId = fields.customerId ?? `customer-${id}`;
      await store.transact(async (unit) => {
        await unit.put('customer', aCustomer({ id: customerId, tier: 'none' }));
        const since = { waitingSince: at, lastInboundAt: at, createdAt: at };
        await unit.put('conversation', aConversation({ id, number, language: 'en', ...since, ...fields, customerId }));
      });
    },
    vouchers: () => store.db.selectFrom('voucher').selectAll().orderBy('createdAt').execute(),
    queued: () =>
      store.db
        .selectFrom('sendQueue')
        .innerJoin('message', 'message.id', 'sendQueue.messageId')
        .select(['message.text', 'message.automatic', 'message.kind'])
        .execute(),
    outcomes: () =>
      store.db.selectFrom('compensation').select(['conversationId', 'outcome']).orderBy('conversationId').execute(),
  };
}

/** A store on an embedded database, with the rows above, and what empties it between two tests. */
export async function openWaits(now: () => number) {
  const store = createStore(await openDatabase({ kind: 'embedded', folder: null }), now);
  const ofPromises = ['compensation', 'voucher', 'sla_clock', 'sla_policy', 'wrap_up'];
  const ofConversations = ['send_queue', 'message', 'conversation', 'customer', 'queue_rules', 'queue', 'inbox'];
  return { store, rows: createWaits(store), empty: () => emptyTables(store, ...ofPromises, ...ofConversations) };
}
