import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { WireChange } from '#shared/contract/sync.ts';
import { protocolVersion } from '#shared/contract/version.ts';
import { createSessions } from '../../src-server/identity/index.ts';
import type { Store } from '../../src-server/store/index.ts';
import { pull, type Reader, scopeOf } from '../../src-server/sync/index.ts';
import { aConversation, aCustomer, aMessage, anInbox, aPolicy, aQueue, aUser } from '../factories/rows.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { SharedDatabase } from './simulation/rooms/database.ts';
import { ruledStore, startNode } from './simulation/rooms/node.ts';

/** What failing schedules of the simulation showed of the server's rooms, each as the shortest story that shows it again. */
let shared: SharedDatabase;
let store: Store;
let clock: ManualClock;
beforeAll(async () => {
  shared = await SharedDatabase.create();
}, 60_000);

const ana: Reader = { userId: 'user-ana', role: 'agent', queueIds: ['queue-delivery'] };
beforeEach(async () => {
  shared.empty();
  clock = new ManualClock();
  store = ruledStore(shared.db, clock.now);
  await store.transact(async (unit) => {
    for (const id of ['queue-delivery', 'queue-returns']) await unit.put('queue', aQueue({ id }));
    await unit.put('user', aUser());
    await unit.put('inbox', anInbox());
    await unit.put('customer', aCustomer());
    await unit.put('slaPolicy', aPolicy());
    await unit.put('conversation', aConversation({ waitingSince: clock.now() }));
  });
});
const change = (fields: Partial<ReturnType<typeof aConversation>>) =>
  store.transact(async (unit) => {
    const before = await unit.find('conversation', 'conversation-1');
    if (before !== null) await unit.put('conversation', { ...before, ...fields }, before);
  });
async function changesSince(after: number, reader = ana): Promise<WireChange[]> {
  const answer = await pull(shared.db, reader, { after, scope: scopeOf(reader), limit: 1_000 });
  return answer.kind === 'changes' ? answer.changes : [];
}
const clockIn = (changes: WireChange[]) => changes.find(({ entity }) => entity === 'slaClock');

test('the clock of a conversation leaves a view and comes back with it', async () => {
  const before = shared.cursor;
  await change({ queueId: 'queue-returns' });
  expect(clockIn(await changesSince(before))).toMatchObject({ id: 'conversation-1', row: null });

  const away = shared.cursor;
  clock.advance(10_000);
  await change({ queueId: 'queue-delivery' });
  expect(clockIn(await changesSince(away))?.row).toMatchObject({ id: 'conversation-1', policyId: 'policy' });
});

test('a conversation that is open again brings its clock to whoever came while it was resolved', async () => {
  await change({ waitingSince: null, firstReplyAt: clock.now() });
  await change({ state: 'resolved', resolvedAt: clock.now() });
  const resolved = shared.cursor;
  await change({ state: 'open', resolvedAt: null });
  expect(clockIn(await changesSince(resolved))?.row).toMatchObject({ id: 'conversation-1' });
});

test('a talk aside leaves the view with its conversation, comes back with it, and stays with its members', async () => {
  const said = { sideThreadId: 'talk', conversationId: 'conversation-1', authorId: 'user-eva', sentAt: clock.now() };
  await store.transact(async (unit) => {
    await unit.put('sideThread', {
      id: 'talk',
      conversationId: 'conversation-1',
      topic: '',
      openedBy: 'user-eva',
      memberIds: ['user-eva', 'user-bor'],
      openedAt: clock.now(),
      closedAt: null,
      lastMessageAt: clock.now(),
      lastAuthorId: 'user-eva',
      seenAt: {},
    });
    await unit.put('sideMessage', { ...said, id: 'said', text: 'Between us' });
  });
  const bor: Reader = { userId: 'user-bor', role: 'agent', queueIds: [] };
  const aside = (changes: WireChange[]) =>
    changes.flatMap(({ entity, id, row }) =>
      entity.startsWith('side') ? [`${id}: ${row === null ? 'gone' : 'here'}`] : [],
    );

  const before = shared.cursor;
  await change({ queueId: 'queue-returns' });
  expect(aside(await changesSince(before))).toEqual(['talk: gone', 'said: gone']);
  expect(aside(await changesSince(before, bor))).toEqual(['talk: here', 'said: here']);

  const away = shared.cursor;
  await change({ queueId: 'queue-delivery' });
  expect(aside(await changesSince(away))).toEqual(['talk: here', 'said: here']);
});

test('a conversation that came, went and came again between two looks brings its thread', async () => {
  await change({ queueId: 'queue-returns' });
  await store.transact((unit) => unit.put('message', aMessage({ text: 'Said where ana could not see it' })));
  const away = shared.cursor;
  for (const queueId of ['queue-delivery', 'queue-returns', 'queue-delivery']) await change({ queueId });
  expect((await changesSince(away)).map(({ entity }) => entity)).toContain('message');
});

test('queues that change while a desk is being let in hold for it', async () => {
  const nothing = () => undefined;
  const failures: string[] = [];
  const parts = { committed: nothing, tell: nothing, arrived: nothing, knowsNot: () => false, lag: () => null };
  const node = startNode({ name: 'north', shared, clock, failed: (what) => failures.push(what), ...parts });
  const user = aUser();
  const { token } = await createSessions({ store, clock, sessionMs: 86_400_000 }).open(user, 'desk');
  let letIn = nothing;
  node.sockets.io.use((_, next) => {
    letIn = () => void next();
  });
  const happened: string[] = [];
  const told = (what: string) => () => void happened.push(what);
  const listener = { opened: told('opened'), pushed: nothing, refused: told('refused'), ended: told('ended') };
  const link = node.sockets.connect({ token, clientId: 'desk', protocol: protocolVersion }, listener);
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  await settled();
  await store.transact((unit) => unit.put('user', { ...user, queueIds: ['queue-returns'] }));
  node.heardOfCommit();
  await settled();
  clock.advance(100);
  await settled();
  letIn();
  await settled();
  // It was let in by what it might see before; so it has to come anew, by what it may see now.
  expect(happened).toEqual(['opened', 'ended']);
  expect(failures).toEqual([]);
  link.close();
  node.crash();
});
