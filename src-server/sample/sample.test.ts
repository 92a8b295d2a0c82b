import { afterAll, beforeAll, expect, test } from 'vitest';
import { conversationSchema } from '#shared/domain/conversation.ts';
import { customerSchema } from '#shared/domain/customer.ts';
import { fitsQueue } from '#shared/domain/disposition.ts';
import { entityNames, entitySchemas } from '#shared/domain/entities.ts';
import { orderInQuestion } from '#shared/domain/order.ts';
import { suggestScripts } from '#shared/domain/script.ts';
import { owedReplyDueAt } from '#shared/domain/sla-clock.ts';
import { silentLogger } from '../platform/log.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { fillSample } from './index.ts';

let store: Store;
const now = 1_763_800_000_000;
const sealed = new Map<string, Record<string, string>>();
const fill = () =>
  fillSample({
    store,
    users: { setPassword: async () => {} },
    vault: { write: async (_, inboxId, secrets) => void sealed.set(inboxId, secrets) },
    log: silentLogger(),
    now,
    mail: null,
    size: { customers: 60, conversations: 220 },
  });

beforeAll(async () => {
  store = createStore(await openDatabase({ kind: 'embedded', folder: null }), () => now);
  await fill();
}, 30_000);
afterAll(() => store.close());

test('every row of the sample is what the contract says it is', async () => {
  for (const entity of entityNames) {
    for (const row of await store.db.selectFrom(entity).selectAll().execute()) {
      const parsed = entitySchemas[entity].safeParse(row);
      expect(parsed.success ? null : `${entity}: ${parsed.error.message}`).toBeNull();
    }
  }
});

test('filling a workspace that exists changes nothing', async () => {
  expect(await fill()).toBe(false);
});

test('the day begins with a Gold customer whose gift is lost, and the script for her', async () => {
  const customer = customerSchema.parse(
    await store.db.selectFrom('customer').selectAll().where('name', '=', 'Maja Novak').executeTakeFirst(),
  );
  const scripts = await store.db.selectFrom('script').selectAll().execute();
  const orders = await store.db.selectFrom('order').selectAll().where('customerId', '=', customer.id).execute();
  const facts = {
    customer,
    orders,
    channel: 'web-chat',
    queueId: 'vip',
    tagIds: [],
    language: customer.language,
    latestInboundText: '',
  };
  expect(suggestScripts(scripts, facts)[0]?.script.id).toBe('script-late-gold');
});

test('every channel has conversations, and some customers wait for an agent', async () => {
  const conversations = (await store.db.selectFrom('conversation').selectAll().execute()).map((row) =>
    conversationSchema.parse(row),
  );
  expect(new Set(conversations.map(({ channel }) => channel)).size).toBe(7);
  expect(
    conversations.filter(({ assigneeId, state }) => assigneeId === null && state === 'open').length,
  ).toBeGreaterThan(10);
});

test('every queue has rules, and only returns ask for an outcome, of which they have some', async () => {
  const rules = await store.db.selectFrom('queueRules').selectAll().execute();
  const queues = await store.db.selectFrom('queue').select('id').execute();
  expect(rules.map(({ id }) => id).sort()).toEqual(queues.map(({ id }) => id).sort());
  expect(rules.filter(({ dispositionRequired }) => dispositionRequired).map(({ id }) => id)).toEqual(['returns']);
  const outcomes = await store.db.selectFrom('disposition').selectAll().execute();
  for (const { id } of queues) expect(outcomes.filter((outcome) => fitsQueue(outcome, id)).length).toBeGreaterThan(2);
});

test('what the floor’s rules point to is there', async () => {
  const ids = async (entity: 'queue' | 'tag' | 'businessHours') =>
    new Set((await store.db.selectFrom(entity).select('id').execute()).map(({ id }) => id));
  const [queues, tags, hours] = [await ids('queue'), await ids('tag'), await ids('businessHours')];
  for (const { hoursId, overflow } of await store.db.selectFrom('queueRules').selectAll().execute()) {
    expect(hoursId === null || hours.has(hoursId)).toBe(true);
    for (const { queueId } of overflow) expect(queues.has(queueId)).toBe(true);
  }
  for (const { outcome } of await store.db.selectFrom('keywordRule').selectAll().execute()) {
    for (const id of outcome.tagIds) expect(tags.has(id)).toBe(true);
    expect(outcome.queueId === null || queues.has(outcome.queueId)).toBe(true);
  }
});

test('every open conversation is held to its promise from the start, and what is late was told', async () => {
  const clocks = new Map((await store.db.selectFrom('slaClock').selectAll().execute()).map((row) => [row.id, row]));
  const open = await store.db.selectFrom('conversation').selectAll().where('state', '=', 'open').execute();
  for (const { id, waitingSince, replyDueAt } of open) {
    const clock = clocks.get(id);
    expect(clock).toBeDefined();
    if (clock && waitingSince !== null) expect(owedReplyDueAt(clock)).toBe(replyDueAt);
  }
  expect([...clocks.values()].filter(({ nextAt }) => nextAt !== null && nextAt <= now)).toEqual([]);
});

test('Maja is reached where the script says she prefers to be', async () => {
  const maja = await store.db.selectFrom('customer').selectAll().where('name', '=', 'Maja Novak').executeTakeFirst();
  expect(maja?.preferredChannel).toBe('web-chat');
  expect(maja?.preferences.join()).not.toMatch(/whatsapp/i);
});

test('customers and scripts speak of the same order', async () => {
  const orders = await store.db.selectFrom('order').selectAll().execute();
  const late = await store.db.selectFrom('conversation').selectAll().where('state', '=', 'open').execute();
  for (const { customerId, subject } of late) {
    const named = /\b\d{4,5}\b/.exec(subject)?.[0];
    const own = orders.filter((order) => order.customerId === customerId);
    if (named !== undefined && own.length > 0) expect(named).toBe(orderInQuestion(own)?.number);
  }
});

test('no secret of an inbox stands in a row that is synced', async () => {
  const inboxes = JSON.stringify(await store.db.selectFrom('inbox').selectAll().execute());
  for (const secrets of sealed.values())
    for (const secret of Object.values(secrets)) expect(inboxes).not.toContain(secret);
});
