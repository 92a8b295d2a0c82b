import { expect, test } from 'vitest';
import type { SecondPlace } from '../../src-renderer/sync/second/second-place.ts';
import { aNote } from '../factories/mutations.ts';
import { aMessage, aUser } from '../factories/rows.ts';
import { aServer, type Computer, closingComputers, theConversation, until } from '../fakes/desk-engine.ts';
import { goesWell } from '../fakes/server-faults.ts';

/** What failing schedules of the simulation showed, each as the shortest story that shows it again. */
const computers = closingComputers();

type World = ReturnType<typeof aServer>;
const queuesOf = (world: World, ...queueIds: string[]) =>
  world.server.write({ entity: 'user', row: aUser({ queueIds }) });

async function showsJustItsView({ server }: World, computer: Computer): Promise<void> {
  const wanted = server.viewOf('user-ana').filter(({ entity }) => entity === 'conversation');
  const shown = (await computer.list('conversation')).map(({ id }) => id);
  expect(shown.sort()).toEqual(wanted.map(({ id }) => id).sort());
}

/** A thread of two words that is open on Ana's desk and that no view lists, from a server whose snapshots need several pages. */
async function openThread() {
  const world = aServer();
  const { server } = world;
  server.unlisted.add('conversation-1');
  server.pageRows = 4;
  for (const position of [1, 2])
    server.write({ entity: 'message', row: aMessage({ id: `m-${position}`, position, text: `word ${position}` }) });
  const ana = await computers.computer(world);
  const open = () => ana.engine.handlers['conversation:open']({ id: 'conversation-1' });
  await open();
  /** The log is thrown away, and the connection with it: what comes next is a snapshot, which has begun when this ends. */
  async function comesBackToSnapshot(): Promise<void> {
    server.forgotten = server.cursor + 1;
    server.write({ entity: 'tag', row: { id: 'tag', name: 'Tag', color: 'blue' } });
    server.cutLinks();
    await until(() => ana.engine.state().status.name === 'offline');
    world.clock.advance(60_000);
    await until(() => ana.engine.state().snapshot !== null);
  }
  return { server, ana, open, comesBackToSnapshot };
}

test('a queue given and taken back while its snapshot was cut off leaves nothing of it behind', async () => {
  const world = aServer();
  const { server } = world;
  server.pageRows = 2;
  for (const id of ['a', 'b', 'c', 'd'])
    server.write({ entity: 'conversation', row: theConversation({ id, queueId: 'queue-returns' }) });
  const ana = await computers.computer(world);
  const pages = Math.ceil(server.viewOf('user-ana').length / server.pageRows);
  server.failNext('sync:snapshot', ...Array.from({ length: pages }, () => goesWell), { kind: 'lose-answer' });
  queuesOf(world, 'queue-delivery', 'queue-returns');
  await until(() => ana.engine.state().status.name === 'offline');
  world.clock.advance(60_000);
  await until(() => (server.faults.get('sync:snapshot') ?? []).length === 0);
  queuesOf(world, 'queue-delivery');
  await until(() => ana.engine.state().status.name === 'offline');
  world.clock.advance(60_000);
  await ana.settled();
  await showsJustItsView(world, ana);
});

test('a row that an answer writes anew while a snapshot runs is swept all the same when the snapshot has not brought it', async () => {
  const world = aServer();
  const { server } = world;
  const ana = await computers.computer(world);
  await ana.goOffline();
  await ana.mutate('conversation.setPriority', { conversationId: 'conversation-1', priority: 'high' });
  const held = Promise.withResolvers<void>();
  server.failNext('sync:snapshot', { kind: 'hold', until: held.promise });
  queuesOf(world);
  ana.comeBack();
  await until(() => ana.engine.state().parked === 1);
  expect(await ana.find('conversation', 'conversation-1')).not.toBeNull();
  held.resolve();
  await ana.settled();
  await showsJustItsView(world, ana);
});

test('power lost between finishing a note and forgetting its second copy takes nothing from the screen', async () => {
  const world = aServer();
  const copies = new Map<string, unknown>();
  let power = true;
  const place = (): SecondPlace => ({
    put: async (key, body) => void copies.set(key, body),
    remove: async (key) => void (power && copies.delete(key)),
    list: async () => [...copies].map(([key, body]) => ({ key, body })),
    close: () => undefined,
    destroy: async () => copies.clear(),
  });
  const ana = await computers.computer(world, 'user-ana', { openPlace: place });
  power = false;
  await ana.mutate('note.add', aNote('Said once'));
  await ana.settled();
  await until(async () => (await ana.outbox()).length === 0);
  await ana.restart();
  expect(await ana.outbox()).toHaveLength(1);
  power = true;
  await ana.settled();
  await until(async () => (await ana.outbox()).length === 0);
  expect(await ana.texts()).toEqual(['Said once']);
  expect(world.server.list('message').map(({ text }) => text)).toEqual(['Said once']);
});

test('what is written in the moment in which the session is taken away waits for the next sign-in', async () => {
  const world = aServer();
  const ana = await computers.computer(world);
  world.server.pushing = false;
  const written = ana.mutate('note.add', aNote('In the same moment'));
  world.server.tellAll({ name: 'session:ended', payload: { reason: 'revoked' } });
  await until(() => ana.engine.state().status.name === 'signed-out');
  expect((await written).ok).toBe(true);
  await ana.resume();
  await ana.settled();
  expect(world.server.list('message').map(({ text }) => text)).toEqual(['In the same moment']);
});

test('a thread opened while a snapshot runs keeps what was here of it before', async () => {
  const { server, ana, open, comesBackToSnapshot } = await openThread();
  const held = Promise.withResolvers<void>();
  server.failNext('sync:snapshot', goesWell, { kind: 'hold', until: held.promise });
  await comesBackToSnapshot();
  expect((await open()).ok).toBe(true);
  held.resolve();
  await ana.settled();
  expect(await ana.texts()).toEqual(['word 1', 'word 2']);
});

test('a thread asked for before a snapshot ends, and answered after it, is whole', async () => {
  const { server, ana, open, comesBackToSnapshot } = await openThread();
  const [snapshot, thread] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  server.failNext('sync:snapshot', goesWell, { kind: 'hold', until: snapshot.promise });
  server.failNext('thread:load', { kind: 'hold', until: thread.promise });
  await comesBackToSnapshot();
  const opened = open();
  await until(() => (server.faults.get('thread:load') ?? []).length === 0);
  snapshot.resolve();
  await ana.settled();
  thread.resolve();
  expect((await opened).ok).toBe(true);
  expect(await ana.texts()).toEqual(['word 1', 'word 2']);
});

test('a thread opened while a snapshot runs keeps what its agent has just said in it', async () => {
  const { server, ana, open, comesBackToSnapshot } = await openThread();
  const held = Promise.withResolvers<void>();
  server.failNext('sync:snapshot', goesWell, { kind: 'hold', until: held.promise });
  // Accepted, and the news of it is lost with the connection.
  server.pushing = false;
  await ana.mutate('note.add', aNote('word 3'));
  await until(async () => (await ana.outbox()).every(({ state }) => state === 'applied'));
  server.pushing = true;
  await comesBackToSnapshot();
  expect((await open()).ok).toBe(true);
  held.resolve();
  await ana.settled();
  expect((await ana.texts()).sort()).toEqual(['word 1', 'word 2', 'word 3']);
});
