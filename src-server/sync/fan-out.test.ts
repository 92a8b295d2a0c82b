import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ChangesPush } from '#shared/contract/sync.ts';
import { aConversation, aCustomer, aMessage } from '../../tests/factories/rows.ts';
import { systemClock } from '../platform/clock.ts';
import { silentLogger } from '../platform/log.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { createFanOut, type Subscribers } from './fan-out.ts';
import { ends } from './read-changes.ts';
import type { Reader } from './reader.ts';

let store: Store;
let fanOut: ReturnType<typeof createFanOut>;
const agent = (userId: string, queueIds: string[]): Reader => ({ userId, role: 'agent', queueIds });
const desks = new Map<string, { reader: Reader; pushes: ChangesPush[] }>();
const pushesOf = (socketId: string) => desks.get(socketId)?.pushes ?? [];
const subscribers: Subscribers = {
  list: () => [...desks].map(([socketId, { reader }]) => ({ socketId, reader })),
  push(socketIds, payload) {
    for (const id of socketIds) pushesOf(id).push(payload);
  },
  usersChanged: () => undefined,
};

beforeAll(async () => {
  store = createStore(await openDatabase({ kind: 'embedded', folder: null }), Date.now);
  await store.transact((unit) => unit.put('customer', aCustomer()));
  for (const [id, queueIds] of Object.entries({ ana: ['q1'], bor: ['q1'], jan: ['q2'] }))
    desks.set(id, { reader: agent(`user-${id}`, queueIds), pushes: [] });
  fanOut = createFanOut({
    store,
    clock: systemClock,
    log: silentLogger(),
    subscribers,
  });
  await fanOut.start();
});
afterAll(async () => {
  await fanOut.stop();
  await store.close();
});

let written = 0;
const write = (queueId: string) =>
  store.transact(async (unit) => {
    written += 1;
    const id = `c${written}`;
    await unit.put('conversation', aConversation({ id, number: written, queueId }), null);
    await unit.put('message', aMessage({ id: `m${written}`, conversationId: id }), null);
  });
const lastSeq = async () => (await ends(store.db)).last;
const everybodyIsAt = (cursor: number) =>
  vi.waitFor(() => {
    for (const id of desks.keys()) expect(pushesOf(id).at(-1)?.cursor).toBe(cursor);
  });

test('who sees a change gets it at once; who sees nothing of it is told its number a little later, without rows', async () => {
  const before = await lastSeq();
  await write('q1');
  await vi.waitFor(() => expect(pushesOf('ana')).toHaveLength(1));
  expect(pushesOf('bor')).toEqual(pushesOf('ana'));
  expect(pushesOf('ana')[0]?.changes.map(({ id }) => id)).toEqual(['c1', 'm1']);
  expect(pushesOf('jan')).toEqual([]);
  await everybodyIsAt(before + 2);
  expect(pushesOf('jan')).toEqual([{ after: before, cursor: before + 2, changes: [] }]);
});

test('what a reader is sent joins what they were sent before, whoever else was written to meanwhile', async () => {
  for (const { pushes } of desks.values()) pushes.splice(0);
  const before = await lastSeq();
  for (let n = 0; n < 60; n += 1) {
    await write(n % 7 === 0 ? 'q2' : 'q1');
    if (n % 5 === 0) await wait(n);
  }
  const end = await lastSeq();
  await everybodyIsAt(end);
  for (const { pushes } of desks.values()) {
    expect(pushes[0]?.after).toBe(before);
    expect(pushes.slice(1).map(({ after }) => after)).toEqual(pushes.slice(0, -1).map(({ cursor }) => cursor));
  }
  const rows = (id: string) => pushesOf(id).flatMap(({ changes }) => changes).length;
  expect([rows('ana'), rows('bor'), rows('jan')]).toEqual([51 * 2, 51 * 2, 9 * 2]);
});

test('a reader who connects in between is told what came after, and nothing twice', async () => {
  await write('q2');
  await vi.waitFor(() =>
    expect(
      pushesOf('jan')
        .at(-1)
        ?.changes.map(({ id }) => id),
    ).toContain(`m${written}`),
  );
  const before = await lastSeq();
  desks.set('eva', { reader: agent('user-eva', ['q1']), pushes: [] });
  await write('q1');
  await everybodyIsAt(before + 2);
  expect(pushesOf('eva')).toEqual([{ after: before, cursor: before + 2, changes: expect.any(Array) }]);
});

test('a server for which the log was thrown away before it had read it sends nothing that joins: every desk finds the gap', async () => {
  await fanOut.stop();
  const accounts: string[] = [];
  const inboxes: string[][] = [];
  const lagging = createFanOut({
    store,
    clock: systemClock,
    log: silentLogger(),
    subscribers: { ...subscribers, usersChanged: (ids) => void accounts.push(...ids) },
    rowsChanged: { inbox: (ids) => void inboxes.push(ids) },
  });
  await lagging.start();
  for (const { pushes } of desks.values()) pushes.splice(0);
  const before = await lastSeq();
  await store.db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('changeLog')
      .values(
        ['one', 'two', 'three'].map((id) => ({
          at: 1,
          entity: 'tag',
          entityId: id,
          conversationId: null,
          userId: null,
          audienceBefore: null,
        })),
      )
      .execute();
    await transaction
      .deleteFrom('changeLog')
      .where('seq', '<', before + 3)
      .execute();
  });
  lagging.nudge();
  await everybodyIsAt(before + 3);
  // A desk that is at `before` takes none of it for the next, and asks.
  for (const { pushes } of desks.values()) expect(pushes[0]?.after).toBe(before + 2);
  expect(accounts.sort()).toEqual([...new Set([...desks.values()].map(({ reader }) => reader.userId))].sort());
  expect(inboxes).toHaveLength(1);
  await lagging.stop();
});
