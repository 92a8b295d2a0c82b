import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeFloor } from '#shared/domain/floor-scope.ts';
import { aConversation, aCustomer, anInbox, aQueue, aUser } from '../../tests/factories/rows.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { readReport } from './report.ts';

const hourMs = 3_600_000;
const start = Date.parse('2026-11-02T00:00:00Z');
const at = (hours: number) => start + hours * hourMs;
const now = at(100);
let store: Store;

beforeAll(async () => {
  store = createStore(await openDatabase({ kind: 'embedded', folder: null }), () => now);
  await store.transact(async (unit) => {
    await unit.put('queue', aQueue());
    await unit.put('inbox', anInbox());
    await unit.put('customer', aCustomer());
    await unit.put('user', aUser());
    await unit.put('conversation', aConversation());
    const { id: conversationId, queueId, channel } = aConversation();
    const place = { conversationId, queueId, channel, agentId: aUser().id };
    const contact = { ...place, targetMs: 20_000, outcome: 'answered' as const };
    const asked = (id: string, from: number, to: number) => ({
      ...contact,
      id,
      waitingSince: from,
      queuedAt: from,
      endedAt: to,
    });
    await unit.sql
      .insertInto('floorContact')
      .values([asked('over-midnight', at(23.5), at(24.5)), asked('later', at(50), at(50) + 10_000)])
      .execute();
    await unit.sql
      .insertInto('floorHandling')
      .values({ ...place, id: 'night', startedAt: at(23), endedAt: at(25), activeMs: 2 * hourMs })
      .execute();
    await unit.sql
      .insertInto('floorPresence')
      .values({ id: 'shift', userId: aUser().id, state: 'available', reason: null, startedAt: at(22), endedAt: at(26) })
      .execute();
  });
}, 60_000);
afterAll(() => store.close());

test('a report of several days counts what crosses midnight once, and all of it', async () => {
  const figures = await readReport(store, { start, end: at(72) }, wholeFloor, now);
  expect(figures).toMatchObject({
    offered: { value: 2 },
    answered: { value: 2 },
    answeredInTarget: { value: 1 },
    speedOfAnswer: { value: (hourMs + 10_000) / 2, of: 2 },
    handled: { value: 1 },
    occupancy: { value: 0.5, of: 4 * hourMs },
  });
  const [first, second] = await Promise.all(
    [at(0), at(24)].map((from) => readReport(store, { start: from, end: from + 24 * hourMs }, wholeFloor, now)),
  );
  expect(first).toMatchObject({ offered: { value: 1 }, answered: { value: 0 }, occupancy: { of: 2 * hourMs } });
  expect(second).toMatchObject({ offered: { value: 0 }, answered: { value: 1 }, occupancy: { of: 2 * hourMs } });
});
