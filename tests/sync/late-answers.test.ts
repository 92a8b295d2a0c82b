import { expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { aMessage, aUser } from '../factories/rows.ts';
import { aServer, type Computer, closingComputers, theConversation, until } from '../fakes/desk-engine.ts';

/** A thread is fetched when it is opened, and much can happen to it while the answer is under way. */
const computers = closingComputers();
type World = ReturnType<typeof aServer>;

/** A conversation is opened; the server has answered, and the answer stays under way until it is let go. */
async function opening({ server }: World, computer: Computer, id = 'conversation-1') {
  let arrive = () => {};
  const until = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  server.failNext('thread:load', { kind: 'hold', until });
  const asked = server.asked.length;
  const opened = computer.engine.handlers['conversation:open']({ id });
  await untilAsked(server, asked);
  return { opened, arrive };
}
const untilAsked = (server: World['server'], after: number) =>
  until(() => server.asked.slice(after).some(({ name }) => name === 'thread:load'));

const threadLength = 5;
function aThread(): World {
  const world = aServer();
  world.server.unlisted.add('conversation-1');
  for (let position = 1; position <= threadLength; position += 1)
    world.server.write({
      entity: 'message',
      row: aMessage({ id: `m-${position}`, position, text: `word ${position}` }),
    });
  world.server.write({ entity: 'conversation', row: theConversation({ lastPosition: threadLength }) });
  return world;
}
const inQueue = (world: World, queueId: string) =>
  world.server.write({ entity: 'conversation', row: theConversation({ lastPosition: threadLength, queueId }) });

test('a conversation that left the view while it was opened does not come back with the answer', async () => {
  const world = aThread();
  const ana = await computers.computer(world);
  const { opened, arrive } = await opening(world, ana);
  inQueue(world, 'queue-returns');
  await ana.settled();
  arrive();
  expect(await opened).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await ana.find('conversation', 'conversation-1')).toBeNull();
  expect(await ana.texts()).toEqual([]);
  expect(await ana.db.listing.count()).toBe(0);
});

test('one that left and came back is shown as it is now, not as it was when it was opened', async () => {
  const world = aThread();
  const ana = await computers.computer(world);
  const { opened, arrive } = await opening(world, ana);
  inQueue(world, 'queue-returns');
  await ana.settled();
  world.server.write({ entity: 'message', row: aMessage({ id: 'm-1', position: 1, text: 'said otherwise' }) });
  inQueue(world, 'queue-delivery');
  await ana.settled();
  arrive();
  expect((await opened).ok).toBe(true);
  expect(await ana.texts()).toEqual(['said otherwise', 'word 2', 'word 3', 'word 4', 'word 5']);
});

test('a reply taken back while the thread was fetched does not come back with it', async () => {
  const world = aThread();
  const ana = await computers.computer(world);
  const { opened, arrive } = await opening(world, ana);
  world.server.write({ entity: 'message', id: 'm-5', row: null });
  await ana.settled();
  arrive();
  expect((await opened).ok).toBe(true);
  expect(await ana.texts()).toEqual(['word 1', 'word 2', 'word 3', 'word 4']);
});

test('a thread fetched for one view is not part of the next', async () => {
  const world = aThread();
  const { server } = world;
  const ana = await computers.computer(world);
  const { opened, arrive } = await opening(world, ana);
  server.forgotten = server.cursor;
  inQueue(world, 'queue-returns');
  await ana.settled();
  arrive();
  server.forgotten = server.cursor;
  ana.engine.handlers['session:wake']({});
  await opened;
  await ana.settled();
  expect(await ana.list('conversation')).toEqual([]);
});

test.each(['signed out', 'rebuilt'])(
  'an answer that comes when the desk was %s says so and leaves nothing behind',
  async (how) => {
    const world = aThread();
    const ana = await computers.computer(world);
    const { opened, arrive } = await opening(world, ana);
    if (how === 'rebuilt') await ana.engine.handlers['cache:damaged']({});
    else await ana.engine.handlers['session:sign-out']({ force: true });
    inQueue(world, 'queue-returns');
    arrive();
    expect(await opened).toMatchObject({ ok: false, error: { code: 'offline' } });
    if (how === 'rebuilt') await ana.settled();
    else await computers.computer(world);
    expect(await ana.list('conversation')).toEqual([]);
    expect(await ana.list('message')).toEqual([]);
  },
);

test('scrolling up where nothing is known of the thread fetches its end first, so that no part is missing', async () => {
  const world = aThread();
  world.server.threadRows = 2;
  const ana = await computers.computer(world);
  const older = { conversationId: 'conversation-1', beforePosition: 3, limit: 2 };
  expect(await ana.engine.handlers['thread:older'](older)).toEqual({ ok: true, value: { more: true } });
  expect(await ana.texts()).toEqual(['word 2', 'word 3', 'word 4', 'word 5']);
});

test('two agents of one computer: what the first opened does not reach the second', async () => {
  const world = aThread();
  const id = newId();
  world.server.write({ entity: 'user', row: aUser({ id, email: 'maja@example.com', queueIds: ['queue-returns'] }) });
  const ana = await computers.computer(world);
  const { opened, arrive } = await opening(world, ana);
  const signIn = { server: world.address, email: 'maja@example.com', password: 'correct horse', device: 'desk' };
  expect((await ana.engine.handlers['session:sign-in'](signIn as never)).ok).toBe(true);
  arrive();
  expect((await opened).ok).toBe(false);
  const maja = computers.bare(world, id);
  expect(await maja.list('conversation')).toEqual([]);
});
