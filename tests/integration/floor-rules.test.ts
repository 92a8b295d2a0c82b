import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import { aPolicy } from '../factories/rows.ts';
import { recordingConnector } from './recording-connector.ts';
import { connectDesk, type Desk, signIn, startApp } from './start-app.ts';

const provider = recordingConnector();
let running: Awaited<ReturnType<typeof startApp>>;
let ana: Desk;
let petra: Desk;
let petraToken = '';
beforeAll(async () => {
  running = await startApp({ factories: { 'web-chat': provider.factory } });
  petraToken = await signIn(running.app, 'petra@example.com');
  ana = await connectDesk(running.app, await signIn(running.app, 'ana@example.com'));
  petra = await connectDesk(running.app, petraToken);
});
afterAll(async () => {
  ana.close();
  petra.close();
  await running.stop();
});

const db = () => running.app.store.db;
const theConversation = () =>
  db().selectFrom('conversation').selectAll().orderBy('number', 'desc').executeTakeFirstOrThrow();
const save = async (name: string, row: unknown) =>
  expect(await petra.mutate(`${name}.save`, { row })).toMatchObject({ kind: 'applied' });

test('what a customer says decides tags, priority and queue of a new conversation', async () => {
  await save('tag', { id: 'tag-broken', name: 'Broken', color: 'red' });
  const match = { anyOf: ['broken'], allOf: [], noneOf: [], channels: [], inboxIds: [] };
  const outcome = { tagIds: ['tag-broken', 'tag-gone'], priority: 'high', queueId: 'queue-returns' };
  await save('keywordRule', { id: 'rule', name: 'Broken', enabled: true, order: 0, match, outcome });
  await provider.arrive({ externalId: 'in-1', text: 'It came BROKEN.' });
  expect(await theConversation()).toMatchObject({ tagIds: ['tag-broken'], priority: 'high', queueId: 'queue-returns' });
});

test('a waiting conversation says why, and routing explains itself to those who lead', async () => {
  const { id } = await theConversation();
  await vi.waitFor(async () =>
    expect(await db().selectFrom('queueWait').select(['id', 'reason']).execute()).toEqual([
      { id, reason: 'nobody-available' },
    ]),
  );
  const { agents, waiting } = await petra.ask('routing:explain', { conversationId: id });
  expect(waiting?.reason).toBe('nobody-available');
  expect(agents).toEqual([{ userId: 'user-jan', verdict: 'not-ready', held: 0 }]);
  await expect(ana.ask('routing:explain', { conversationId: id })).rejects.toMatchObject({ code: 'not-found' });
});

test('a promise made by policy is the conversation’s due time, also for what was open before', async () => {
  await save('slaPolicy', aPolicy({ firstReplySeconds: 60, nextReplySeconds: 60, resolutionSeconds: 3_600 }));
  await vi.waitFor(async () => {
    const { replyDueAt, waitingSince } = await theConversation();
    expect(replyDueAt).toBe((waitingSince ?? 0) + 60_000);
  }, 10_000);
});

test('a queue that wants an outcome gets one, and the wrap-up holds it', async () => {
  const { id } = await theConversation();
  await save('disposition', { id: 'exchanged', name: 'Exchanged', queueIds: [], order: 0, enabled: true });
  await save('queueRules', { ...defaultQueueRules('queue-returns'), dispositionRequired: true, wrapUpSeconds: 1 });
  expect(await petra.mutate('conversation.resolve', { conversationId: id })).toMatchObject({
    kind: 'refused',
    refusal: { code: 'disposition-required' },
  });
  await petra.mutate('conversation.resolve', { conversationId: id, dispositionId: 'exchanged' });
  await vi.waitFor(async () => {
    const wrapUp = await db().selectFrom('wrapUp').selectAll().executeTakeFirstOrThrow();
    expect(wrapUp).toMatchObject({ userId: 'user-petra', dispositionId: 'exchanged', endedAt: wrapUp.endsAt });
  }, 10_000);
});

test('presence an agent sets is on record, and agents read their own record only', async () => {
  await ana.mutate('presence.set', { state: 'away', reason: 'lunch' });
  const { changes } = await ana.ask('presence:log', { userId: 'user-ana', before: null, limit: 1 });
  expect(changes).toMatchObject([{ cause: 'self', actorId: 'user-ana', to: { state: 'away', reason: 'lunch' } }]);
  await expect(ana.ask('presence:log', { userId: null, before: null, limit: 1 })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('yesterday can be replayed with other settings by those who lead', async () => {
  await ana.mutate('presence.set', { state: 'available', reason: null });
  await provider.arrive({
    externalId: 'in-2',
    text: 'Hello',
    threadKey: 'visitor-2',
    from: { kind: 'visitor', value: 'visitor-2', label: 'Visitor 2', name: null },
  });
  const none = { queues: [], rules: [], hours: [], users: [], policy: null };
  const stretch = { from: Date.now() - 3_600_000, to: Date.now() + 60_000 };
  const more = { id: 'one-more', queueIds: ['queue-returns'], languages: ['en' as const], skills: [], capacity: {} };
  const report = await petra.ask('routing:simulate', { ...stretch, changes: { ...none, users: [more] } });
  expect(report.arrivals).toBe(2);
  const returns = (outcomes: typeof report.present) => outcomes.find(({ queueId }) => queueId === 'queue-returns');
  expect(returns(report.present)).toMatchObject({ offered: 1, unanswered: 1 });
  expect(returns(report.changed)).toMatchObject({ offered: 1, answered: 1 });
  await expect(ana.ask('routing:simulate', { ...stretch, changes: none })).rejects.toMatchObject({ code: 'forbidden' });
});

test('integrators keep the same rules through the REST API', async () => {
  const hours = {
    name: 'Office',
    timeZone: 'Europe/Ljubljana',
    weekly: { monday: [{ from: 480, to: 960 }] },
    holidays: [],
  };
  const call = (method: string, body?: unknown) =>
    fetch(`${running.app.address}/api/v1/business-hours/${method === 'GET' ? '' : 'office'}`.replace(/\/$/, ''), {
      method,
      headers: { authorization: `Bearer ${petraToken}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  expect((await call('PUT', hours)).status).toBe(200);
  expect(await (await call('GET')).json()).toEqual({ items: [{ id: 'office', ...hours }] });
  expect((await call('PUT', { ...hours, timeZone: 'Mars/Olympus' })).status).toBe(400);
});
