import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { nameOf, sealOne } from '../../src-renderer/sync/codec.ts';
import { countMessages } from '../../src-renderer/sync/db/usage.ts';
import { aCustomer, aMessage, aUser } from '../factories/rows.ts';
import { aServer, closingComputers, rest, theConversation, until } from '../fakes/desk-engine.ts';
import { goesWell } from '../fakes/server-faults.ts';

const computers = closingComputers();
const computer = (world: ReturnType<typeof aServer>, userId?: string) => computers.computer(world, userId);

test('a new computer gets everything its agent may see, and nothing else', async () => {
  const world = aServer();
  world.server.write(
    { entity: 'conversation', row: theConversation({ id: 'elsewhere', queueId: 'queue-returns' }) },
    { entity: 'message', row: aMessage() },
    { entity: 'message', row: aMessage({ id: 'hidden', conversationId: 'elsewhere' }) },
  );
  const ana = await computer(world);
  expect((await ana.list('conversation')).map(({ id }) => id)).toEqual(['conversation-1']);
  expect((await ana.list('message')).map(({ id }) => id)).toEqual(['message-1']);
  await until(() => ana.engine.state().cachedMessages === 1);
  expect(ana.engine.state()).toMatchObject({
    snapshot: null,
    status: { cursor: world.server.cursor },
  });
});

test('a change on the server is here as it happens', async () => {
  const world = aServer();
  const ana = await computer(world);
  world.server.write({ entity: 'message', row: aMessage() });
  await ana.settled();
  expect(await ana.texts()).toEqual(['Where is my order?']);
});

test('a lost push is noticed at the next one, and what was missed is asked for', async () => {
  const world = aServer();
  const ana = await computer(world);
  world.server.pushing = false;
  world.server.write({ entity: 'message', row: aMessage() });
  for (const link of world.server.links) link.pushed = world.server.cursor;
  world.server.pushing = true;
  world.server.write({ entity: 'message', row: aMessage({ id: 'message-2', position: 2, text: 'Hello?' }) });
  await ana.settled();
  expect(await ana.texts()).toEqual(['Where is my order?', 'Hello?']);
});

test('a lost push is noticed within the keep-alive time even when no other follows', async () => {
  const world = aServer();
  const ana = await computer(world);
  world.server.pushing = false;
  world.server.write({ entity: 'message', row: aMessage() });
  await rest();
  expect(await ana.texts()).toEqual([]);
  world.clock.advance(30_000);
  await ana.settled();
  expect(await ana.texts()).toEqual(['Where is my order?']);
});

test('a push that comes twice, or late, changes nothing', async () => {
  const world = aServer();
  const ana = await computer(world);
  world.server.write({ entity: 'message', row: aMessage() });
  await ana.settled();
  world.server.pushAgain(3);
  await rest();
  expect(await ana.texts()).toEqual(['Where is my order?']);
  expect(ana.engine.state().status).toEqual({ name: 'live', cursor: world.server.cursor });
});

test('while somebody writes, what was missed comes in small pages, one after another, and not while a key is drawn', async () => {
  const world = aServer();
  const ana = await computer(world);
  await ana.goOffline();
  const rows = Array.from({ length: 550 }, (_, n) => aMessage({ id: `m-${n}`, position: n + 1, text: `${n}` }));
  world.server.write(...rows.map((row) => ({ entity: 'message' as const, row })));
  let goOn = () => {};
  world.server.failNext('sync:pull', goesWell, { kind: 'hold', until: new Promise((resolve) => (goOn = resolve)) });
  ana.comeBack();
  ana.engine.keyPressed();
  await rest();
  const pages = () => world.server.asked.filter(({ name }) => name === 'sync:pull');
  const before = pages().length;
  expect(await countMessages(ana.db)).toBe(0);
  // The key is on the screen.
  world.clock.advance(24);
  await until(async () => (await countMessages(ana.db)) === 100);
  goOn();
  for (let step = 0; ana.engine.state().status.name !== 'live' && step < 100; step += 1) {
    world.clock.advance(24);
    await rest();
  }
  await ana.settled();
  expect(await countMessages(ana.db)).toBe(550);
  expect(
    pages()
      .slice(before - 1)
      .map(({ input }) => input),
  ).toEqual(Array.from({ length: 6 }, () => expect.objectContaining({ limit: 100 })));
});

