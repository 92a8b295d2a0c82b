import { afterEach, beforeEach, expect, test } from 'vitest';
import { aConversation, aCustomer, aQueue } from '../../tests/factories/rows.ts';
import { ManualClock } from '../../tests/fakes/manual-clock.ts';
import { silentLogger } from '../platform/log.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { createDepartures, type Departures } from './departures.ts';
import { keepFloorFacts } from './keep-floor-facts.ts';

let store: Store;
let clock: ManualClock;
let departures: Departures;
beforeEach(async () => {
  clock = new ManualClock(1_000_000);
  store = createStore(await openDatabase({ kind: 'embedded', folder: null }), clock.now);
  keepFloorFacts(store);
  departures = createDepartures({ store, clock, log: silentLogger(), nodeId: 'one' });
  await departures.start();
  await store.transact(async (unit) => {
    await unit.put('queue', aQueue());
    await unit.put('customer', aCustomer());
    await unit.put('conversation', aConversation({ waitingSince: clock.now(), lastInboundPosition: 1 }));
  });
  const thread = { inboxId: 'inbox-chat', threadKey: 'visitor', conversationId: 'conversation-1', at: 1 };
  await store.db.insertInto('conversationThread').values(thread).execute();
});
afterEach(async () => {
  await departures.stop();
  await store.close();
});

const present = (isPresent: boolean) => departures.present('inbox-chat', 'visitor', isPresent);
const outcomes = async () =>
  (await store.db.selectFrom('floorContact').selectAll().orderBy('queuedAt').execute()).map(
    ({ outcome, endedAt }) => [outcome, endedAt] as const,
  );
/** Time passes, and what it sets off is done. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    clock.advance(1_000);
    // Looks are queued one after another: an empty wish waits for them.
    await departures.present('inbox-chat', 'nobody', true);
  }
}

test('a customer who closes the chat and does not come back has abandoned, at the time they left', async () => {
  await present(true);
  await pass(7);
  await present(false);
  const leftAt = clock.now();
  await pass(14);
  expect(await outcomes()).toEqual([[null, null]]);
  await pass(4);
  expect(await outcomes()).toEqual([['abandoned', leftAt]]);
});

test('a page that is reloaded, or another one that is still open elsewhere, is no leaving', async () => {
  await present(true);
  await pass(1);
  await present(false);
  await pass(10);
  await present(true);
  await pass(30);
  const elsewhere = createDepartures({ store, clock, log: silentLogger(), nodeId: 'two' });
  await elsewhere.present('inbox-chat', 'visitor', true);
  await present(false);
  await pass(30);
  expect(await outcomes()).toEqual([[null, null]]);
});

test('who was answered before they left has not abandoned, and who writes again waits anew', async () => {
  await present(true);
  await pass(1);
  await present(false);
  await pass(20);
  const before = await store.db.selectFrom('conversation').selectAll().executeTakeFirstOrThrow();
  await store.transact((unit) => unit.put('conversation', { ...before, lastInboundPosition: 2 }, before));
  await present(true);
  await store.transact((unit) =>
    unit.put(
      'conversation',
      { ...before, lastInboundPosition: 2, assigneeId: 'ana' },
      { ...before, lastInboundPosition: 2 },
    ),
  );
  await present(false);
  await pass(20);
  expect((await outcomes()).map(([outcome]) => outcome)).toEqual(['abandoned', 'answered']);
});

test('a server that starts again takes its old pages for closed until they connect', async () => {
  await present(true);
  await pass(1);
  const again = createDepartures({ store, clock, log: silentLogger(), nodeId: 'one' });
  await again.start();
  await again.stop();
  await pass(20);
  expect((await outcomes()).map(([outcome]) => outcome)).toEqual(['abandoned']);
});

test('a server of which nothing is heard any more has nobody before its pages since then, and takes them back when it returns', async () => {
  await departures.stop();
  const gone = createDepartures({ store, clock, log: silentLogger(), nodeId: 'gone' });
  await gone.present('inbox-chat', 'visitor', true);
  departures = createDepartures({ store, clock, log: silentLogger(), nodeId: 'one' });
  await departures.start();
  await pass(10);
  const since = clock.now();
  await pass(10);
  await departures.serverGone('gone', since);
  await gone.returned();
  await pass(30);
  expect(await outcomes()).toEqual([[null, null]]);
  await departures.serverGone('gone', since);
  await pass(4);
  expect(await outcomes()).toEqual([['abandoned', since]]);
});
