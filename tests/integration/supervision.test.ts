import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { PushPayload } from '#shared/contract/socket.ts';
import { defaultSupervisionPolicy } from '#shared/domain/supervision.ts';
import { newId } from '#shared/lib/ids.ts';
import { aReply } from '../factories/mutations.ts';
import { describeFloor, soon, type WatchingDesk, wholeAudit } from './supervised-floor.ts';

type Live = PushPayload<'supervision:live'>;

describeFloor('supervision', (floor) => {
  const start = async (
    desk: WatchingDesk,
    conversationId: string | null,
    mode: string,
    agentId: string | null = null,
  ) => {
    const supervisionId = newId();
    await desk.act('supervision.start', { supervisionId, conversationId, agentId, mode });
    return supervisionId;
  };
  const follow = (desk: WatchingDesk, supervisionId: string): Live[] => {
    const seen: Live[] = [];
    desk.socket.on('supervision:live', (push: Live) => seen.push(push));
    desk.socket.emit('supervision:watch', { supervisionId });
    return seen;
  };
  const typed = (conversationId: string, text: string, fields = {}) => ({
    conversationId,
    draft: { kind: 'reply', text },
    looksAt: { pane: 'order', id: 'order-1' },
    script: { scriptId: 'script-1', stepId: 'step-2' },
    ...fields,
  });
  /** What the audit says of a session, oldest first. */
  const actions = async (subject: string) =>
    (await floor().sara.ask('audit:list', wholeAudit)).entries
      .filter((entry) => entry.subject === subject)
      .map(({ action }) => action)
      .reverse();

  test('a monitoring lead reads what the agent types before it is sent, and what they look at; nobody else does', async () => {
    const { ana, eva, sara, jan } = floor();
    const conversationId = await floor().conversationOf();
    const seen = follow(eva, await start(eva, conversationId, 'monitor'));
    const elsewhere: unknown[] = [];
    for (const desk of [ana, jan, sara]) desk.socket.on('supervision:live', (push) => elsewhere.push(push));
    await wait(50);
    ana.socket.emit('work:doing', typed(conversationId, 'You will have it on Thu'));
    await soon(() =>
      expect(seen.at(-1)).toMatchObject({
        agentId: 'user-ana',
        draft: { kind: 'reply', text: 'You will have it on Thu' },
        looksAt: { pane: 'order', id: 'order-1' },
        script: { stepId: 'step-2' },
      }),
    );
    expect(elsewhere).toEqual([]);
  });

  test('of many strokes in a moment only some are passed on, and always the last', async () => {
    const { ana, sara } = floor();
    const conversationId = await floor().conversationOf();
    const seen = follow(sara, await start(sara, conversationId, 'monitor'));
    await wait(50);
    for (let length = 1; length <= 100; length += 1)
      ana.socket.emit('work:doing', typed(conversationId, 'x'.repeat(length)));
    await soon(() => expect(seen.at(-1)?.draft?.text).toHaveLength(100));
    expect(seen.length).toBeLessThan(20);
  });

  test('two supervisors watch at once, each by a session of their own', async () => {
    const { ana, eva, sara } = floor();
    const conversationId = await floor().conversationOf();
    const first = follow(eva, await start(eva, conversationId, 'monitor'));
    const second = follow(sara, await start(sara, conversationId, 'monitor'));
    await wait(50);
    ana.socket.emit('work:doing', typed(conversationId, 'Good morning'));
    await soon(() =>
      expect([first.at(-1)?.draft?.text, second.at(-1)?.draft?.text]).toEqual(['Good morning', 'Good morning']),
    );
  });

  test('who watches an agent sees everything that agent does, in whichever conversation', async () => {
    const { ana, sara } = floor();
    const conversationId = await floor().conversationOf();
    const supervisionId = await start(sara, null, 'monitor', 'user-ana');
    const seen = follow(sara, supervisionId);
    await wait(50);
    ana.socket.emit('work:doing', typed(conversationId, 'Here'));
    await soon(() => expect(seen.at(-1)?.draft?.text).toBe('Here'));
    await sara.act('supervision.end', { supervisionId });
  });

  test('an ended session shows nothing more, and an agent cannot follow one at all', async () => {
    const { ana, eva, jan } = floor();
    const conversationId = await floor().conversationOf();
    const supervisionId = await start(eva, conversationId, 'monitor');
    const seen = follow(eva, supervisionId);
    const peeking = follow(jan, supervisionId);
    await eva.act('supervision.end', { supervisionId });
    await wait(600);
    ana.socket.emit('work:doing', typed(conversationId, 'Nobody reads this'));
    await wait(400);
    expect([...seen, ...peeking].filter((push) => push.supervisionId === supervisionId)).toEqual([]);
  });

  test('what is typed is written down nowhere, and too long a text is dropped', async () => {
    const { ana, eva, store } = floor();
    const conversationId = await floor().conversationOf();
    const seen = follow(eva, await start(eva, conversationId, 'monitor'));
    await wait(50);
    ana.socket.emit('work:doing', typed(conversationId, 'y'.repeat(4_001)));
    ana.socket.emit('work:doing', typed(conversationId, 'quokka-in-the-making'));
    await soon(() => expect(seen.at(-1)?.draft?.text).toBe('quokka-in-the-making'));
    expect(seen.some(({ draft }) => draft?.text.startsWith('y'))).toBe(false);
    for (const table of ['changeLog', 'message', 'mutationAnswer', 'audit', 'supervision'] as const) {
      const rows = await store.db.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain('quokka-in-the-making');
    }
  });

  test('the policy can keep the typing to the agent', async () => {
    const { ana, eva, sara } = floor();
    const conversationId = await floor().conversationOf();
    await sara.act('supervisionPolicy.save', { row: { ...defaultSupervisionPolicy, showTyping: false } });
    const seen = follow(eva, await start(eva, conversationId, 'monitor'));
    await wait(50);
    ana.socket.emit('work:doing', typed(conversationId, 'Private'));
    await soon(() => expect(seen.at(-1)).toMatchObject({ draft: null, looksAt: { pane: 'order' } }));
    await sara.act('supervisionPolicy.save', { row: defaultSupervisionPolicy });
  });

  test('by default the agent sees who watches; when the policy says so, neither row nor viewer’s mark gives it away', async () => {
    const { ana, eva, sara } = floor();
    const open = await floor().conversationOf();
    const told = await start(eva, open, 'monitor');
    await soon(() => expect(ana.row('supervision', told)).toMatchObject({ supervisorId: 'user-eva', mode: 'monitor' }));

    await sara.act('supervisionPolicy.save', { row: { ...defaultSupervisionPolicy, tellAgent: false } });
    const silent = await floor().conversationOf();
    const viewers: PushPayload<'presence:viewers'>[] = [];
    ana.socket.on('presence:viewers', (push) => viewers.push(push));
    const supervisionId = await start(eva, silent, 'monitor');
    await soon(() => expect(sara.row('supervision', supervisionId)).toMatchObject({ agentTold: false }));
    eva.socket.emit('presence:view', { conversationId: silent, typing: true });
    ana.socket.emit('presence:view', { conversationId: silent, typing: false });
    await soon(() => expect(viewers.some(({ conversationId }) => conversationId === silent)).toBe(true));
    await wait(100);
    expect(
      viewers
        .filter(({ conversationId }) => conversationId === silent)
        .flatMap((push) => push.viewers.map(({ userId }) => userId)),
    ).not.toContain('user-eva');
    expect(ana.rows.has(`supervision ${supervisionId}`)).toBe(false);
    // A whisper cannot be a secret: with it the session shows.
    await eva.act('supervision.change', { supervisionId, mode: 'whisper' });
    await soon(() => expect(ana.row('supervision', supervisionId)).toMatchObject({ agentTold: true, mode: 'whisper' }));
    await sara.act('supervisionPolicy.save', { row: defaultSupervisionPolicy });
  });

  test('only leads and above supervise, and only others’ work', async () => {
    const { ana, eva } = floor();
    const conversationId = await floor().conversationOf();
    const args = { supervisionId: newId(), conversationId, agentId: null, mode: 'monitor' };
    expect(await ana.refused('supervision.start', args)).toBe('forbidden');
    await eva.act('conversation.assign', { conversationId, userId: 'user-eva' });
    expect(await eva.refused('supervision.start', { ...args, supervisionId: newId() })).toBe('conflict');
    expect(await ana.refused('supervisionPolicy.save', { row: defaultSupervisionPolicy })).toBe('forbidden');
  });

  test('a supervisor who joins answers under their own name; the customer is told who came', async () => {
    const { eva, provider } = floor();
    const conversationId = await floor().conversationOf();
    const supervisionId = await start(eva, conversationId, 'join');
    await eva.act('message.send', aReply('I can help with this.', { conversationId }));
    const toThem = () => provider.sent.filter((sent) => sent.conversationId === conversationId);
    await soon(() => expect(toThem()).toHaveLength(2));
    expect(toThem()[0]).toMatchObject({
      text: 'Eva Dolenc has joined this conversation.',
      automatic: true,
      authorName: null,
    });
    expect(toThem()[1]).toMatchObject({ text: 'I can help with this.', authorName: 'Eva Dolenc' });
    expect(await floor().get('conversation', conversationId)).toMatchObject({ assigneeId: 'user-ana' });
    expect(await floor().get('participant', `user-eva:${conversationId}`)).toMatchObject({
      as: 'supervisor',
      leftAt: null,
    });
    await eva.act('supervision.end', { supervisionId });
    expect((await floor().get('participant', `user-eva:${conversationId}`))?.leftAt).not.toBeNull();
    const lines = (await floor().thread(conversationId)).flatMap(({ event }) =>
      event?.name === 'supervision' ? [event.action] : [],
    );
    expect(lines).toEqual(['joined', 'left']);
    expect(await actions(supervisionId)).toEqual(['supervision.started', 'supervision.ended']);
  });

  test('a stale reply is refused also between an agent and a supervisor who has joined', async () => {
    const { ana, eva } = floor();
    const conversationId = await floor().conversationOf();
    await start(eva, conversationId, 'join');
    await eva.act('message.send', aReply('Mine was first.', { conversationId }));
    expect(await ana.refused('message.send', aReply('Too late', { conversationId, seenPosition: 1 }))).toBe('stale');
  });

  test('who takes over holds the conversation, and giving back returns it to whom it was taken from', async () => {
    const { ana, eva } = floor();
    const conversationId = await floor().conversationOf();
    const supervisionId = await start(eva, conversationId, 'monitor');
    await eva.act('supervision.change', { supervisionId, mode: 'take-over' });
    expect(await floor().get('conversation', conversationId)).toMatchObject({ assigneeId: 'user-eva' });
    expect(await eva.refused('supervision.change', { supervisionId, mode: 'monitor' })).toBe('conflict');
    expect(await ana.refused('supervision.giveBack', { supervisionId })).toBe('forbidden');
    await eva.act('supervision.giveBack', { supervisionId });
    expect(await floor().get('conversation', conversationId)).toMatchObject({ assigneeId: 'user-ana' });
    expect(await floor().get('supervision', supervisionId)).toMatchObject({
      endedAs: 'gave-back',
      formerAssigneeId: 'user-ana',
    });
    expect(await actions(supervisionId)).toEqual([
      'supervision.started',
      'supervision.changed',
      'supervision.gave-back',
    ]);
  });

  test('what somebody else holds by now cannot be given back over their head', async () => {
    const { eva, sara } = floor();
    const conversationId = await floor().conversationOf();
    const first = await start(eva, conversationId, 'take-over');
    const second = await start(sara, conversationId, 'take-over');
    expect(await floor().get('supervision', first)).toMatchObject({ endedAs: 'replaced' });
    expect(await eva.refused('supervision.giveBack', { supervisionId: first })).toBe('too-late');
    await sara.act('supervision.giveBack', { supervisionId: second });
    expect(await floor().get('conversation', conversationId)).toMatchObject({ assigneeId: 'user-eva' });
  });

  test('the same supervisor watches a conversation once, however often they begin, also at the same time', async () => {
    const { sara, store } = floor();
    const conversationId = await floor().conversationOf();
    const begin = () =>
      sara.mutate('supervision.start', { supervisionId: newId(), conversationId, agentId: null, mode: 'monitor' });
    const answers = await Promise.all([begin(), begin(), begin()]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['applied', 'refused', 'refused']);
    const running = await store.db
      .selectFrom('supervision')
      .selectAll()
      .where('conversationId', '=', conversationId)
      .where('endedAt', 'is', null)
      .execute();
    expect(running).toHaveLength(1);
  });

  test('resolving ends what ran on the conversation', async () => {
    const { ana, eva } = floor();
    const conversationId = await floor().conversationOf();
    const supervisionId = await start(eva, conversationId, 'join');
    await ana.act('conversation.resolve', { conversationId });
    expect(await floor().get('supervision', supervisionId)).toMatchObject({ endedAs: 'resolved' });
    expect((await floor().get('participant', `user-eva:${conversationId}`))?.leftAt).not.toBeNull();
  });

  test('an agent who comes to see a monitored conversation learns of it', async () => {
    const { eva, jan } = floor();
    const conversationId = await floor().conversationOf();
    const supervisionId = await start(eva, conversationId, 'monitor');
    await eva.act('conversation.assign', { conversationId, userId: 'user-jan' });
    await soon(() => expect(jan.row('supervision', supervisionId)).toMatchObject({ supervisorId: 'user-eva' }));
  });
});
