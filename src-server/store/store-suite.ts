import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aConversation, aCustomer, aMessage, aQueue, aUser } from '../../tests/factories/rows.ts';
import { createStore, type DatabaseHome, openDatabase, type Store } from './index.ts';

/** What both homes of the data must do alike. */
export function describeStore(name: string, home: () => DatabaseHome): void {
  describe(`store on ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = createStore(await openDatabase(home()), () => 1_700_000_000_000);
      await store.transact(async (unit) => {
        await unit.put('queue', aQueue());
        await unit.put('user', aUser());
        await unit.put('customer', aCustomer());
        await unit.put('conversation', aConversation());
      });
    });
    afterAll(() => store.close());

    const logged = () => store.db.selectFrom('changeLog').selectAll().orderBy('seq').execute();

    test('a row comes back as it was written, lists, objects and large numbers included', async () => {
      const user = aUser({
        id: 'user-jan',
        email: 'jan@example.com',
        skills: [{ name: 'returns', level: 3 }],
        createdAt: 1_763_770_000_123,
      });
      await store.transact((unit) => unit.put('user', user));
      const { value } = await store.transact((unit) => unit.find('user', 'user-jan'));
      expect(value).toEqual(user);
    });

    test('a change and its log entry are one: rolled back together', async () => {
      const before = (await logged()).length;
      const work = store.transact(async (unit) => {
        await unit.put('message', aMessage({ id: 'message-lost' }));
        throw new Error('on purpose');
      });
      await expect(work).rejects.toThrow('on purpose');
      expect((await logged()).length).toBe(before);
      expect((await store.transact((unit) => unit.find('message', 'message-lost'))).value).toBeNull();
    });

    test('the cursor of a transaction is the number of its last change', async () => {
      const { cursor } = await store.transact((unit) =>
        unit.put('message', aMessage({ id: 'message-kept', position: 7 })),
      );
      const last = (await logged()).at(-1);
      expect(last).toMatchObject({
        seq: cursor,
        entity: 'message',
        entityId: 'message-kept',
        conversationId: 'conversation-1',
      });
    });

    test('a conversation that changes hands remembers who saw it before', async () => {
      const { cursor } = await store.transact((unit) =>
        unit.put('conversation', aConversation({ assigneeId: 'user-ana' })),
      );
      const entry = (await logged()).find(({ seq }) => seq === cursor);
      expect(entry?.audienceBefore).toEqual({ queueId: 'queue-delivery', assigneeId: null });
    });

    test('rows written at once come back as they were written, each logged, held to the rules of its kind', async () => {
      const conversation = aConversation({ id: 'conversation-many', number: 77, tagIds: ['a', 'b'] });
      const message = aMessage({
        id: 'message-many',
        conversationId: 'conversation-many',
        text: '"q\\" 👋\n— %s',
        position: 1,
      });
      const user = aUser({ id: 'user-many', email: 'many@example.com', skills: [{ name: 'returns', level: 3 }] });
      const stamped = createStore(store.db, () => 5);
      stamped.rule('conversation', async (_, row) => ({ row: { ...row, subject: `${row.subject}!` } }));
      const before = (await logged()).length;
      await stamped.transact(async (unit) => {
        await unit.put('conversation', conversation, null);
        const known = await unit.find('conversation', 'conversation-many');
        if (known === null) throw new Error('it was just written');
        await unit.putAll([
          { entity: 'conversation', row: { ...known, subject: 'two', activityAt: 1_763_770_000_123 }, before: known },
          { entity: 'message', row: message, before: null },
          { entity: 'user', row: user, before: null },
        ]);
      });
      const { value } = await store.transact(async (unit) => ({
        conversation: await unit.find('conversation', 'conversation-many'),
        message: await unit.find('message', 'message-many'),
        user: await unit.find('user', 'user-many'),
      }));
      expect(value).toEqual({
        conversation: { ...conversation, subject: 'two!', activityAt: 1_763_770_000_123 },
        message,
        user,
      });
      expect((await logged()).slice(before).map(({ entityId }) => entityId)).toEqual([
        'conversation-many',
        'conversation-many',
        'message-many',
        'user-many',
      ]);
    });

    test('a row read ahead is what it is when asked for, until it is written', async () => {
      const { value } = await store.transact(async (unit) => {
        await unit.foresee('user', ['user-jan', 'user-nobody']);
        const jan = await unit.find('user', 'user-jan');
        const nobody = await unit.find('user', 'user-nobody');
        if (jan === null) throw new Error('there is one');
        await unit.put('user', { ...jan, name: 'Jan the Second' }, jan);
        await unit.put('user', { ...jan, id: 'user-nobody', email: 'nobody@example.com' }, nobody);
        return [await unit.find('user', 'user-jan'), await unit.find('user', 'user-nobody')];
      });
      expect(value.map((user) => user?.name)).toEqual(['Jan the Second', 'Ana Horvat']);
    });

    test('two messages cannot take the same place in a thread', async () => {
      const clash = store.transact((unit) => unit.put('message', aMessage({ id: 'message-clash', position: 7 })));
      await expect(clash).rejects.toMatchObject({ code: '23505' });
    });

    test('many writers at once: every number is logged once and in the order of commits', async () => {
      const seen: number[] = [];
      const stop = store.onCommit((cursor) => seen.push(cursor));
      await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          store.transact(async (unit) => {
            const conversation = await unit.find('conversation', 'conversation-1');
            if (conversation)
              await unit.put(
                'conversation',
                { ...conversation, lastPosition: conversation.lastPosition + 1 },
                conversation,
              );
            return index;
          }),
        ),
      );
      stop();
      const { value } = await store.transact((unit) => unit.find('conversation', 'conversation-1'));
      expect(value?.lastPosition).toBe(30);
      expect(new Set(seen).size).toBe(30);
    });
  });
}
