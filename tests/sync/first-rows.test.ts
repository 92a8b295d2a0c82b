import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { socketRequests } from '#shared/contract/socket.ts';
import { type ReadMark, readMarkId } from '#shared/domain/read-mark.ts';
import { readListRows } from '../../src-renderer/sync/read/conversations.ts';
import { lineOf } from '../../src-renderer/sync/read/joined-row.ts';
import { aNote } from '../factories/mutations.ts';
import { aConversation, aCustomer, aResolutionClock, aUser, aWorkspace } from '../factories/rows.ts';
import { aServer, type Computer, closingComputers, rest, theConversation } from '../fakes/desk-engine.ts';

const computers = closingComputers();

const aMark = (conversationId: string, position: number): ReadMark => ({
  id: readMarkId('user-ana', conversationId),
  userId: 'user-ana',
  conversationId,
  at: 1,
  position,
});

function aWorld() {
  const world = aServer();
  world.server.write(
    { entity: 'workspace', row: aWorkspace() },
    { entity: 'customer', row: aCustomer({ tier: 'gold' }) },
    { entity: 'customer', row: aCustomer({ id: 'customer-2', name: 'Milena Kos' }) },
    { entity: 'conversation', row: theConversation({ lastInboundPosition: 3, activityAt: 30 }) },
    {
      entity: 'conversation',
      row: aConversation({ id: 'conversation-2', customerId: 'customer-2', state: 'pending' }),
    },
    { entity: 'conversation', row: aConversation({ id: 'conversation-3', state: 'resolved', lastInboundPosition: 2 }) },
    { entity: 'slaClock', row: aResolutionClock({}) },
    { entity: 'readMark', row: aMark('conversation-1', 1) },
    { entity: 'readMark', row: aMark('conversation-3', 2) },
  );
  return world;
}

/** The desks its windows might open and those they might read, one after the other. */
const stagesOf = ({ states }: Computer): string[] => [
  ...new Set(states.map(({ opening, database }) => `opening ${opening}, reading ${database}`)),
];

const pagesAskedOf = ({ server }: ReturnType<typeof aServer>): unknown[] =>
  server.asked.flatMap(({ name, input }) =>
    name === 'sync:snapshot' ? [socketRequests[name].input.parse(input).page] : [],
  );

test('a desk is named for opening when its first rows are here, and for reading when they are written', async () => {
  const world = aWorld();
  const ana = computers.bare(world);
  await ana.signIn();
  await ana.live();
  const { name } = ana.db;
  expect(stagesOf(ana)).toEqual([
    'opening null, reading null',
    `opening ${name}, reading null`,
    `opening null, reading ${name}`,
  ]);
});

test('a new computer is told who its agent is and what to draw at once, before there is a desk', async () => {
  const ana = computers.bare(aWorld());
  const named = ana.hears(({ state }) => state.userId === 'user-ana');
  await ana.signIn();
  const { state, firstRows } = await named;
  expect(state).toMatchObject({ opening: null, database: null, keyStorage: null });
  expect(firstRows?.rows).toHaveLength(3);
});

test('where keys of an earlier visit are, nothing is told before it is known what their agent left', async () => {
  const world = aWorld();
  const ana = await computers.computer(world);
  await ana.goOffline();
  await ana.mutate('note.add', aNote('sent from elsewhere by now'));
  await ana.engine.handlers['session:sign-out']({ force: true });
  world.server.reachable = true;
  const named = ana.hears(({ state }) => state.userId === 'user-ana');
  await ana.signIn();
  expect((await named).firstRows).toBeUndefined();
});

test('a server that gives no page along with the sign-in is asked for it', async () => {
  const world = aWorld();
  world.server.givesFirstPage = false;
  const ana = computers.bare(world);
  await ana.signIn();
  await ana.live();
  expect(ana.firstRows).toEqual([]);
  expect(stagesOf(ana)).toEqual(['opening null, reading null', `opening null, reading ${ana.db.name}`]);
  expect(pagesAskedOf(world)).toEqual([null]);
  expect(await ana.db.listing.count()).toBe(3);
});

