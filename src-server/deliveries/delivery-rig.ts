import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Row } from '#shared/domain/entities.ts';
import { aConversation, aCustomer, aMessage, anInbox } from '../../tests/factories/rows.ts';
import { createTestClock } from '../../tests/real/connector-run.ts';
import { createFiles } from '../attachments/index.ts';
import type { Connector, OutgoingMessage, SendResult } from '../channels/connector.ts';
import { silentLogger } from '../platform/log.ts';
import { createStore, openDatabase } from '../store/index.ts';
import { createReceipts, createSender, queueSend } from './index.ts';

/** The send queue of one chat inbox on a real database, with a clock that stands still and a provider that is the test. */
export async function deliveryRig() {
  const clock = createTestClock(1_700_000_000_000);
  const store = createStore(await openDatabase({ kind: 'embedded', folder: null }), clock.now);
  const folder = mkdtempSync(join(tmpdir(), 'parley-deliveries-'));
  const files = createFiles({ store, folder, now: clock.now });
  await store.transact(async (unit) => {
    await unit.put('customer', aCustomer());
    await unit.sql
      .insertInto('identity')
      .values({ id: 'i-1', customerId: 'customer-maja', kind: 'visitor', value: 'visitor-1', label: 'Visitor 1' })
      .execute();
    await unit.put('inbox', anInbox());
    await unit.put('conversation', aConversation());
  });
  const sent: OutgoingMessage[] = [];
  const provider: {
    answer(message: OutgoingMessage): Promise<SendResult>;
    lookup: Connector['lookup'] | undefined;
    runs: boolean;
  } = {
    answer: async ({ messageId }) => ({ kind: 'sent', externalId: `ext-${messageId}`, status: 'sent' }),
    lookup: undefined,
    runs: true,
  };
  const connectors = {
    isElsewhere: () => false,
    find(): Connector | null {
      if (!provider.runs) return null;
      return {
        start: async () => {},
        stop: async () => {},
        test: async () => ({ ok: true, steps: [] }),
        send(message) {
          sent.push(message);
          return provider.answer(message);
        },
        ...(provider.lookup ? { lookup: provider.lookup } : {}),
      };
    },
  };
  const log = silentLogger();
  const createHere = () => createSender({ store, files, connectors, clock, log, nodeId: 'node-1' });
  const sender = createHere();
  let position = 0;
  const message = async (id: string): Promise<Row<'message'>> =>
    store.db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return {
    clock,
    store,
    provider,
    sent,
    sender,
    receipts: createReceipts({ store, clock, log }),
    /** The same process started again. */
    restarted: createHere,
    async reply(id: string): Promise<void> {
      position += 1;
      const at = clock.now();
      const row = aMessage({
        id,
        position,
        kind: 'outbound',
        text: id,
        sentAt: at,
        delivery: { status: 'queued', at, failure: null },
      });
      await store.transact(async (unit) => {
        await unit.put('message', row, null);
        await queueSend(unit, row, 'inbox-chat');
      });
    },
    message,
    delivery: async (id: string) => (await message(id)).delivery,
    /** Lets time pass a second at a time, with the work it sets off, until the condition holds. */
    async until(holds: () => Promise<boolean> | boolean, atMostSeconds = 60): Promise<void> {
      for (let second = 0; second < atMostSeconds; second += 1) {
        if (await holds()) return;
        clock.pass(1_000);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      await vi.waitFor(async () => {
        if (!(await holds())) throw new Error('it never came true');
      });
    },
    async close() {
      const stopped = sender.stop();
      await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, 300))]);
      clock.pass(60_000);
      await stopped;
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type DeliveryRig = Awaited<ReturnType<typeof deliveryRig>>;
