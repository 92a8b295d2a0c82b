import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anIncomingMessage } from '../../tests/factories/incoming-message.ts';
import { aCustomer, anInbox, aQueue } from '../../tests/factories/rows.ts';
import { createFiles } from '../attachments/index.ts';
import type { IncomingMessage } from '../channels/connector.ts';
import { silentLogger } from '../platform/log.ts';
import { holdToPromises } from '../promises/index.ts';
import { keepFloorFacts } from '../reporting/index.ts';
import { createStore, type DatabaseHome, openDatabase, type Store } from '../store/index.ts';
import { createIntake } from './receive-message.ts';

const fromVisitor = (visitor: string) => ({
  from: { kind: 'visitor' as const, value: visitor, label: `Visitor ${visitor}`, name: null },
  threadKey: visitor,
});

/** An intake over tables with one inbox. */
export async function startIntake(home: DatabaseHome) {
  const store = createStore(await openDatabase(home), Date.now);
  store.rule('conversation', holdToPromises);
  keepFloorFacts(store);
  const files = createFiles({ store, folder: mkdtempSync(join(tmpdir(), 'parley-intake-')), now: Date.now });
  const intake = createIntake({ store, files, log: silentLogger() });
  await store.transact(async (unit) => {
    await unit.put('queue', aQueue());
    await unit.put('inbox', anInbox({ id: 'inbox', queueId: 'queue-delivery' }));
  });
  return {
    store,
    write: (visitor: string, text: string, fields: Partial<IncomingMessage> = {}) =>
      intake.receive(
        'inbox',
        anIncomingMessage({ ...fromVisitor(visitor), externalId: `${visitor} ${text}`, text, ...fields }),
      ),
  };
}

