import { expect, test } from 'vitest';
import { nameOf, sealOne } from '../../src-renderer/sync/codec.ts';
import { aNote } from '../factories/mutations.ts';
import { aMessage } from '../factories/rows.ts';
import { aServer, closingComputers, theConversation, until } from '../fakes/desk-engine.ts';

const computers = closingComputers();
const computer = (world: ReturnType<typeof aServer>, userId?: string) => computers.computer(world, userId);

const noteArgs = (text: string, conversationId = 'conversation-1') => aNote(text, { conversationId });

test('a refusal by the rules here comes back at once and changes nothing', async () => {
  const world = aServer();
  const ana = await computer(world);
  expect(await ana.reply('   ')).toMatchObject({ ok: false, error: { code: 'empty' } });
  expect(await ana.outbox()).toEqual([]);
  expect(world.server.received).toEqual([]);
});

test('a refusal by the server is rolled back on screen, and the words are kept with what was missed', async () => {
  const world = aServer();
  const ana = await computer(world);
  await ana.goOffline();
  await ana.reply('I will look into it');
  // A colleague answers while Ana is offline.
  const colleague = aMessage({
    id: 'bor-1',
    kind: 'outbound',
    authorId: 'user-bor',
    text: 'Already refunded',
    senderName: null,
  });
  const last = {
    id: 'bor-1',
    position: 1,
    kind: 'outbound' as const,
    authorId: 'user-bor',
    preview: 'Already refunded',
    at: 5,
  };
  world.server.write(
    { entity: 'conversation', row: theConversation({ lastPosition: 1, lastReply: last, lastMessage: last }) },
    { entity: 'message', row: colleague },
  );
  ana.comeBack();
  await until(() => ana.engine.state().parked === 1);
  await ana.settled();
  expect(await ana.texts()).toEqual(['Already refunded']);
  expect((await ana.find('conversation', 'conversation-1'))?.lastMessage?.preview).toBe('Already refunded');
  expect(await ana.outbox()).toMatchObject([
    {
      state: 'parked',
      reason: { code: 'stale' },
      args: { text: 'I will look into it' },
      stale: { missed: [{ text: 'Already refunded' }] },
    },
  ]);
  expect(ana.events.map(({ name }) => name)).toContain('outbox:parked');
});

test('a parked reply is sent anyway when its author says so, or thrown away when they say that', async () => {
  const world = aServer();
  const ana = await computer(world);
  for (const text of ['first', 'second']) {
    const said = await ana.reply(text);
    if (!said.ok) throw new Error(said.error.code);
    world.server.answers.set(said.value.mutationId, {
      kind: 'refused',
      mutationId: said.value.mutationId,
      refusal: { code: 'stale', detail: '' },
      stale: { missed: [] },
    });
  }
  await until(() => ana.engine.state().parked === 2);
  const [first, second] = await ana.outbox();
  const retried = await ana.engine.handlers['outbox:retry']({
    mutationId: first?.mutationId ?? '',
    changes: { sendAnyway: true },
  });
  expect(retried.ok).toBe(true);
  await ana.engine.handlers['outbox:discard']({ mutationId: second?.mutationId ?? '' });
  await ana.settled();
  await until(async () => (await ana.outbox()).length === 0);
  expect(await ana.texts()).toEqual(['first']);
  expect(world.server.received.at(-1)).toMatchObject({ args: { text: 'first', sendAnyway: true } });
});

test('a mutation the server cannot read is found and parked, and the ones beside it go through', async () => {
  const world = aServer();
  world.server.write({ entity: 'conversation', row: theConversation({ id: 'conversation-2' }) });
  const ana = await computer(world);
  await ana.goOffline();
  await ana.mutate('note.add', noteArgs('unreadable'));
  await ana.mutate('note.add', noteArgs('fine', 'conversation-2'));
  const bad = { kind: 'fail' as const, error: { code: 'bad-request' as const, message: 'no' } };
  world.server.failNext('mutation:push', bad, bad);
  ana.comeBack();
  await ana.settled();
  expect(world.server.list('message').map(({ text }) => text)).toEqual(['fine']);
  expect(await ana.outbox()).toMatchObject([
    { state: 'parked', reason: { code: 'invalid' }, args: { text: 'unreadable' } },
  ]);
});

test('an entry this version cannot read is shown as parked and its record is left as it was', async () => {
  const world = aServer();
  const ana = await computer(world);
  const entry = { state: 'levitating', name: 'message.send', args: { text: 'do not lose me' } };
  const body = await sealOne(ana.codec, entry, nameOf('outbox', 'old'), 'own');
  await ana.db.outbox.put({ seq: 7, mutationId: 'old', state: 'pending', conversationId: null, body });
  await ana.restart();
  await ana.live();
  expect(ana.engine.state().parked).toBe(1);
  expect(await ana.db.outbox.get(7)).toMatchObject({ body });
  expect(world.server.received).toEqual([]);
});
