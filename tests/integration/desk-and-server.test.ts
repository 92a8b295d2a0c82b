import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { RequestOutput } from '#shared/contract/socket.ts';
import type { ChangesPush } from '#shared/contract/sync.ts';
import { newId } from '#shared/lib/ids.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import { aReply } from '../factories/mutations.ts';
import { aWorkspace } from '../factories/rows.ts';
import { missingPostgres, startPostgres } from '../real/postgres.ts';
import { describeReal } from '../real/require-part.ts';
import { recordingConnector } from './recording-connector.ts';
import { connectDesk, type Desk, signIn, startApp } from './start-app.ts';

/** The server as a desktop meets it: real sockets, real database, a provider that records. */
function describeServer(name: string, databaseUrl: () => string | undefined): void {
  describe(name, () => {
    const provider = recordingConnector();
    let running: Awaited<ReturnType<typeof startApp>>;
    let ana: Desk;
    let jan: Desk;
    beforeAll(async () => {
      const url = databaseUrl();
      running = await startApp({ ...(url ? { databaseUrl: url } : {}), factories: { 'web-chat': provider.factory } });
      ana = await connectDesk(running.app, await signIn(running.app, 'ana@example.com'));
      jan = await connectDesk(running.app, await signIn(running.app, 'jan@example.com'));
    });
    afterAll(async () => {
      ana.close();
      jan.close();
      await running.stop();
    });

    const conversations = () => running.app.store.db.selectFrom('conversation').selectAll().orderBy('number').execute();
    const messagesOf = (id: string) =>
      running.app.store.db
        .selectFrom('message')
        .selectAll()
        .where('conversationId', '=', id)
        .orderBy('position')
        .execute();
    const theConversation = async () => {
      const [conversation] = await conversations();
      if (!conversation) throw new Error('there is no conversation yet');
      return conversation;
    };
    const reply = (conversationId: string, text: string, fields: Partial<MutationArgs<'message.send'>> = {}) =>
      aReply(text, { conversationId, ...fields });

    test('a customer who writes becomes a waiting conversation, pushed at once to the desks that may see it and to no other', async () => {
      const pushed: ChangesPush[] = [];
      const elsewhere: ChangesPush[] = [];
      ana.socket.on('sync:changes', (push: ChangesPush) => pushed.push(push));
      jan.socket.on('sync:changes', (push: ChangesPush) => elsewhere.push(push));
      expect(await provider.arrive({ externalId: 'in-1', text: 'Where is my order?' })).toBe('stored');
      await vi.waitFor(() =>
        expect(pushed.flatMap(({ changes }) => changes).some(({ entity }) => entity === 'message')).toBe(true),
      );
      await wait(50);
      expect(
        elsewhere
          .flatMap(({ changes }) => changes)
          .filter(({ entity }) => entity === 'message' || entity === 'conversation'),
      ).toEqual([]);
      expect(await theConversation()).toMatchObject({
        state: 'open',
        assigneeId: null,
        queueId: 'queue-delivery',
        lastPosition: 1,
      });
    });

    test('the same message delivered again by the provider is stored once', async () => {
      expect(await provider.arrive({ externalId: 'in-1', text: 'Where is my order?' })).toBe('duplicate');
      expect(await messagesOf((await theConversation()).id)).toHaveLength(1);
    });

    test('a reply reaches the provider once, however often the desk sends the mutation', async () => {
      const { id } = await theConversation();
      const args = reply(id, 'It is on its way.');
      const mutationId = newId();
      const answers = await Promise.all([1, 2, 3].map(() => ana.mutate('message.send', args, mutationId)));
      expect(answers.map(({ kind }) => kind)).toEqual(['applied', 'applied', 'applied']);
      await vi.waitFor(async () => {
        const sent = (await messagesOf(id)).find((message) => message.id === args.messageId);
        expect(sent?.delivery?.status).toBe('sent');
      });
      expect(provider.sent.map(({ text }) => text)).toEqual(['It is on its way.']);
      expect(await theConversation()).toMatchObject({ assigneeId: 'user-ana', waitingSince: null });
    });

    test('a delivery receipt moves the reply forward', async () => {
      const { id } = await theConversation();
      const [last] = provider.sent.slice(-1);
      await provider
        .sink()
        .receipt({ externalId: `ext-${last?.messageId}`, status: 'read', at: Date.now(), failure: null });
      await provider
        .sink()
        .receipt({ externalId: `ext-${last?.messageId}`, status: 'delivered', at: Date.now(), failure: null });
      const message = (await messagesOf(id)).find((candidate) => candidate.id === last?.messageId);
      expect(message?.delivery?.status).toBe('read');
    });

    test('a reply written without seeing a colleague’s is refused as stale, with what was missed', async () => {
      const { id } = await theConversation();
      await ana.mutate('conversation.transfer', { conversationId: id, queueId: 'queue-returns', userId: null });
      const answer = await jan.mutate('message.send', reply(id, 'Let me check.', { seenPosition: 1 }));
      expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'stale' } });
      expect(answer.kind === 'refused' && answer.stale?.missed.map(({ text }) => text)).toEqual(['It is on its way.']);
    });

    test('a conversation that leaves a reader’s view is sent as a removal, and its thread stays closed to them', async () => {
      const { id } = await theConversation();
      const { scope } = await ana.ask('sync:snapshot', { page: null, limit: 1 });
      // Ana was the assignee until the transfer; from 0 on, all she may see of this conversation, and of its clock and wait, which
      // bear its id, is that they are gone.
      const pull = await ana.ask('sync:pull', { after: 0, scope, limit: 2_000 });
      const rows = pull.kind === 'changes' ? pull.changes.filter((change) => change.id === id) : [];
      expect(rows).toContainEqual({ entity: 'conversation', id, row: null });
      expect(rows.filter(({ row }) => row !== null)).toEqual([]);
      await expect(
        ana.ask('thread:load', { conversationId: id, beforePosition: null, limit: 10 }),
      ).rejects.toMatchObject({ code: 'not-found' });
    });

    test('a conversation that enters a reader’s view brings the end of its thread along', async () => {
      const { id } = await theConversation();
      const pushed: ChangesPush[] = [];
      ana.socket.on('sync:changes', (push: ChangesPush) => pushed.push(push));
      await jan.mutate('conversation.transfer', { conversationId: id, queueId: 'queue-delivery', userId: null });
      await vi.waitFor(() => {
        const texts = pushed
          .flatMap(({ changes }) => changes)
          .map(({ row }) => (row as { text?: string } | null)?.text);
        expect(texts).toContain('Where is my order?');
      });
    });

    test('an agent may not do what only administrators may', async () => {
      const answer = await ana.mutate('workspace.save', { row: aWorkspace() });
      expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'forbidden' } });
      await expect(ana.ask('inbox:remove', { id: 'inbox-chat' })).rejects.toMatchObject({ code: 'forbidden' });
    });

    test('a bounce joins the conversation it answers, makes no customer of the machine and starts no wait', async () => {
      const { id, waitingSince } = await theConversation();
      const customers = async () => (await running.app.store.db.selectFrom('customer').select('id').execute()).length;
      const before = await customers();
      const from = { kind: 'visitor' as const, value: 'mailer-daemon', label: 'Mail Delivery System', name: null };
      const [answered] = provider.sent.slice(-1);
      await provider.arrive({
        externalId: 'bounce-1',
        text: 'Undeliverable',
        from,
        threadKey: null,
        references: [`ext-${answered?.messageId}`],
        automatic: true,
      });
      expect((await messagesOf(id)).at(-1)).toMatchObject({ text: 'Undeliverable', automatic: true });
      expect(await customers()).toBe(before);
      expect((await theConversation()).waitingSince).toBe(waitingSince);
    });

    test('a held reply is not sent before its time, and can be taken back', async () => {
      const { id } = await theConversation();
      const args = reply(id, 'Wait for me', { notBefore: Date.now() + 60_000 });
      await ana.mutate('message.send', args);
      expect((await messagesOf(id)).find((message) => message.id === args.messageId)?.delivery?.status).toBe('held');
      expect(await ana.mutate('message.cancel', { conversationId: id, messageId: args.messageId })).toMatchObject({
        kind: 'applied',
      });
      expect((await messagesOf(id)).some((message) => message.id === args.messageId)).toBe(false);
      expect(provider.sent.some(({ text }) => text === 'Wait for me')).toBe(false);
    });

    test('a refused reply says why, and goes out again only when a person says so', async () => {
      const { id } = await theConversation();
      provider.answerWith(async () => ({
        kind: 'rejected',
        code: 'not-allowed',
        detail: 'the customer has blocked us',
      }));
      const args = reply(id, 'Hello?');
      await ana.mutate('message.send', args);
      const statusOf = async () => (await messagesOf(id)).find((message) => message.id === args.messageId)?.delivery;
      await vi.waitFor(async () =>
        expect(await statusOf()).toMatchObject({ status: 'failed', failure: { code: 'not-allowed' } }),
      );
      provider.answerWith(async ({ messageId }) => ({
        kind: 'sent',
        externalId: `ext-${messageId}`,
        status: 'delivered',
      }));
      await wait(50);
      expect((await statusOf())?.status).toBe('failed');
      await ana.mutate('message.retry', { conversationId: id, messageId: args.messageId });
      await vi.waitFor(async () => expect((await statusOf())?.status).toBe('delivered'));
    });

    test('replies of one conversation reach the provider in the order they were written, also when the first is slow', async () => {
      const { id } = await theConversation();
      provider.answerWith(async ({ messageId, text }) => {
        if (text === 'first') await wait(150);
        return { kind: 'sent', externalId: `ext-${messageId}`, status: 'sent' };
      });
      const before = provider.sent.length;
      for (const text of ['first', 'second', 'third']) await ana.mutate('message.send', reply(id, text));
      await vi.waitFor(() =>
        expect(provider.sent.slice(before).map(({ text }) => text)).toEqual(['first', 'second', 'third']),
      );
    });

    test('a waiting conversation is offered to an available agent of its queue, who accepts it', async () => {
      const offers: { id: string; userId: string; state: string }[] = [];
      ana.socket.on('sync:changes', (push: ChangesPush) => {
        for (const { entity, row } of push.changes)
          if (entity === 'offer' && row) offers.push(row as (typeof offers)[number]);
      });
      await ana.mutate('presence.set', { state: 'available', reason: null });
      await provider.arrive({
        externalId: 'in-2',
        text: 'Another matter',
        threadKey: 'visitor-2',
        from: { kind: 'visitor', value: 'visitor-2', label: 'Visitor 2', name: null },
      });
      await vi.waitFor(() => expect(offers.some(({ state }) => state === 'ringing')).toBe(true));
      const ringing = offers.find(({ state }) => state === 'ringing');
      expect(await ana.mutate('offer.accept', { offerId: ringing?.id })).toMatchObject({ kind: 'applied' });
      const taken = (await conversations()).at(-1);
      expect(taken).toMatchObject({ assigneeId: 'user-ana', state: 'open' });
    });

    test('an ended wrap-up comes to the desk of who did it, for two weeks, and to those who lead for a day', async () => {
      const petra = await connectDesk(running.app, await signIn(running.app, 'petra@example.com'));
      const { id: conversationId } = await theConversation();
      const hour = 60 * 60 * 1000;
      const day = 24 * hour;
      const wrapUp = async (id: string, userId: string, ago: number) => {
        const startedAt = Date.now() - ago;
        const times = { startedAt, endsAt: startedAt + 1, endedAt: startedAt + 1 };
        const row = { id, userId, conversationId, queueId: null, dispositionId: null, ...times };
        await running.app.store.transact((unit) => unit.put('wrapUp', row));
      };
      await wrapUp('jan-today', 'user-jan', hour);
      await wrapUp('jan-before', 'user-jan', 3 * day);
      await wrapUp('ana-long-ago', 'user-ana', 20 * day);
      await wrapUp('ana-before', 'user-ana', 3 * day);
      const known = async (desk: Desk): Promise<string[]> => {
        const ids: string[] = [];
        for (let page: string | null = null; ; ) {
          const answer: RequestOutput<'sync:snapshot'> = await desk.ask('sync:snapshot', { page, limit: 2_000 });
          ids.push(...answer.changes.filter(({ entity }) => entity === 'wrapUp').map(({ id }) => id));
          if (answer.next === null) return [...new Set(ids)].filter((id) => /^(jan|ana)-/.test(id)).sort();
          page = answer.next;
        }
      };
      expect(await known(jan)).toEqual(['jan-before', 'jan-today']);
      expect(await known(ana)).toEqual(['ana-before']);
      expect(await known(petra)).toEqual(['jan-today']);
      petra.close();
    });

    test('a reader whose queues change is sent back to a snapshot', async () => {
      const petra = await connectDesk(running.app, await signIn(running.app, 'petra@example.com'));
      const { scope, cursor } = await jan.ask('sync:snapshot', { page: null, limit: 1 });
      const closed = new Promise((resolve) => jan.socket.once('disconnect', resolve));
      const input = {
        id: 'user-jan',
        name: 'Jan Kos',
        email: 'jan@example.com',
        role: 'agent' as const,
        languages: ['en' as const],
        queueIds: ['queue-delivery'],
        teamId: null,
        skills: [],
        capacity: {},
        disabled: false,
        password: null,
      };
      expect(await petra.ask('user:save', input)).toEqual({ kind: 'saved' });
      await closed;
      jan = await connectDesk(running.app, await signIn(running.app, 'jan@example.com'));
      expect(await jan.ask('sync:pull', { after: cursor, scope, limit: 10 })).toEqual({
        kind: 'snapshot-needed',
        reason: 'scope-changed',
      });
      petra.close();
    });

    test('a revoked session is told and ended, and its token opens nothing', async () => {
      const token = await signIn(running.app, 'jan@example.com');
      const desk = await connectDesk(running.app, token);
      const ended = new Promise((resolve) => desk.socket.once('session:ended', resolve));
      const { sessions } = await desk.ask('session:list', {});
      await desk.ask('session:revoke', { id: sessions.find(({ current }) => current)?.id ?? '' }).catch(() => {});
      expect(await ended).toEqual({ reason: 'revoked' });
      await expect(connectDesk(running.app, token)).rejects.toMatchObject({ data: { code: 'unauthorized' } });
    });
  });
}

describeServer('server on the embedded database', () => undefined);

describeReal('server on real PostgreSQL', missingPostgres, () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let url = '';
  beforeAll(async () => {
    postgres = await startPostgres();
    url = postgres.createDatabase('parley');
  });
  afterAll(() => postgres.stop());
  describeServer('desk and server', () => url);
});
