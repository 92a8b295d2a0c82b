import { expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { aNote, aReply } from '../factories/mutations.ts';
import { anInbox } from '../factories/rows.ts';
import { aServer, closingComputers, rest, theConversation, until } from '../fakes/desk-engine.ts';

const computers = closingComputers();
const computer = (world: ReturnType<typeof aServer>, userId?: string) => computers.computer(world, userId);

const namesOf = ({ conversationId, messageId }: ReturnType<typeof aReply>) => ({ conversationId, messageId });
const noteArgs = (text: string, conversationId = 'conversation-1') => aNote(text, { conversationId });

test('a reply is on disk and on screen before the server has heard of it', async () => {
  const world = aServer();
  const ana = await computer(world);
  await ana.goOffline();
  expect((await ana.reply('On its way')).ok).toBe(true);
  expect(await ana.texts()).toEqual(['On its way']);
  expect(await ana.outbox()).toMatchObject([{ state: 'pending', name: 'message.send' }]);
  expect((await ana.find('conversation', 'conversation-1'))?.lastMessage?.preview).toBe('On its way');
  expect(world.server.list('message')).toEqual([]);
});

test('what was written offline is sent, once and in order, when the connection is back', async () => {
  const world = aServer();
  const ana = await computer(world);
  await ana.goOffline();
  for (const text of ['one', 'two', 'three']) await ana.mutate('note.add', noteArgs(text));
  expect(ana.engine.state()).toMatchObject({ waiting: 3, status: { name: 'offline' } });
  ana.comeBack();
  await ana.settled();
  expect(world.server.list('message').map(({ text, position }) => [position, text])).toEqual([
    [1, 'one'],
    [2, 'two'],
    [3, 'three'],
  ]);
  expect(await ana.outbox()).toEqual([]);
  expect(await ana.db.shadow.count()).toBe(0);
});

test('a lost answer makes the reply go out again under the same id, and it takes effect once', async () => {
  const world = aServer();
  const ana = await computer(world);
  world.server.failNext('mutation:push', { kind: 'lose-answer' });
  await ana.reply('Only once');
  await until(() => ana.engine.state().status.name === 'offline');
  world.clock.advance(60_000);
  await ana.settled();
  await until(async () => (await ana.outbox()).length === 0);
  expect(world.server.received.length).toBe(2);
  expect(new Set(world.server.received.map(({ mutationId }) => mutationId)).size).toBe(1);
  expect(world.server.list('message').map(({ text }) => text)).toEqual(['Only once']);
  expect(await ana.texts()).toEqual(['Only once']);
});

test('a restart in the middle of a push sends again what had no answer', async () => {
  const world = aServer();
  const ana = await computer(world);
  let release = () => {};
  const until_ = new Promise<void>((resolve) => {
    release = resolve;
  });
  world.server.failNext('mutation:push', { kind: 'hold', until: until_ });
  await ana.reply('Written before the crash');
  await until(() => world.server.received.length === 1);
  expect(await ana.outbox()).toMatchObject([{ state: 'sending', attempts: 1 }]);
  await ana.restart();
  release();
  await ana.settled();
  await until(async () => (await ana.outbox()).length === 0);
  expect(world.server.list('message').length).toBe(1);
  expect(await ana.texts()).toEqual(['Written before the crash']);
});

test('a reply taken back before any server has heard of it is never sent, and nothing of it is left', async () => {
  const world = aServer();
  const ana = await computer(world);
  await ana.goOffline();
  await ana.mutate('note.add', noteArgs('before'));
  const args = aReply('Too soon', { seenPosition: 0, notBefore: world.clock.now() + 5_000 });
  await ana.mutate('message.send', args);
  const undo = newId();
  expect((await ana.mutate('message.cancel', namesOf(args), undo)).ok).toBe(true);
  // The window did not hear the answer, and asks the next engine.
  expect((await ana.mutate('message.cancel', namesOf(args), undo)).ok).toBe(true);
  expect(await ana.texts()).toEqual(['before']);
  expect(await ana.outbox()).toMatchObject([{ name: 'note.add' }]);
  await ana.restart();
  ana.comeBack();
  await ana.settled();
  expect(world.server.received.map(({ name }) => name)).toEqual(['note.add']);
  expect(await ana.texts()).toEqual(['before']);
  expect((await ana.find('conversation', 'conversation-1'))?.lastMessage?.preview).toBe('before');
});

test('a reply taken back while nobody knows whether the server has it does not go out when its hold is long over', async () => {
  for (const kind of ['lose-request', 'lose-answer'] as const) {
    const world = aServer();
    const ana = await computer(world);
    world.server.failNext('mutation:push', { kind });
    const args = aReply('Too soon', { seenPosition: 0, notBefore: world.clock.now() + 5_000 });
    await ana.mutate('message.send', args);
    await until(() => ana.engine.state().status.name === 'offline');
    expect((await ana.mutate('message.cancel', namesOf(args))).ok).toBe(true);
    expect(await ana.texts()).toEqual([]);
    world.clock.advance(60_000);
    await ana.settled();
    expect(world.server.list('message')).toEqual([]);
    expect(ana.engine.state().parked).toBe(0);
  }
});

test('the first message of a conversation begun without a connection, taken back, never goes out; the conversation stays', async () => {
  const world = aServer();
  const smsInbox = anInbox({ id: 'inbox-sms', channel: 'sms' });
  const phone = {
    id: 'identity-phone',
    customerId: 'customer-maja',
    kind: 'phone',
    value: '+38640555019',
    label: '',
  } as const;
  world.server.write({ entity: 'inbox', row: smsInbox }, { entity: 'identity', row: phone });
  const ana = await computer(world);
  await ana.goOffline();
  const names = { conversationId: newId(), messageId: newId() };
  const to = { customerId: 'customer-maja', identityId: phone.id, inboxId: smsInbox.id };
  const { text, html, subject, recipients, attachments } = aReply('Too soon');
  const content = { text, html, subject, recipients, attachments, notBefore: world.clock.now() + 5_000 };
  expect((await ana.mutate('conversation.start', { ...names, ...to, ...content })).ok).toBe(true);
  expect((await ana.mutate('message.cancel', names)).ok).toBe(true);
  world.clock.advance(60_000);
  await ana.restart();
  ana.comeBack();
  await ana.settled();
  expect(world.server.list('message')).toEqual([]);
  expect(world.server.list('conversation').map(({ id }) => id)).toContain(names.conversationId);
  expect(ana.engine.state().parked).toBe(0);
});

test('asking twice with one mutation id acts once', async () => {
  const world = aServer();
  const ana = await computer(world);
  const id = newId();
  const args = noteArgs('a window asked again after its engine died');
  await Promise.all([ana.mutate('note.add', args, id), ana.mutate('note.add', args, id)]);
  await ana.settled();
  expect(world.server.received.length).toBe(1);
});

test("the server's newer row goes under the agent's unconfirmed change, and both are seen", async () => {
  const world = aServer();
  const ana = await computer(world);
  let release = () => {};
  world.server.failNext('mutation:push', { kind: 'lose-request' });
  await ana.mutate('conversation.setPriority', { conversationId: 'conversation-1', priority: 'urgent' });
  await until(() => ana.engine.state().status.name === 'offline');
  world.server.write({ entity: 'conversation', row: theConversation({ subject: 'Renamed meanwhile' }) });
  world.server.failNext('mutation:push', {
    kind: 'hold',
    until: new Promise<void>((resolve) => {
      release = resolve;
    }),
  });
  world.clock.advance(60_000);
  await ana.live();
  expect(await ana.find('conversation', 'conversation-1')).toMatchObject({
    subject: 'Renamed meanwhile',
    priority: 'urgent',
  });
  release();
  await ana.settled();
  expect(world.server.find('conversation', 'conversation-1')).toMatchObject({ priority: 'urgent' });
  await until(async () => (await ana.db.shadow.count()) === 0);
});

test('an answer that comes before its rows does not let the old row flicker back', async () => {
  const world = aServer();
  const ana = await computer(world);
  world.server.pushing = false;
  await ana.reply('Still here');
  await until(async () => (await ana.outbox())[0]?.state === 'applied');
  expect(await ana.texts()).toEqual(['Still here']);
  expect(ana.engine.state().waiting).toBe(0);
  world.clock.advance(2_000);
  await ana.settled();
  await until(async () => (await ana.outbox()).length === 0);
  expect(await ana.texts()).toEqual(['Still here']);
});

test('rows that come before the answer are not doubled by running the action again on them', async () => {
  const world = aServer();
  const ana = await computer(world);
  let release = () => {};
  world.server.failNext('mutation:push', {
    kind: 'hold',
    until: new Promise<void>((resolve) => {
      release = resolve;
    }),
  });
  await ana.mutate('conversation.snooze', { conversationId: 'conversation-1', until: world.clock.now() + 60_000 });
  await until(() => ana.engine.state().status.name === 'live' && world.server.list('message').length === 1);
  await rest();
  expect((await ana.find('conversation', 'conversation-1'))?.lastPosition).toBe(1);
  expect((await ana.list('message')).map(({ position }) => position)).toEqual([1]);
  release();
  await ana.settled();
});

test('one lane that cannot go on does not stop another', async () => {
  const world = aServer();
  world.server.write({ entity: 'conversation', row: theConversation({ id: 'conversation-2' }) });
  const ana = await computer(world);
  await ana.goOffline();
  const files = {
    attachments: [{ id: 'gone', name: 'a.pdf', mimeType: 'application/pdf', sizeBytes: 1, contentId: null }],
  };
  await ana.engine.handlers['file:add']({
    id: 'gone',
    name: 'a.pdf',
    mimeType: 'application/pdf',
    bytes: new ArrayBuffer(1),
  });
  await ana.mutate('note.add', { ...noteArgs('with a file that is lost'), ...files });
  await ana.db.pendingFiles.delete('gone');
  await ana.mutate('note.add', noteArgs('other conversation', 'conversation-2'));
  ana.comeBack();
  await ana.settled();
  expect(world.server.list('message').map(({ text }) => text)).toEqual(['other conversation']);
  expect(await ana.outbox()).toMatchObject([{ state: 'parked', reason: { code: 'file-missing' } }]);
});

test('a file reaches the server before the message that names it', async () => {
  const world = aServer();
  const ana = await computer(world);
  const bytes = new TextEncoder().encode('label').buffer;
  const attachment = await ana.engine.handlers['file:add']({
    id: 'file-1',
    name: 'label.pdf',
    mimeType: 'application/pdf',
    bytes,
  });
  let hadFile: boolean | null = null;
  await ana.mutate('note.add', { ...noteArgs('see label'), attachments: [attachment] });
  await until(() => {
    if (world.server.received.length > 0) hadFile ??= world.server.files.has('file-1');
    return world.server.received.length > 0;
  });
  expect(hadFile).toBe(true);
  await ana.settled();
});

test('many offline actions in many lanes keep their order in each', async () => {
  const world = aServer();
  for (let n = 2; n <= 10; n += 1)
    world.server.write({ entity: 'conversation', row: theConversation({ id: `conversation-${n}` }) });
  const ana = await computer(world);
  await ana.goOffline();
  for (let n = 0; n < 200; n += 1) await ana.mutate('note.add', noteArgs(`${n}`, `conversation-${(n % 10) + 1}`));
  ana.comeBack();
  await ana.settled();
  for (let lane = 1; lane <= 10; lane += 1) {
    const mine = world.server.list('message').filter((row) => row.conversationId === `conversation-${lane}`);
    const texts = mine.sort((a, b) => a.position - b.position).map(({ text }) => Number(text));
    expect(texts).toEqual(Array.from({ length: 20 }, (_, n) => n * 10 + lane - 1));
  }
});

test('a file whose message is confirmed becomes a cached attachment; one a draft still holds stays to be sent', async () => {
  const world = aServer();
  const ana = await computer(world);
  const add = (id: string) =>
    ana.engine.handlers['file:add']({ id, name: id, mimeType: 'text/plain', bytes: new ArrayBuffer(2) });
  await add('in-draft');
  await ana.mutate('note.add', { ...noteArgs('see file'), attachments: [await add('sent')] });
  await ana.settled();
  await until(async () => (await ana.outbox()).length === 0);
  await ana.restart();
  expect((await ana.db.pendingFiles.toArray()).map(({ id }) => id)).toEqual(['in-draft']);
  expect((await ana.db.files.toArray()).map(({ id }) => id)).toEqual(['sent']);
});
