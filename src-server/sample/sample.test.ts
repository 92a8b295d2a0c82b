import { afterAll, beforeAll, expect, test } from 'vitest';
import { conversationSchema } from '#shared/domain/conversation.ts';
import { customerSchema } from '#shared/domain/customer.ts';
import { entityNames, entitySchemas } from '#shared/domain/entities.ts';
import { suggestScripts } from '#shared/domain/script.ts';
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
});
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

test('no secret of an inbox stands in a row that is synced', async () => {
  const inboxes = JSON.stringify(await store.db.selectFrom('inbox').selectAll().execute());
  for (const secrets of sealed.values())
    for (const secret of Object.values(secrets)) expect(inboxes).not.toContain(secret);
});