test('of a page that is here already only what comes behind it is asked for', async () => {
  const world = aWorld();
  world.server.pageRows = 4;
  const ana = computers.bare(world);
  await ana.signIn();
  await ana.live();
  const pages = pagesAskedOf(world);
  expect(pages.length).toBeGreaterThan(1);
  expect(pages).not.toContain(null);
  expect(await ana.db.listing.count()).toBe(3);
});

test('what changes between the sign-in and the connection is there as well', async () => {
  const world = aWorld();
  const ana = computers.bare(world);
  const signingIn = ana.signIn();
  await ana.hears(({ firstRows }) => firstRows !== undefined);
  world.server.write({ entity: 'conversation', row: theConversation({ subject: 'Came meanwhile' }) });
  await signingIn;
  await ana.settled();
  expect((await ana.find('conversation', 'conversation-1'))?.subject).toBe('Came meanwhile');
});

test('rows that leave the view between the sign-in and the connection are not kept', async () => {
  const world = aWorld();
  world.server.pageRows = 4;
  const ana = computers.bare(world);
  const signingIn = ana.signIn();
  await ana.hears(({ firstRows }) => firstRows !== undefined);
  world.server.write({ entity: 'user', row: aUser({ queueIds: ['queue-returns'] }) });
  await signingIn;
  await ana.settled();
  expect(await ana.db.listing.count()).toBe(0);
});

test('a new computer is told what its first page holds, and reads the same when that is written', async () => {
  const ana = computers.bare(aWorld());
  await ana.signIn();
  await ana.live();
  const [told, ...others] = ana.firstRows;
  expect(others).toEqual([]);
  expect(told?.desk).toBe(ana.db.name);
  expect(told?.me).toEqual(await ana.find('user', 'user-ana'));
  expect(told?.workspace).toEqual(await ana.find('workspace', 'workspace'));

  const ids = ['conversation-1', 'conversation-2', 'conversation-3'];
  const read = await readListRows({ ...ana, userId: 'user-ana' }, ids);
  expect(new Map(told?.rows.map((row) => [row.conversation.id, row]))).toEqual(read);
  expect([...read.values()].map(({ unread }) => unread)).toEqual([true, false, false]);
  expect(told?.rows.map(lineOf).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(await ana.db.listing.toArray());
});

test('a desk that is known on this computer is read, not told', async () => {
  const world = aWorld();
  const ana = await computers.computer(world);
  await ana.engine.close();
  const again = computers.bare(world);
  await again.signIn();
  await again.live();
  expect([...ana.firstRows, ...again.firstRows]).toEqual([]);
});

test('rows are not told without what the agent wrote and has not sent', async () => {
  const world = aWorld();
  const ana = await computers.computer(world);
  await ana.goOffline();
  await ana.mutate('note.add', aNote('still here'));
  await ana.engine.handlers['session:sign-out']({ force: true });
  expect(await ana.db.listing.count()).toBe(0);
  world.server.reachable = true;
  await ana.signIn();
  await ana.settled();
  expect(ana.firstRows).toEqual([]);
  expect(await ana.texts()).toEqual(['still here']);
});

test('what is done to a row that is told and not written yet is done when it is', async () => {
  const world = aWorld();
  const ana = computers.bare(world);
  const signingIn = ana.signIn();
  await ana.hears(({ firstRows }) => firstRows !== undefined);
  const noted = ana.mutate('note.add', aNote('at once'));
  await signingIn;
  expect(await noted).toMatchObject({ ok: true });
  await ana.settled();
  expect(world.server.list('message').map(({ text }) => text)).toEqual(['at once']);
});

test('who leaves before their first page is written leaves nothing of it behind', async () => {
  const world = aWorld();
  const ana = computers.bare(world);
  const signingIn = ana.signIn();
  await ana.hears(({ firstRows }) => firstRows !== undefined);
  await ana.engine.handlers['session:sign-out']({ force: true });
  await signingIn;
  await rest();
  expect(ana.engine.state()).toMatchObject({ status: { name: 'signed-out' }, userId: null, snapshot: null });
  expect(await ana.db.listing.count()).toBe(0);
});
