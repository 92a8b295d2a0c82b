import { expect, test } from 'vitest';
import { isRewardAllowed } from '#shared/domain/raised-hand.ts';
import { newId } from '#shared/lib/ids.ts';
import { aReply } from '../factories/mutations.ts';
import { connectDesk, signIn } from './start-app.ts';
import { describeFloor, soon } from './supervised-floor.ts';

describeFloor('people in charge', (floor) => {
  const whisper = (conversationId: string, fields = {}) => ({
    conversationId,
    messageId: newId(),
    text: 'Offer her express.',
    about: { kind: 'general' },
    toId: null,
    answersId: null,
    ...fields,
  });

  test('a whisper changes nothing of the conversation but its next place: not preview, activity, wait, promise or unread', async () => {
    const { eva } = floor();
    const conversationId = await floor().conversationOf();
    const before = await floor().get('conversation', conversationId);
    await eva.act('message.coach', whisper(conversationId));
    const after = await floor().get('conversation', conversationId);
    expect(after).toEqual({ ...before, lastPosition: (before?.lastPosition ?? 0) + 1 });
  });

  test('the agent is alerted, its author learns that it was read, and the agent may answer in kind', async () => {
    const { ana, eva } = floor();
    const conversationId = await floor().conversationOf();
    const args = whisper(conversationId);
    await eva.act('message.coach', args);
    await soon(() => expect(ana.row('whisper', args.messageId)).toMatchObject({ toId: 'user-ana', readAt: null }));
    expect(ana.row('message', args.messageId)).toMatchObject({ kind: 'coach', text: 'Offer her express.' });
    await ana.act('whisper.read', { whisperId: args.messageId });
    await soon(() => expect(eva.row('whisper', args.messageId)?.readAt).toEqual(expect.any(Number)));
    const answer = whisper(conversationId, { text: 'She wants a refund.', answersId: args.messageId });
    await ana.act('message.coach', answer);
    await soon(() =>
      expect(eva.row('whisper', answer.messageId)).toMatchObject({ toId: 'user-eva', fromId: 'user-ana' }),
    );
  });

  test('an agent whispers only in answer to a whisper to them, and reads only their own', async () => {
    const { ana, jan, eva } = floor();
    const conversationId = await floor().conversationOf();
    expect(await ana.refused('message.coach', whisper(conversationId))).toBe('forbidden');
    const args = whisper(conversationId);
    await eva.act('message.coach', args);
    expect(await jan.refused('whisper.read', { whisperId: args.messageId })).toBe('forbidden');
    expect(await jan.refused('message.coach', whisper(conversationId, { answersId: args.messageId }))).toBe(
      'forbidden',
    );
    const nobodys = await floor().conversationOf(null);
    expect(await eva.refused('message.coach', whisper(nobodys))).toBe('conflict');
  });

  test('a whisper does not make a reply stale', async () => {
    const { ana, eva } = floor();
    const conversationId = await floor().conversationOf();
    await eva.act('message.coach', whisper(conversationId));
    await ana.act('message.send', aReply('Right away.', { conversationId, seenPosition: 1, holdForCustomer: true }));
  });

  test('a raised hand waits for every lead, is taken by one, and the agent sees by whom', async () => {
    const { ana, jan, eva, sara } = floor();
    const handId = newId();
    const conversationId = await floor().conversationOf();
    await ana.act('hand.raise', {
      handId,
      conversationId,
      kind: 'help',
      reason: 'She shouts',
      rewardId: null,
      step: null,
    });
    await soon(() =>
      expect([eva, sara].map((desk) => desk.row('raisedHand', handId)?.state)).toEqual(['waiting', 'waiting']),
    );
    expect(jan.rows.has(`raisedHand ${handId}`)).toBe(false);
    const answers = await Promise.all([eva.mutate('hand.take', { handId }), sara.mutate('hand.take', { handId })]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['applied', 'refused']);
    await soon(() => expect(ana.row('raisedHand', handId)?.state).toBe('taken'));
    await ana.act('hand.close', { handId, words: 'Settled, thanks' });
    expect(await eva.refused('hand.take', { handId })).toBe('too-late');
  });

  test('an approval from a script’s step is decided by a lead, with a line in the thread; approved, the reward is allowed', async () => {
    const { ana, eva, petra } = floor();
    const conversationId = await floor().conversationOf();
    const reward = { id: 'reward-points', name: { en: '500 points' }, kind: 'points', amount: 500, tiers: [] };
    await petra.act('reward.save', { row: reward });
    const ask = async () => {
      const handId = newId();
      const step = { scriptId: 'script-vip', stepId: 'step-1' };
      await ana.act('hand.raise', { handId, conversationId, kind: 'approval', reason: '', rewardId: reward.id, step });
      return handId;
    };
    const hands = () => floor().store.db.selectFrom('raisedHand').selectAll().execute();
    const first = await ask();
    expect(await ana.refused('hand.decide', { handId: first, approve: true, words: '' })).toBe('forbidden');
    await eva.act('hand.decide', { handId: first, approve: false, words: 'Not twice a month' });
    expect(isRewardAllowed(await hands(), conversationId, reward.id)).toBe(false);
    await eva.act('hand.decide', { handId: await ask(), approve: true, words: 'This once' });
    expect(isRewardAllowed(await hands(), conversationId, reward.id)).toBe(true);
    const lines = (await floor().thread(conversationId)).flatMap(({ event }) =>
      event?.name === 'approval' ? [event] : [],
    );
    expect(lines).toMatchObject([
      { decision: 'denied', words: 'Not twice a month', userId: 'user-ana' },
      { decision: 'approved', words: 'This once', rewardId: 'reward-points' },
    ]);
  });

  test('a forced state is on record with its author, and nobody forces those above them', async () => {
    const { ana, eva, sara } = floor();
    await eva.act('presence.force', { userId: 'user-ana', state: 'away', reason: 'training' });
    expect(await floor().get('presence', 'user-ana')).toMatchObject({ state: 'away', reason: 'training' });
    const log = await eva.ask('presence:log', { userId: 'user-ana', before: null, limit: 1 });
    expect(log.changes).toMatchObject([
      { actorId: 'user-eva', cause: 'forced', to: { state: 'away', reason: 'training' } },
    ]);
    expect(await eva.refused('presence.force', { userId: 'user-sara', state: 'offline', reason: null })).toBe(
      'forbidden',
    );
    expect(await ana.refused('presence.force', { userId: 'user-jan', state: 'offline', reason: null })).toBe(
      'forbidden',
    );
    await sara.act('presence.force', { userId: 'user-eva', state: 'busy', reason: null });
  });

  test('who is signed out is told by whom and why; the token opens nothing, and live work goes to colleagues', async () => {
    const { app, eva } = floor();
    const conversationId = await floor().conversationOf('user-jan');
    const token = await signIn(app, 'jan@example.com');
    const desk = await connectDesk(app, token);
    const ended = new Promise((resolve) => desk.socket.once('session:ended', resolve));
    await eva.act('user.signOut', { userId: 'user-jan', words: 'Your computer is infected' });
    expect(await ended).toEqual({ reason: 'revoked', by: 'user-eva', words: 'Your computer is infected' });
    await expect(connectDesk(app, token)).rejects.toMatchObject({ data: { code: 'unauthorized' } });
    expect(await floor().get('conversation', conversationId)).toMatchObject({ assigneeId: null });
    expect(await eva.refused('user.signOut', { userId: 'user-eva', words: '' })).toBe('invalid');
  });

  test('all work is moved away from a dead computer in one action, which can be taken back', async () => {
    const { ana, eva } = floor();
    const mine = [await floor().conversationOf(), await floor().conversationOf(), await floor().conversationOf()];
    await ana.act('conversation.resolve', { conversationId: mine[2] });
    const bulkId = newId();
    await eva.act('agent.moveWork', { bulkId, userId: 'user-ana', toUserId: null, liveOnly: false });
    const holders = async () =>
      Promise.all(mine.map(async (id) => (await floor().get('conversation', id))?.assigneeId ?? null));
    expect(await holders()).toEqual([null, null, 'user-ana']);
    const action = await floor().get('bulkAction', bulkId);
    expect(action?.outcomes.map(({ conversationId }) => conversationId)).toEqual(
      expect.arrayContaining(mine.slice(0, 2)),
    );
    // Meanwhile somebody took one of them: that one stays theirs.
    await eva.act('conversation.assign', { conversationId: mine[0], userId: 'user-eva' });
    await eva.act('bulk.undo', { bulkId });
    expect(await holders()).toEqual(['user-eva', 'user-ana', 'user-ana']);
    const undone = (await floor().get('bulkAction', bulkId))?.outcomes.find(
      ({ conversationId }) => conversationId === mine[0],
    );
    expect(undone?.undone).toBe('moved-on');
    expect(await eva.refused('bulk.undo', { bulkId })).toBe('conflict');
  });

  test('a bulk action says of every conversation what became of it, and its undo puts back what nobody touched since', async () => {
    const { ana } = floor();
    const mine = [await floor().conversationOf(), await floor().conversationOf()];
    const others = await floor().conversationOf('user-jan');
    await floor().eva.act('conversation.transfer', { conversationId: others, queueId: 'queue-returns', userId: null });
    const bulkId = newId();
    const conversationIds = [...mine, others, 'no-such-conversation'];
    await ana.act('conversation.bulk', {
      bulkId,
      conversationIds,
      step: { name: 'conversation.resolve', dispositionId: null },
    });
    const outcomeOf = async (id: string) =>
      (await floor().get('bulkAction', bulkId))?.outcomes.find(({ conversationId }) => conversationId === id)?.refusal;
    expect(await Promise.all(conversationIds.map(outcomeOf))).toEqual([null, null, 'forbidden', 'not-found']);
    const stateOf = async (id: string) => (await floor().get('conversation', id))?.state;
    expect(await Promise.all(mine.map(stateOf))).toEqual(['resolved', 'resolved']);
    const waited = (await floor().get('bulkAction', bulkId))?.outcomes[0]?.before.waitingSince;
    await ana.act('bulk.undo', { bulkId });
    expect(await Promise.all(mine.map(stateOf))).toEqual(['open', 'open']);
    expect((await floor().get('conversation', mine[0] ?? ''))?.waitingSince).toEqual(expect.any(Number));
    expect(waited).toEqual(expect.any(Number));
  });

  test('five hundred conversations are handled in one action, also when two people do it at once', async () => {
    const { eva, sara, store } = floor();
    const template = await floor().get('conversation', await floor().conversationOf(null));
    if (!template) throw new Error('there is no conversation');
    const ids = Array.from({ length: 500 }, (_, index) => `many-${String(index).padStart(3, '0')}`);
    await store.transact(async (unit) => {
      for (const [index, id] of ids.entries())
        await unit.put('conversation', { ...template, id, number: 500_000 + index }, null);
    });
    // Longer than a desk waits for anything else: the embedded database on a busy machine takes some seconds for it.
    const run = (desk: typeof eva, conversationIds: string[], userId: string) => {
      const args = { bulkId: newId(), conversationIds, step: { name: 'conversation.assign', userId } };
      const mutation = { mutationId: newId(), name: 'conversation.bulk', args, actedAt: Date.now() };
      return desk.socket.timeout(50_000).emitWithAck('mutation:push', { mutations: [mutation] });
    };
    const applied = { ok: true, value: { answers: [{ kind: 'applied' }] } };
    expect(await run(eva, ids, 'user-eva')).toMatchObject(applied);
    const some = ids.slice(0, 100);
    const both = await Promise.all([run(eva, some, 'user-ana'), run(sara, [...some].reverse(), 'user-jan')]);
    expect(both).toMatchObject([applied, applied]);
    const holders = await store.db.selectFrom('conversation').select('assigneeId').where('id', 'in', some).execute();
    expect(new Set(holders.map(({ assigneeId }) => assigneeId)).size).toBe(1);
  });
});
