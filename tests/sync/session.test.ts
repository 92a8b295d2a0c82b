import { expect, test } from 'vitest';
import { aNote } from '../factories/mutations.ts';
import { aHand, aMessage, aSupervision } from '../factories/rows.ts';
import { aServer, closingComputers, rest, theConversation, until } from '../fakes/desk-engine.ts';

const computers = closingComputers();
const computer = (world: ReturnType<typeof aServer>, userId?: string) => computers.computer(world, userId);

test('signing in gives a secret, and the secret alone brings the desk back, offline too', async () => {
  const world = aServer();
  const ana = computers.bare(world);
  const credentials = { server: `${world.address}/some/page`, email: 'ana@example.com', password: 'x', device: 'test' };
  const signedIn = await ana.engine.handlers['session:sign-in'](credentials);
  if (!signedIn.ok) throw new Error(signedIn.error);
  await ana.live();
  await ana.engine.close();
  world.server.reachable = false;
  const again = computers.bare(world);
  await again.engine.handlers['session:resume']({ server: world.address, secret: signedIn.value.secret });
  await until(() => again.engine.state().status.name === 'offline');
  expect(again.engine.state()).toMatchObject({ userId: 'user-ana', cachedMessages: 0, server: world.address });
  expect(await again.find('conversation', 'conversation-1')).not.toBeNull();
});

test('a secret of another server, or one nobody can read, resumes nothing', async () => {
  const world = aServer();
  const ana = computers.bare(world);
  const secret = JSON.stringify({ v: 1, server: 'https://elsewhere.test', userId: 'user-ana', token: 'user-ana' });
  const resume = ana.engine.handlers['session:resume'];
  expect(await resume({ server: world.address, secret })).toEqual({ resumed: false });
  expect(await resume({ server: world.address, secret: 'no json' })).toEqual({ resumed: false });
  expect(ana.engine.state().status.name).toBe('signed-out');
});

test('whoever signs in next on this computer sees nothing of the one before', async () => {
  const world = aServer();
  const ana = await computer(world);
  await ana.mutate('note.add', aNote('for Ana only'));
  const database = ana.engine.state().database;
  const secret = JSON.stringify({ v: 1, server: world.address, userId: 'user-bor', token: 'user-bor' });
  world.server.reachable = false;
  await ana.engine.handlers['session:resume']({ server: world.address, secret });
  expect(ana.engine.state()).toMatchObject({ userId: 'user-bor', waiting: 0 });
  expect(ana.engine.state().database).not.toBe(database);
});

test('a session ended by the server is said with its reason, and the outbox stays for the next sign-in', async () => {
  const world = aServer();
  const ana = await computer(world);
  world.server.failNext('mutation:push', { kind: 'fail', error: { code: 'internal', message: 'busy' } });
  await ana.mutate('note.add', aNote('keep me'));
  await rest();
  world.server.tellAll({ name: 'session:ended', payload: { reason: 'revoked' } });
  await until(() => ana.engine.state().status.name === 'signed-out');
  expect(ana.engine.state()).toMatchObject({ status: { reason: 'revoked' }, database: null });
  expect(await ana.mutate('note.add', aNote('nobody'))).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  await ana.resume();
  await ana.settled();
  expect(world.server.list('message').map(({ text }) => text)).toEqual(['keep me']);
});

test('a desk too old says so and keeps what waits', async () => {
  const world = aServer();
  const ana = await computer(world);
  world.server.refuseLinks = 'update-required';
  world.server.cutLinks();
  await until(() => ana.engine.state().status.name === 'offline');
  world.clock.advance(60_000);
  await until(() => ana.engine.state().status.name === 'update-required');
  await ana.mutate('note.add', aNote('after the update'));
  expect(ana.engine.state().waiting).toBe(1);
});

test('offline says since when, and when it tries again', async () => {
  const world = aServer();
  const ana = await computer(world);
  const since = world.clock.now();
  await ana.goOffline();
  await until(() => ana.engine.state().status.name === 'offline');
  world.clock.advance(5_000);
  await rest();
  const { status } = ana.engine.state();
  expect(status).toMatchObject({ name: 'offline', since });
  if (status.name === 'offline') expect(status.nextAttemptAt).toBeGreaterThan(world.clock.now());
});

