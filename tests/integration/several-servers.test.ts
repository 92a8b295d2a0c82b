import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PushPayload, SocketPushName } from '#shared/contract/socket.ts';
import type { ChangesPush } from '#shared/contract/sync.ts';
import { newId } from '#shared/lib/ids.ts';
import type { App } from '../../src-server/app.ts';
import { startServer } from '../e2e/harness/server.ts';
import { aReply } from '../factories/mutations.ts';
import { openVisitorPeer, type VisitorPeer } from '../fakes/visitor-peer.ts';
import { missingPostgres, startPostgres } from '../real/postgres.ts';
import { describeReal } from '../real/require-part.ts';
import { connectDesk, type Desk, signIn, startApp } from './start-app.ts';

const soon = <T>(check: () => T | Promise<T>, timeout = 5_000) => vi.waitFor(check, { timeout, interval: 5 });

describeReal('three servers on one PostgreSQL', missingPostgres, () => {
  const secretKey = randomBytes(32).toString('hex');
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let url = '';
  const running: Awaited<ReturnType<typeof startApp>>[] = [];
  const closing: { close(): unknown }[] = [];

  beforeAll(async () => {
    postgres = await startPostgres();
    url = postgres.createDatabase('parley');
    for (let node = 0; node < 3; node += 1) running.push(await startApp({ databaseUrl: url, secretKey }));
  });
  afterAll(async () => {
    for (const one of closing) await one.close();
    for (const one of running) await one.stop();
    await postgres.stop();
  });

  const server = (number: 1 | 2 | 3): App => {
    const one = running[number - 1];
    if (!one) throw new Error(`server ${number} was not started`);
    return one.app;
  };
  const keep = <T extends { close(): unknown }>(one: T): T => {
    closing.push(one);
    return one;
  };
  async function deskAt(app: Pick<App, 'address'>, name: string) {
    const desk = keep(await connectDesk(app as App, await signIn(app as App, `${name}@example.com`)));
    const changes: ChangesPush['changes'] = [];
    desk.socket.on('sync:changes', (push: ChangesPush) => changes.push(...push.changes));
    const heard = <N extends SocketPushName>(push: N): PushPayload<N>[] => {
      const all: PushPayload<N>[] = [];
      desk.socket.on(push as string, (payload: PushPayload<N>) => all.push(payload));
      return all;
    };
    const hasMessage = (text: string) =>
      changes.some(({ entity, row }) => entity === 'message' && (row as { text: string } | null)?.text === text);
    return { ...desk, changes, heard, hasMessage };
  }
  const visitorAt = async (app: Pick<App, 'address'>): Promise<VisitorPeer> => {
    const visitor = keep(openVisitorPeer(app.address, 'inbox-chat'));
    await visitor.welcomed;
    return visitor;
  };
  const writes = async (visitor: VisitorPeer, text: string) =>
    expect(
      await visitor.ask('chat:send', { id: newId(), text, uploadIds: [], profile: null, left: false }),
    ).toMatchObject({ ok: true });
  const conversationWith = async (text: string) =>
    (
      await server(1)
        .store.db.selectFrom('message')
        .select('conversationId')
        .where('text', '=', text)
        .executeTakeFirstOrThrow()
    ).conversationId;
  const monitor = async (desk: Desk, conversationId: string) => {
    const supervisionId = newId();
    expect(
      await desk.mutate('supervision.start', { supervisionId, conversationId, agentId: null, mode: 'monitor' }),
    ).toMatchObject({ kind: 'applied' });
    desk.socket.emit('supervision:watch', { supervisionId });
    return supervisionId;
  };

  test('what a customer writes to one server is on a desk at another in a fraction of a second, and so is the reply', async () => {
    const desk = await deskAt(server(3), 'petra');
    const visitor = await visitorAt(server(1));
    const times: number[] = [];
    for (let count = 0; count < 10; count += 1) {
      const at = performance.now();
      await writes(visitor, `Hello ${count}`);
      await soon(() => expect(desk.hasMessage(`Hello ${count}`)).toBe(true));
      times.push(performance.now() - at);
    }
    expect(Math.max(...times)).toBeLessThan(1_000);
    const conversationId = await conversationWith('Hello 0');
    expect(await desk.mutate('message.send', aReply('Good morning', { conversationId }))).toMatchObject({
      kind: 'applied',
    });
    await soon(() => expect(visitor.messages.map(({ text }) => text)).toEqual(['Good morning']));
  });

  test('a supervisor at one server reads what an agent types at another, however long; nobody else does', async () => {
    const visitor = await visitorAt(server(2));
    await writes(visitor, 'Watch this');
    const conversationId = await conversationWith('Watch this');
    const ana = await deskAt(server(1), 'ana');
    const petra = await deskAt(server(2), 'petra');
    const seen = petra.heard('supervision:live');
    const others = [(await deskAt(server(3), 'jan')).heard('supervision:live'), ana.heard('supervision:live')];
    const supervisionId = await monitor(petra, conversationId);
    // Four thousand letters of two bytes each are more than one notification carries.
    const text = 'Шановна пані, '.repeat(285);
    await soon(() => {
      ana.socket.emit('work:doing', {
        conversationId,
        draft: { kind: 'reply', text },
        looksAt: { pane: 'thread', id: null },
        script: null,
      });
      expect(seen.at(-1)).toMatchObject({ supervisionId, agentId: 'user-ana', draft: { text } });
    });
    expect(others.flat()).toEqual([]);
  });

  test('who looks at a thread and who types is known across servers, and the customer sees the typing', async () => {
    const visitor = await visitorAt(server(3));
    await writes(visitor, 'Who is there?');
    const conversationId = await conversationWith('Who is there?');
    const ana = await deskAt(server(1), 'ana');
    const petra = await deskAt(server(2), 'petra');
    const seen = petra.heard('presence:viewers');
    ana.socket.emit('presence:view', { conversationId, typing: true });
    await soon(() =>
      expect(seen.filter((one) => one.conversationId === conversationId).at(-1)?.viewers).toEqual([
        { userId: 'user-ana', typing: true },
      ]),
    );
    await soon(() => expect(visitor.typing.at(-1)).toMatchObject({ typing: true, name: 'Ana Horvat' }));
    ana.close();
    await soon(() => expect(seen.at(-1)?.viewers).toEqual([]));
  });

  test('a promise about to break is told once at every lead’s desk, whichever server noticed', async () => {
    const desks = [
      await deskAt(server(1), 'petra'),
      await deskAt(server(2), 'petra'),
      await deskAt(server(3), 'petra'),
    ];
    const alerts = desks.map((desk) => desk.heard('promise:alert'));
    const visitor = await visitorAt(server(1));
    await writes(visitor, 'At once, please');
    const conversationId = await conversationWith('At once, please');
    const applies = { priorities: [], tiers: [], channels: [], queueIds: [] };
    const times = { firstReplySeconds: 15, nextReplySeconds: null, resolutionSeconds: null, hoursId: null };
    const policy = { id: 'sla', name: 'All', enabled: true, order: 0, applies, pauseWhilePending: true };
    const [first] = desks;
    expect(await first?.mutate('slaPolicy.save', { row: { ...policy, ...times, warnAtPercent: 10 } })).toMatchObject({
      kind: 'applied',
    });
    const warnings = (one: PushPayload<'promise:alert'>[]) =>
      one.filter((alert) => alert.conversationId === conversationId && alert.kind === 'warning');
    await soon(() => expect(alerts.map((one) => warnings(one).length)).toEqual([1, 1, 1]), 10_000);
    await new Promise((later) => setTimeout(later, 1_500));
    expect(alerts.map((one) => warnings(one).length)).toEqual([1, 1, 1]);
  });

  test('whoever is signed out by a lead at another server is told by whom and why', async () => {
    const petra = await deskAt(server(2), 'petra');
    const jan = await deskAt(server(3), 'jan');
    const ended = jan.heard('session:ended');
    expect(await petra.mutate('user.signOut', { userId: 'user-jan', words: 'Go home' })).toMatchObject({
      kind: 'applied',
    });
    await soon(() => expect(ended).toEqual([{ reason: 'revoked', by: 'user-petra', words: 'Go home' }]));
  });

  test('with its line for notifications cut, a server goes on within a second or so, and listens again', async () => {
    const desk = await deskAt(server(3), 'petra');
    const visitor = await visitorAt(server(1));
    const lines = (what: RawBuilder<unknown>) =>
      sql<{ count: number }>`select count(${what})::int as count from pg_stat_activity
        where application_name = 'parley listener'`.execute(server(1).store.db);
    expect((await lines(sql`pg_terminate_backend(pid)`)).rows).toEqual([{ count: 3 }]);
    await writes(visitor, 'Anybody?');
    await soon(() => expect(desk.hasMessage('Anybody?')).toBe(true), 3_000);
    await soon(async () => expect((await lines(sql`pid`)).rows).toEqual([{ count: 3 }]), 10_000);
    const seen = desk.heard('presence:viewers');
    const ana = await deskAt(server(1), 'ana');
    ana.socket.emit('presence:view', { conversationId: await conversationWith('Anybody?'), typing: false });
    await soon(() => expect(seen.at(-1)?.viewers).toEqual([{ userId: 'user-ana', typing: false }]));
  });

  test('a server that is killed takes nothing along: what it had acknowledged is on every desk', async () => {
    const fourth = keep(await startServer({ DATABASE_URL: url, SECRET_KEY: secretKey, LOG_LEVEL: 'silent' }));
    const desk = await deskAt(fourth, 'petra');
    const elsewhere = await deskAt(server(2), 'petra');
    const visitor = await visitorAt(fourth);
    await writes(visitor, 'Before the end');
    await soon(() => expect(desk.hasMessage('Before the end')).toBe(true));
    const before = await desk.ask('sync:pull', { after: 0, scope: 'all:user-petra', limit: 1_000 });
    const cursor = before.kind === 'changes' ? before.cursor : 0;
    const written = Array.from({ length: 8 }, (_, index) => `Last words ${index}`);
    for (const text of written) await writes(visitor, text);
    await fourth.stop('SIGKILL');
    await soon(() => expect(written.filter((text) => !elsewhere.hasMessage(text))).toEqual([]));
    // The desk that hung on it comes back to another server and asks for what came after what it had.
    const back = await deskAt(server(3), 'petra');
    const after = await back.ask('sync:pull', { after: cursor, scope: 'all:user-petra', limit: 1_000 });
    const texts =
      after.kind === 'changes'
        ? after.changes.flatMap(({ entity, row }) => (entity === 'message' ? [(row as { text: string }).text] : []))
        : [];
    expect(written.filter((text) => !texts.includes(text))).toEqual([]);
    const again = keep(openVisitorPeer(server(1).address, 'inbox-chat', { secret: visitor.secret }));
    expect((await again.welcomed).messages.map(({ text }) => text)).toEqual(['Before the end', ...written]);
  });
});