/** What messages that come together may rely on, on both homes of the data. */
export function describeIntake(name: string, home: () => DatabaseHome): void {
  describe(`intake on ${name}`, () => {
    let store: Store;
    let write: Awaited<ReturnType<typeof startIntake>>['write'];
    const visitors = Array.from({ length: 12 }, (_, n) => `visitor-${n}`);
    beforeAll(async () => {
      ({ store, write } = await startIntake(home()));
      for (const visitor of visitors) await write(visitor, `from ${visitor}`);
    });
    afterAll(() => store.close());

    const threadOf = async (visitor: string) => {
      const rows = await store.db
        .selectFrom('message')
        .innerJoin('conversationThread', 'conversationThread.conversationId', 'message.conversationId')
        .select(['message.text', 'message.position'])
        .where('conversationThread.threadKey', '=', visitor)
        .orderBy('message.position')
        .execute();
      return rows.map(({ text }) => text);
    };
    async function commitsDuring(work: () => Promise<unknown>): Promise<number> {
      let commits = 0;
      const stop = store.onCommit(() => {
        commits += 1;
      });
      await work();
      stop();
      return commits;
    }
    test('messages of known customers that come together are stored by one transaction, each in its thread', async () => {
      const commits = await commitsDuring(() => Promise.all(visitors.map((visitor) => write(visitor, 'together'))));
      expect(commits).toBe(1);
      for (const visitor of visitors) expect(await threadOf(visitor)).toEqual([`from ${visitor}`, 'together']);
    });

    test('what is stored together is what would have been stored alone', async () => {
      const [together, alone] = ['visitor-0', 'visitor-1'];
      const file = { name: 'a.txt', mimeType: 'text/plain', contentId: null, read: async () => Buffer.from('a') };
      await Promise.all([
        write(together, 'the same', { sentAt: 1 }),
        write(alone, 'the same', { sentAt: 1, files: [file] }),
      ]);
      const rowOf = async (visitor: string) => {
        const thread = await store.db
          .selectFrom('conversationThread')
          .select('conversationId')
          .where('threadKey', '=', visitor)
          .executeTakeFirstOrThrow();
        const { value } = await store.transact((unit) => unit.find('conversation', thread.conversationId));
        const message = await store.db
          .selectFrom('message')
          .selectAll()
          .where('conversationId', '=', thread.conversationId)
          .where('text', '=', 'the same')
          .executeTakeFirstOrThrow();
        const {
          id: _,
          number: _number,
          customerId: _customer,
          lastMessage,
          ...conversation
        } = value ?? { lastMessage: null };
        const { id: _id, conversationId: _in, attachments: _files, senderName: _sender, delivery, ...said } = message;
        const when = { createdAt: 0, lastInboundAt: 0, waitingSince: 0, replyDueAt: 0, activityAt: 0 };
        return { ...conversation, ...when, said, status: delivery?.status, preview: lastMessage?.preview };
      };
      expect(await rowOf(together)).toEqual(await rowOf(alone));
    });

    test('a message that cannot be stored refuses none of those it came with', async () => {
      const outcomes = await Promise.allSettled(
        visitors.map((visitor, n) => write(visitor, n === 5 ? 'no database takes \u0000' : 'beside it')),
      );
      expect(outcomes.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
      for (const [n, visitor] of visitors.entries())
        expect((await threadOf(visitor)).includes('beside it')).toBe(n !== 5);
    });

    test('what is delivered again among others is stored once', async () => {
      await write('visitor-2', 'again');
      const outcomes = await Promise.all([
        write('visitor-2', 'again'),
        write('visitor-3', 'again'),
        write('visitor-3', 'again'),
        write('visitor-4', 'again'),
      ]);
      expect(outcomes).toEqual(['duplicate', 'stored', 'duplicate', 'stored']);
      for (const visitor of ['visitor-2', 'visitor-3', 'visitor-4'])
        expect((await threadOf(visitor)).filter((text) => text === 'again')).toHaveLength(1);
    });

    test('an id that two threads claim at the same moment is given to one', async () => {
      const outcomes = await Promise.all(
        ['visitor-5', 'visitor-6'].map((visitor) => write(visitor, 'claimed', { externalId: 'claimed twice' })),
      );
      expect(outcomes.toSorted()).toEqual(['duplicate', 'stored']);
    });

    test('messages of one thread stay in the order they came, between those of others and of somebody new', async () => {
      const texts = Array.from({ length: 8 }, (_, n) => `${n}`);
      await Promise.all(
        texts.flatMap((text) => ['visitor-7', 'visitor-8', 'somebody-new'].map((visitor) => write(visitor, text))),
      );
      for (const visitor of ['visitor-7', 'visitor-8', 'somebody-new'])
        expect((await threadOf(visitor)).filter((text) => /^\d$/.test(text))).toEqual(texts);
      const { length } = await store.db
        .selectFrom('identity')
        .select('id')
        .where('value', '=', 'somebody-new')
        .execute();
      expect(length).toBe(1);
    });

    test('a customer known by address alone takes the first real name given, among others', async () => {
      const from = { kind: 'visitor' as const, value: 'visitor-9', label: 'Visitor visitor-9', name: 'Maja Novak' };
      await Promise.all([write('visitor-9', 'it is me', { from }), write('visitor-10', 'beside it')]);
      const { name } = await store.db
        .selectFrom('identity')
        .innerJoin('customer', 'customer.id', 'identity.customerId')
        .select('customer.name')
        .where('value', '=', 'visitor-9')
        .executeTakeFirstOrThrow();
      expect(name).toBe('Maja Novak');
    });

    test('another customer in a known thread begins a conversation of their own', async () => {
      await store.transact(async (unit) => {
        await unit.put('customer', aCustomer({ id: 'intruder' }));
        const identity = {
          id: 'intruder',
          customerId: 'intruder',
          kind: 'visitor' as const,
          value: 'intruder',
          label: 'x',
        };
        await unit.put('identity', identity);
      });
      const from = { kind: 'visitor' as const, value: 'intruder', label: 'x', name: null };
      await Promise.all([write('visitor-11', 'not theirs', { from }), write('visitor-10', 'theirs')]);
      const rows = await store.db
        .selectFrom('message')
        .innerJoin('conversation', 'conversation.id', 'message.conversationId')
        .select('customerId')
        .where('message.text', '=', 'not theirs')
        .execute();
      expect(rows).toEqual([{ customerId: 'intruder' }]);
    });
  });
}
