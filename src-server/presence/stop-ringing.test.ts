import { afterAll, beforeAll, expect, test } from 'vitest';
import { aConversation, aCustomer, aQueue, aUser } from '../../tests/factories/rows.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { changePresence } from './change-presence.ts';
import { ringOnlyAtAvailable } from './stop-ringing.ts';

const now = 1_800_000_000_000;
let store: Store;
beforeAll(async () => {
  store = createStore(await openDatabase({ kind: 'embedded', folder: null }), () => now);
  store.rule('presence', ringOnlyAtAvailable);
  await store.transact(async (unit) => {
    await unit.put('queue', aQueue());
    await unit.put('customer', aCustomer());
    await unit.put('user', aUser());
    await unit.put('conversation', aConversation({ id: 'c1' }));
    await unit.put('presence', { id: aUser().id, state: 'available', reason: null, since: 1 });
    await unit.put('offer', {
      id: 'o1',
      conversationId: 'c1',
      queueId: null,
      userId: aUser().id,
      state: 'ringing',
      reason: 'longest-idle',
      why: [],
      offeredAt: now,
      expiresAt: now + 20_000,
      closedAt: null,
    });
  });
}, 60_000);
afterAll(() => store.close());

const stateOfOffer = async () => (await store.db.selectFrom('offer').selectAll().executeTakeFirstOrThrow()).state;
const set = (state: 'available' | 'away') =>
  store.transact((unit) => changePresence(unit, aUser().id, { state, reason: null }, { actorId: null, cause: 'idle' }));

test('an offer goes on ringing at somebody who stays available, and is taken back from somebody who leaves', async () => {
  await store.transact((unit) =>
    unit.put('presence', { id: aUser().id, state: 'available', reason: null, since: now }),
  );
  expect(await stateOfOffer()).toBe('ringing');
  await set('away');
  expect(await stateOfOffer()).toBe('withdrawn');
  await set('available');
  expect(await stateOfOffer()).toBe('withdrawn');
});