test('a customer who writes in a conversation of mine is news; one of a colleague, or long ago, is not', async () => {
  const world = aServer();
  world.server.write(
    { entity: 'conversation', row: theConversation({ assigneeId: 'user-ana' }) },
    { entity: 'conversation', row: theConversation({ id: 'bors', assigneeId: 'user-bor' }) },
  );
  const ana = await computer(world);
  expect(ana.events).toEqual([]);
  world.server.write({ entity: 'message', row: aMessage({ sentAt: world.clock.now() }) });
  world.server.write({ entity: 'message', row: aMessage({ id: 'message-2', conversationId: 'bors' }) });
  await ana.settled();
  await rest();
  expect(ana.events.map(({ name }) => name)).toEqual(['message:received']);
  await ana.goOffline();
  world.server.write({ entity: 'message', row: aMessage({ id: 'message-3', position: 3, sentAt: world.clock.now() }) });
  world.server.reachable = true;
  world.clock.advance(3_600_000);
  await ana.settled();
  await rest();
  expect(ana.events.length).toBe(1);
});

test('an offer rings when it comes and stops when it is over; a conversation given to me is told', async () => {
  const world = aServer();
  const ana = await computer(world);
  const offer = {
    id: 'offer-1',
    conversationId: 'conversation-1',
    queueId: 'queue-delivery',
    userId: 'user-ana',
    state: 'ringing',
    reason: 'longest-idle',
    offeredAt: world.clock.now(),
    expiresAt: world.clock.now() + 20_000,
    closedAt: null,
  };
  world.server.write({ entity: 'offer', row: offer });
  await ana.settled();
  world.server.write({ entity: 'offer', row: { ...offer, state: 'missed' } });
  await ana.settled();
  world.server.write({ entity: 'conversation', row: theConversation({ assigneeId: 'user-ana' }) });
  await ana.settled();
  await until(() => ana.events.length === 3);
  expect(ana.events.map(({ name }) => name)).toEqual(['offer:ringing', 'offer:closed', 'conversation:assigned']);
});

test("an agent's own action is no news to them", async () => {
  const world = aServer();
  const ana = await computer(world);
  await ana.mutate('conversation.assign', { conversationId: 'conversation-1', userId: 'user-ana' });
  await ana.settled();
  await rest();
  expect(ana.events).toEqual([]);
});

const hand = aHand();
const takeOver = aSupervision({ supervisorId: 'user-eva', mode: 'take-over', formerAssigneeId: 'user-ana' });

test('an answer to a raised hand, and a conversation taken over, are told once, however often their rows come', async () => {
  const world = aServer();
  const { server, clock } = world;
  server.write({ entity: 'raisedHand', row: hand });
  const ana = await computer(world);
  const at = clock.now();
  const taken = { ...hand, state: 'taken', takenBy: 'user-eva', takenAt: at };
  // The push comes while the same is being asked for.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  server.pushing = false;
  server.write({ entity: 'raisedHand', row: taken }, { entity: 'supervision', row: { ...takeOver, changedAt: at } });
  server.failNext('sync:pull', { kind: 'hold', until: held });
  clock.advance(30_000);
  server.pushing = true;
  server.pushAgain(2);
  await until(() => ana.events.length === 2);
  release();
  await ana.settled();
  // Written again as it is, as the server does when something beside it changes.
  server.write({ entity: 'raisedHand', row: taken }, { entity: 'supervision', row: { ...takeOver, changedAt: at } });
  await ana.settled();
  await rest();
  expect(ana.events.map(({ name }) => name)).toEqual(['hand:answered', 'supervision:taken-over']);

  server.write({ entity: 'raisedHand', row: { ...taken, state: 'closed', closedBy: 'user-eva', closedAt: at } });
  await ana.settled();
  await rest();
  expect(ana.events.map(({ name }) => name).slice(2)).toEqual(['hand:answered']);
});
