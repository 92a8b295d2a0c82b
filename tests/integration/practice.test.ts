import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PracticeState } from '#shared/domain/practice.ts';
import { ensurePracticeInbox, practiceInboxId } from '../../src-server/practice/index.ts';
import { aReply } from '../factories/mutations.ts';
import { aWorkspace } from '../factories/rows.ts';
import { connectDesk, type Desk, signIn, startApp } from './start-app.ts';

let running: Awaited<ReturnType<typeof startApp>>;
let ana: Desk;
let petra: Desk;
let told: PracticeState[];

async function open(sample: boolean, folder?: string) {
  running = await startApp(folder ? { folder } : {});
  await running.app.store.transact((unit) => unit.put('workspace', aWorkspace({ sample })));
  await ensurePracticeInbox(running.app.store);
  const inbox = await running.app.store.db
    .selectFrom('inbox')
    .selectAll()
    .where('practice', '=', true)
    .executeTakeFirst();
  // As an administrator switches it on; a server started on the sample finds it there.
  if (inbox && !folder) {
    const admin = { userId: 'user-petra', role: 'admin' as const, queueIds: [] };
    const { id, channel, name, queueId } = inbox;
    await running.app.inboxes.save(admin, { id, channel, name, queueId, enabled: true, values: { title: name } });
  }
  ana = await connectDesk(running.app, await signIn(running.app, 'ana@example.com'));
  petra = await connectDesk(running.app, await signIn(running.app, 'petra@example.com'));
  told = [];
  petra.socket.on('practice:changed', (state: PracticeState) => told.push(state));
}
const close = async (keep = false) => {
  ana.close();
  petra.close();
  await running.stop({ keep });
};
beforeEach(() => open(true));
afterEach(() => close());

const start = (desk: Desk, inboxId = practiceInboxId) => desk.ask('practice:start', { inboxId, intensity: 'busy' });
const conversations = () => running.app.store.db.selectFrom('conversation').selectAll().execute();
const thread = (conversationId: string) =>
  running.app.store.db
    .selectFrom('message')
    .select(['kind', 'text'])
    .where('conversationId', '=', conversationId)
    .where('kind', 'in', ['inbound', 'outbound'])
    .orderBy('position')
    .execute();

test('practice customers write in as visitors do, into the practice inbox only, and answer who answers them', async () => {
  expect(await start(petra)).toMatchObject({ inboxId: practiceInboxId, running: { intensity: 'busy', arrived: 0 } });
  await vi.waitFor(async () => expect(await conversations()).not.toEqual([]), 20_000);
  const [first] = await conversations();
  if (!first) throw new Error('nobody came');
  expect(first).toMatchObject({ inboxId: practiceInboxId, channel: 'web-chat', state: 'open' });
  expect(first.waitingSince).not.toBeNull();
  await vi.waitFor(() => expect(told.at(-1)?.running?.arrived).toBeGreaterThan(0), 20_000);
  const inboundOf = async () => (await thread(first.id)).filter(({ kind }) => kind === 'inbound').length;
  const before = await inboundOf();
  await petra.mutate('message.send', aReply('I will look into it at once.', { conversationId: first.id }));
  await vi.waitFor(async () => expect(await inboundOf()).toBeGreaterThan(before), 30_000);
  expect(new Set((await conversations()).map(({ inboxId }) => inboxId))).toEqual(new Set([practiceInboxId]));
});

test('stopped, nobody comes and nobody goes on', async () => {
  await start(petra);
  await vi.waitFor(async () => expect(await conversations()).not.toEqual([]), 20_000);
  expect(await petra.ask('practice:stop', {})).toMatchObject({ running: null });
  await vi.waitFor(() => expect(told.at(-1)?.running).toBeNull());
  const count = async () =>
    (await running.app.store.db.selectFrom('message').select('id').where('kind', '=', 'inbound').execute()).length;
  const before = await count();
  await new Promise((later) => setTimeout(later, 3_000));
  expect(await count()).toBe(before);
});

test('it cannot be started against a real inbox, whoever asks, however the inbox is saved', async () => {
  await expect(start(petra, 'inbox-chat')).rejects.toMatchObject({ code: 'not-for-practice' });
  await expect(start(petra, 'no-such-inbox')).rejects.toMatchObject({ code: 'not-for-practice' });
  const values = { title: 'Real', practice: true };
  const real = {
    id: 'inbox-chat',
    channel: 'web-chat' as const,
    name: 'Real',
    queueId: null,
    enabled: true,
    practice: true,
  };
  await petra.ask('inbox:save', { ...real, values } as Parameters<typeof petra.ask<'inbox:save'>>[1]).catch(() => {});
  await expect(start(petra, 'inbox-chat')).rejects.toMatchObject({ code: 'not-for-practice' });
  expect((await petra.ask('practice:state', {})).running).toBeNull();
});

test('agents do not start or stop it', async () => {
  await expect(start(ana)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(ana.ask('practice:stop', {})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(ana.ask('practice:state', {})).rejects.toMatchObject({ code: 'forbidden' });
});

test('in a workspace that is no sample there is nothing to start', async () => {
  await running.app.store.transact((unit) => unit.put('workspace', aWorkspace({ sample: false })));
  expect(await petra.ask('practice:state', {})).toEqual({ inboxId: null, running: null });
  await expect(start(petra)).rejects.toMatchObject({ code: 'not-for-practice' });
});

test('a restarted server does not go on with it', async () => {
  await start(petra);
  const { folder } = running;
  await close(true);
  await open(true, folder);
  expect((await petra.ask('practice:state', {})).running).toBeNull();
});