test('a key held down does not stop what was missed from coming', async () => {
  const world = aServer();
  const ana = await computer(world);
  await ana.goOffline();
  const rows = Array.from({ length: 350 }, (_, n) => aMessage({ id: `m-${n}`, position: n + 1, text: `${n}` }));
  world.server.write(...rows.map((row) => ({ entity: 'message' as const, row })));
  ana.comeBack();
  for (let step = 0; ana.engine.state().status.name !== 'live' && step < 100; step += 1) {
    ana.engine.keyPressed();
    await rest();
    world.clock.advance(24);
    await rest();
  }
  await ana.settled();
  expect(await countMessages(ana.db)).toBe(350);
});

test('after a long absence the desk catches up page by page', async () => {
  const world = aServer();
  const ana = await computer(world);
  await ana.goOffline();
  const rows = Array.from({ length: 2_500 }, (_, n) => aMessage({ id: `m-${n}`, position: n + 1, text: `${n}` }));
  world.server.write(...rows.map((row) => ({ entity: 'message' as const, row })));
  ana.comeBack();
  await ana.settled();
  expect(await countMessages(ana.db)).toBe(2_500);
  await until(() => ana.engine.state().cachedMessages === 2_500);
});

test('when the agent may see other queues the desk takes a fresh snapshot; what is gone leaves, outbox and drafts stay', async () => {
  const world = aServer();
  world.server.write(
    { entity: 'conversation', row: theConversation({ id: 'returns-1', queueId: 'queue-returns' }) },
    { entity: 'message', row: aMessage() },
  );
  const ana = await computer(world);
  const content = {
    text: 'half a sentence',
    html: null,
    subject: null,
    recipients: null,
    attachments: [],
    seenPosition: 0,
  };
  await ana.engine.handlers['draft:save']({ conversationId: 'conversation-1', kind: 'reply', content });
  await ana.goOffline();
  await ana.mutate('note.add', {
    conversationId: 'conversation-1',
    messageId: newId(),
    text: 'written offline',
    attachments: [],
  });
  world.server.write({ entity: 'user', row: aUser({ queueIds: ['queue-returns'] }) });
  world.server.failNext('mutation:push', { kind: 'fail', error: { code: 'internal', message: 'later' } });
  ana.comeBack();
  await ana.live();
  expect((await ana.list('conversation')).map(({ id }) => id).filter((id) => id !== 'conversation-1')).toEqual([
    'returns-1',
  ]);
  expect((await ana.list('message')).map(({ id }) => id)).not.toContain('message-1');
  expect(await ana.outbox()).toMatchObject([{ args: { text: 'written offline' } }]);
  expect(await ana.db.drafts.count()).toBe(1);
  expect((await ana.db.listing.toArray()).map(({ id }) => id)).toContain('returns-1');
});

test('an interrupted snapshot goes on where it stopped', async () => {
  const world = aServer();
  const rows = Array.from({ length: 3_000 }, (_, n) => aMessage({ id: `m-${n}`, position: n + 1 }));
  world.server.write(...rows.map((row) => ({ entity: 'message' as const, row })));
  const ana = computers.bare(world);
  world.server.failNext('sync:snapshot', goesWell, goesWell, { kind: 'lose-request' });
  await ana.resume();
  await until(() => ana.engine.state().status.name === 'offline');
  world.clock.advance(60_000);
  await ana.live();
  const first = world.server.asked.filter(
    ({ name, input }) => name === 'sync:snapshot' && JSON.stringify(input).includes('"page":null'),
  );
  expect(first.length).toBe(1);
  expect(await countMessages(ana.db)).toBe(3_000);
});

test('a snapshot page the server has forgotten is begun anew', async () => {
  const world = aServer();
  const rows = Array.from({ length: 1_500 }, (_, n) => aMessage({ id: `m-${n}`, position: n + 1 }));
  world.server.write(...rows.map((row) => ({ entity: 'message' as const, row })));
  const ana = computers.bare(world);
  world.server.failNext('sync:snapshot', goesWell, { kind: 'lose-request' });
  await ana.resume();
  await until(() => ana.engine.state().status.name === 'offline');
  world.server.forgetSnapshots();
  await until(() => {
    world.clock.advance(60_000);
    return ana.engine.state().status.name === 'live';
  });
  expect(await countMessages(ana.db)).toBe(1_500);
});

test('a desk that has been away longer than the log remembers takes a snapshot and drops what was deleted', async () => {
  const world = aServer();
  world.server.write({ entity: 'message', row: aMessage() });
  const ana = await computer(world);
  await ana.goOffline();
  world.server.write({ entity: 'message', id: 'message-1', row: null });
  world.server.forgotten = world.server.cursor;
  ana.comeBack();
  await ana.live();
  expect(await ana.list('message')).toEqual([]);
});

