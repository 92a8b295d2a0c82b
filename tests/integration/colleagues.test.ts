import { expect, test } from 'vitest';
import type { RequestOutput } from '#shared/contract/socket.ts';
import { newId } from '#shared/lib/ids.ts';
import { aNote, aReply } from '../factories/mutations.ts';
import { describeFloor, soon } from './supervised-floor.ts';

describeFloor('colleagues', (floor) => {
  const asideAbout = (conversationId: string, memberIds: string[]) => ({
    sideThreadId: newId(),
    conversationId,
    topic: 'Is it on the shelf?',
    memberIds,
    messageId: newId(),
    text: 'Do we have it in blue?',
  });

  test('a colleague who cannot see the conversation reads and answers what they are asked aside, and nothing else of it', async () => {
    const { ana, jan } = floor();
    const conversationId = await floor().conversationOf();
    const aside = asideAbout(conversationId, ['user-jan']);
    await ana.act('side.open', aside);
    await soon(() => expect(jan.row('sideMessage', aside.messageId)?.text).toBe('Do we have it in blue?'));
    expect(jan.row('sideThread', aside.sideThreadId)?.topic).toBe('Is it on the shelf?');
    expect(jan.row('conversation', conversationId)).toBeNull();
    const messageId = newId();
    await jan.act('side.say', { sideThreadId: aside.sideThreadId, messageId, text: 'Two left.' });
    await soon(() => expect(ana.row('sideMessage', messageId)?.text).toBe('Two left.'));
    const rows: string[] = [];
    for (let page: string | null = null; ; ) {
      const answer: RequestOutput<'sync:snapshot'> = await jan.ask('sync:snapshot', { page, limit: 2_000 });
      rows.push(...answer.changes.filter(({ entity }) => entity === 'sideMessage').map(({ id }) => id));
      if (answer.next === null) break;
      page = answer.next;
    }
    expect(rows).toEqual(expect.arrayContaining([aside.messageId, messageId]));
  });

  test('who is neither member nor reader sees nothing of a side conversation; asked in later, they see all of it', async () => {
    const { ana, jan } = floor();
    const conversationId = await floor().conversationOf();
    const aside = asideAbout(conversationId, ['user-eva']);
    const { sideThreadId } = aside;
    await ana.act('side.open', aside);
    expect(await jan.refused('side.say', { sideThreadId, messageId: newId(), text: 'Hm' })).toBe('forbidden');
    expect(jan.rows.has(`sideThread ${sideThreadId}`)).toBe(false);
    await ana.act('side.invite', { sideThreadId, userId: 'user-jan' });
    await soon(() => expect(jan.row('sideMessage', aside.messageId)?.text).toBe('Do we have it in blue?'));
    await jan.act('side.see', { sideThreadId });
    expect((await floor().get('sideThread', sideThreadId))?.seenAt['user-jan']).toEqual(expect.any(Number));
  });

  test('consulting ends with a hand-over: the conversation and its side talk come to the colleague', async () => {
    const { ana, jan } = floor();
    const conversationId = await floor().conversationOf();
    const aside = asideAbout(conversationId, ['user-jan']);
    await ana.act('side.open', aside);
    await ana.act('conversation.transfer', { conversationId, queueId: null, userId: 'user-jan' });
    await soon(() => expect(jan.row('conversation', conversationId)).toMatchObject({ assigneeId: 'user-jan' }));
  });

  test('a mention is unread for the one who is named, until they have seen it; nobody else receives it', async () => {
    const { ana, eva, sara } = floor();
    const conversationId = await floor().conversationOf();
    const note = aNote('@Eva Dolenc can you look?', { conversationId, mentionIds: ['user-eva'] });
    await ana.act('note.add', note);
    const id = `user-eva:${note.messageId}`;
    await soon(() => expect(eva.row('mention', id)).toMatchObject({ byId: 'user-ana', seenAt: null, conversationId }));
    expect(sara.rows.has(`mention ${id}`)).toBe(false);
    expect(await sara.refused('mention.see', { mentionId: id })).toBe('forbidden');
    await eva.act('mention.see', { mentionId: id });
    expect((await floor().get('mention', id))?.seenAt).toEqual(expect.any(Number));
  });

  test('only who is really named, and may see the conversation, is mentioned', async () => {
    const { ana } = floor();
    const conversationId = await floor().conversationOf();
    const note = aNote('@Jan Kos and Sara', { conversationId, mentionIds: ['user-jan', 'user-sara', 'nobody'] });
    await ana.act('note.add', note);
    const made = await floor()
      .store.db.selectFrom('mention')
      .selectAll()
      .where('messageId', '=', note.messageId)
      .execute();
    expect(made).toEqual([]);
  });

  test('an invited colleague answers beside the assignee under their own name', async () => {
    const { ana, eva, provider } = floor();
    const conversationId = await floor().conversationOf();
    expect(await ana.refused('conversation.invite', { conversationId, userId: 'user-jan' })).toBe('invalid');
    await ana.act('conversation.invite', { conversationId, userId: 'user-eva' });
    await eva.act('message.send', aReply('Hello from both of us', { conversationId }));
    await soon(() => expect(provider.sent.at(-1)).toMatchObject({ conversationId, authorName: 'Eva Dolenc' }));
    expect(await floor().get('conversation', conversationId)).toMatchObject({ assigneeId: 'user-ana' });
    await eva.act('conversation.leave', { conversationId, userId: 'user-eva' });
    expect((await floor().get('participant', `user-eva:${conversationId}`))?.leftAt).toEqual(expect.any(Number));
  });

  /** Two conversations of one customer, as a second window or a second subject makes them. */
  async function twice(): Promise<{ source: string; target: string; threadKey: string }> {
    const { store, provider } = floor();
    const source = await floor().conversationOf();
    const thread = await store.db
      .selectFrom('conversationThread')
      .selectAll()
      .where('conversationId', '=', source)
      .executeTakeFirstOrThrow();
    const row = await floor().get('conversation', source);
    const threadKey = `${thread.threadKey}-second`;
    const from = { kind: 'visitor' as const, value: thread.threadKey, label: thread.threadKey, name: null };
    await provider.arrive({ externalId: newId(), text: 'And another thing', threadKey, from });
    const second = await store.db
      .selectFrom('conversationThread')
      .select('conversationId')
      .where('threadKey', '=', threadKey)
      .executeTakeFirstOrThrow();
    expect((await floor().get('conversation', second.conversationId))?.customerId).toBe(row?.customerId);
    return { source, target: second.conversationId, threadKey: thread.threadKey };
  }

  test('merged, the target takes on wait and tags, the source points to it, and what the customer writes next arrives there', async () => {
    const { ana, provider } = floor();
    const { source, target, threadKey } = await twice();
    const waited = (await floor().get('conversation', source))?.waitingSince;
    await ana.act('conversation.merge', { conversationId: source, targetId: target });
    expect(await floor().get('conversationMerge', source)).toMatchObject({ targetId: target, mergedBy: 'user-ana' });
    expect(await floor().get('conversation', source)).toMatchObject({ state: 'resolved', waitingSince: null });
    expect(await floor().get('conversation', target)).toMatchObject({
      waitingSince: waited,
      assigneeId: 'user-ana',
      state: 'open',
    });
    const from = { kind: 'visitor' as const, value: threadKey, label: threadKey, name: null };
    await provider.arrive({ externalId: newId(), text: 'Still there?', threadKey, from });
    expect((await floor().thread(target)).at(-1)?.text).toBe('Still there?');
    expect(await floor().get('conversation', source)).toMatchObject({ state: 'resolved' });
  });

  test('a reply that was written for a merged conversation is refused with its words kept, not sent and not lost', async () => {
    const { ana, provider } = floor();
    const { source, target } = await twice();
    await ana.act('conversation.merge', { conversationId: source, targetId: target });
    expect(await ana.refused('message.send', aReply('Written offline', { conversationId: source }))).toBe('conflict');
    expect(provider.sent.some(({ text }) => text === 'Written offline')).toBe(false);
    await ana.act('message.send', aReply('Written offline', { conversationId: target }));
    await soon(() => expect(provider.sent.at(-1)?.text).toBe('Written offline'));
  });

  test('a merge can be taken back, cannot run in a circle, and joins nothing of different customers', async () => {
    const { ana } = floor();
    const { source, target } = await twice();
    const before = await floor().get('conversation', source);
    const other = await floor().conversationOf();
    expect(await ana.refused('conversation.merge', { conversationId: source, targetId: other })).toBe('invalid');
    await ana.act('conversation.merge', { conversationId: source, targetId: target });
    expect(await ana.refused('conversation.merge', { conversationId: target, targetId: source })).toBe('conflict');
    await ana.act('conversation.unmerge', { conversationId: source });
    // Whoever waited in it waits again, in sight and with a promise.
    expect(await floor().get('conversation', source)).toMatchObject({
      state: 'open',
      waitingSince: before?.waitingSince,
      replyDueAt: expect.any(Number),
    });
    expect(await floor().get('conversationMerge', source)).toBeNull();
  });

  test('a split moves the chosen messages with what belongs to them, and both threads say what is left in them', async () => {
    const { ana, provider, store } = floor();
    const conversationId = await floor().conversationOf();
    const thread = await store.db
      .selectFrom('conversationThread')
      .selectAll()
      .where('conversationId', '=', conversationId)
      .executeTakeFirstOrThrow();
    await ana.act('message.send', aReply('It is on its way.', { conversationId }));
    await soon(() => expect(provider.sent.at(-1)?.conversationId).toBe(conversationId));
    const from = { kind: 'visitor' as const, value: thread.threadKey, label: thread.threadKey, name: null };
    const externalId = newId();
    await provider.arrive({ externalId, text: 'I also want to return the lamp.', threadKey: thread.threadKey, from });
    const moved = (await floor().thread(conversationId)).filter(({ text }) => text.includes('lamp'));
    const newConversationId = newId();
    const split = { conversationId, newConversationId, messageIds: moved.map(({ id }) => id), subject: 'Return' };
    await ana.act('conversation.split', split);

    const before = await floor().get('conversation', conversationId);
    const after = await floor().get('conversation', newConversationId);
    expect(before).toMatchObject({ waitingSince: null, lastMessage: { preview: 'It is on its way.' } });
    expect(after).toMatchObject({
      subject: 'Return',
      state: 'open',
      lastMessage: { preview: 'I also want to return the lamp.' },
    });
    expect(after?.waitingSince).toEqual(expect.any(Number));
    expect(after?.number).toBeGreaterThan(before?.number ?? 0);
    expect((await floor().thread(newConversationId)).map(({ kind }) => kind)).toEqual(['inbound', 'system']);
    const link = await store.db
      .selectFrom('messageLink')
      .selectAll()
      .where('externalId', '=', externalId)
      .executeTakeFirstOrThrow();
    expect(link.conversationId).toBe(newConversationId);
    await ana.act('message.send', aReply('Send it back to us.', { conversationId: newConversationId }));
    await soon(() =>
      expect(provider.sent.at(-1)).toMatchObject({ text: 'Send it back to us.', threadKey: thread.threadKey }),
    );
  });

  test('something of the customer’s has to stay in a thread that is split', async () => {
    const { ana } = floor();
    const conversationId = await floor().conversationOf();
    const [only] = await floor().thread(conversationId);
    const split = { conversationId, newConversationId: newId(), messageIds: [only?.id ?? ''], subject: '' };
    expect(await ana.refused('conversation.split', split)).toBe('invalid');
    expect(await floor().get('conversation', split.newConversationId)).toBeNull();
  });
});
