import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInAnswerSchema } from '#shared/contract/http.ts';
import type { SnapshotAnswer, WireChange } from '#shared/contract/sync.ts';
import { entityNames } from '#shared/domain/entities.ts';
import { readMarkId } from '#shared/domain/read-mark.ts';
import { aConversation, aCustomer } from '../factories/rows.ts';
import { connectDesk, type Desk, password, signIn, startApp } from './start-app.ts';

let running: Awaited<ReturnType<typeof startApp>>;
let ana: Desk;
const many = 400;
const idsOf = (changes: readonly WireChange[], entity: string) =>
  changes.filter((change) => change.entity === entity).map(({ id }) => id);
const first = (limit: number): Promise<SnapshotAnswer> => ana.ask('sync:snapshot', { page: null, limit });

beforeAll(async () => {
  running = await startApp();
  await running.app.store.transact(async (unit) => {
    for (let n = 0; n < many; n += 1) {
      const id = String(n).padStart(3, '0');
      await unit.put('customer', aCustomer({ id: `customer-${id}` }));
      await unit.put(
        'conversation',
        aConversation({
          id: `conversation-${id}`,
          number: 1_000 + n,
          customerId: `customer-${id}`,
          inboxId: 'inbox-chat',
          queueId: n % 4 === 3 ? 'queue-returns' : 'queue-delivery',
          // The oldest of all are Ana's own, and one that is done.
          assigneeId: n < 5 ? 'user-ana' : null,
          state: n === 4 ? 'resolved' : 'open',
          activityAt: 1_000_000 + n,
        }),
      );
    }
    const id = readMarkId('user-ana', 'conversation-000');
    await unit.put('readMark', { id, userId: 'user-ana', conversationId: 'conversation-000', position: 1, at: 1 });
  });
  ana = await connectDesk(running.app, await signIn(running.app, 'ana@example.com'));
});
afterAll(async () => {
  ana.close();
  await running.stop();
});

test('the first page has the reader’s own open conversations and the newest others, however many customers there are', async () => {
  const { changes } = await first(300);
  const conversations = idsOf(changes, 'conversation');
  expect(conversations.slice(0, 4)).toEqual([3, 2, 1, 0].map((n) => `conversation-00${n}`));
  expect(conversations[4]).toBe('conversation-398');
  expect(conversations).not.toContain('conversation-004');
  expect(conversations.length).toBeGreaterThan(50);
});

test('it comes along with a sign-in that asks for it, and with no other', async () => {
  const signInWith = async (fields: object) => {
    const answer = await fetch(`${running.app.address}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'ana@example.com', password, device: 'test', ...fields }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const asked = await signInWith({ firstPageRows: 300 });
  expect(asked.status).toBe(201);
  expect(signInAnswerSchema.parse(asked.body).firstPage).toEqual(await first(300));
  expect((await signInWith({})).body).not.toHaveProperty('firstPage');
  const wrong = await signInWith({ firstPageRows: 300, password: 'not this one' });
  expect(wrong).toEqual({
    status: 401,
    body: { error: { code: 'unauthorized', message: 'email or password is wrong' } },
  });
  expect((await signInWith({ firstPageRows: 0 })).status).toBe(400);
});

test('each of them comes with its customer and read mark, and what it points to comes before it', async () => {
  const { changes } = await first(300);
  const rows = changes.flatMap(({ entity, row }) => (entity === 'conversation' ? [aConversation(row ?? {})] : []));
  expect(new Set(idsOf(changes, 'customer'))).toEqual(new Set(rows.map(({ customerId }) => customerId)));
  expect(idsOf(changes, 'readMark')).toEqual([readMarkId('user-ana', 'conversation-000')]);
  expect(changes.findLastIndex(({ entity }) => entity === 'customer')).toBeLessThan(
    changes.findIndex(({ entity }) => entity === 'conversation'),
  );
});

test('nothing of it is beyond the reader’s queues, and no row comes twice', async () => {
  const { changes } = await first(300);
  const others = idsOf(changes, 'conversation').filter((id) => Number(id.slice(-3)) % 4 === 3);
  expect(others).toEqual(['conversation-003']);
  const keys = changes.map(({ entity, id }) => `${entity} ${id}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([1, 7, 60])('a first page of %i rows has no more, and the pages behind it have everything', async (limit) => {
  let answer = await first(limit);
  expect(answer.changes.length).toBeLessThanOrEqual(limit);
  const { cursor } = answer;
  const seen: WireChange[] = [];
  let pages = 0;
  while (answer.next !== null) {
    pages += 1;
    answer = await ana.ask('sync:snapshot', { page: answer.next, limit: 500 });
    expect(answer.cursor).toBe(cursor);
    seen.push(...answer.changes);
  }
  expect(answer.sent).toBe(answer.total);
  // Kinds of which there is little share a page.
  expect(pages).toBe(Math.ceil(answer.total / 500));
  // Ana sees her queue’s three in four, and one of the other’s that is hers.
  expect(idsOf(seen, 'conversation')).toHaveLength(301);
  expect(idsOf(seen, 'customer')).toHaveLength(many);
  const order: readonly string[] = entityNames;
  const places = seen.map(({ entity }) => order.indexOf(entity));
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