test('a change this version cannot read is kept for the next one, and a later readable one replaces it', async () => {
  const world = aServer();
  const ana = await computer(world);
  const push = (row: unknown, entity = 'hologram') => {
    const after = ana.engine.state().status.name === 'live' ? world.server.cursor : 0;
    world.server.log.push({ entity: 'tag', id: 'x', before: null, after: null });
    for (const link of world.server.links) {
      link.pushed = world.server.cursor;
      link.push({
        name: 'sync:changes',
        payload: { after, cursor: world.server.cursor, changes: [{ entity, id: 'x', row }] },
      });
    }
  };
  push({ id: 'x', depth: 3 });
  push({ id: 'x', name: 'later', color: 'ultraviolet' }, 'tag');
  await ana.settled();
  expect((await ana.db.unknownChanges.toArray()).map(({ entity }) => entity).sort()).toEqual(['hologram', 'tag']);
  push({ id: 'x', name: 'later', color: 'violet' }, 'tag');
  await ana.settled();
  expect((await ana.db.unknownChanges.toArray()).map(({ entity }) => entity)).toEqual(['hologram']);
  expect(await ana.find('tag', 'x')).toMatchObject({ color: 'violet' });
});

test('a conversation that leaves the view takes its messages and its list line along', async () => {
  const world = aServer();
  world.server.write({ entity: 'message', row: aMessage() });
  const ana = await computer(world);
  world.server.write({
    entity: 'conversation',
    row: theConversation({ queueId: 'queue-returns', assigneeId: 'user-bor' }),
  });
  await ana.settled();
  expect(await ana.list('conversation')).toEqual([]);
  expect(await ana.list('message')).toEqual([]);
  expect(await ana.db.listing.count()).toBe(0);
});

test('the list line follows the customer, the read mark and the conversation', async () => {
  const world = aServer();
  const ana = await computer(world);
  const line = async () => (await ana.db.listing.toArray())[0];
  expect(await line()).toMatchObject({ tier: 'gold', unread: false, assigneeId: null });
  world.server.write({
    entity: 'conversation',
    row: theConversation({ lastInboundPosition: 1, lastPosition: 1, activityAt: 9 }),
  });
  await ana.settled();
  expect(await line()).toMatchObject({ unread: true, activeOrder: -9 });
  await ana.mutate('conversation.markRead', { conversationId: 'conversation-1', position: 1 });
  expect(await line()).toMatchObject({ unread: false });
  world.server.write({ entity: 'customer', row: aCustomer({ tier: 'platinum' }) });
  await ana.settled();
  expect(await line()).toMatchObject({ tier: 'platinum', unread: false });
  await ana.mutate('conversation.resolve', { conversationId: 'conversation-1' });
  expect((await line())?.activeOrder).toBeUndefined();
});

test('two agents on one conversation see the same thread in the end', async () => {
  const world = aServer();
  const ana = await computer(world);
  const bor = await computer(world, 'user-bor');
  await Promise.all([
    ana.reply('from Ana', { sendAnyway: true }),
    bor.reply('from Bor', { sendAnyway: true }),
    ana.mutate('conversation.setPriority', { conversationId: 'conversation-1', priority: 'high' }),
  ]);
  await ana.settled();
  await bor.settled();
  await until(async () => (await ana.db.shadow.count()) + (await bor.db.shadow.count()) === 0);
  const onServer = world.server
    .list('message')
    .sort((a, b) => a.position - b.position)
    .map(({ text }) => text);
  expect(await ana.texts()).toEqual(onServer);
  expect(await bor.texts()).toEqual(onServer);
  expect(await bor.find('conversation', 'conversation-1')).toEqual(world.server.find('conversation', 'conversation-1'));
});

test('after an update the desk reads the changes the older version had parked', async () => {
  const world = aServer();
  const ana = await computer(world);
  const park = async (entity: string, id: string, row: unknown) => {
    const body = await sealOne(ana.codec, row, nameOf('unknown', entity, id));
    await ana.db.unknownChanges.put({ entity, id, body });
  };
  await park('tag', 'vip', { id: 'vip', name: 'VIP', color: 'red' });
  await park('hologram', 'h', { depth: 3 });
  await ana.goOffline();
  await ana.restart();
  expect(await ana.find('tag', 'vip')).toBeNull();
  await ana.db.meta.put({ key: 'protocol', value: 0 });
  await ana.restart();
  expect(await ana.find('tag', 'vip')).toMatchObject({ name: 'VIP' });
  expect((await ana.db.unknownChanges.toArray()).map(({ entity }) => entity)).toEqual(['hologram']);
  // Rows on disk have the older version's shape: they are fetched anew as soon as there is a connection.
  world.server.asked.length = 0;
  ana.comeBack();
  await ana.live();
  expect(world.server.asked.some(({ name }) => name === 'sync:snapshot')).toBe(true);
});
