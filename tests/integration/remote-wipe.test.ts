import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Device } from '#shared/contract/socket.ts';
import { newId } from '#shared/lib/ids.ts';
import { databaseName } from '../../src-renderer/sync/db/database-name.ts';
import { withKeyDatabase } from '../../src-renderer/sync/db/key-database.ts';
import type { Engine } from '../../src-renderer/sync/engine/engine.ts';
import { aNote } from '../factories/mutations.ts';
import { realEngine } from './real-engine.ts';
import { connectDesk, type Desk, password, signIn, startApp } from './start-app.ts';

/** A lost computer, with the whole engine and the whole server: sealed rows, real sockets. */
let running: Awaited<ReturnType<typeof startApp>>;
let petra: Desk;
const engines: Engine[] = [];

beforeAll(async () => {
  running = await startApp();
  petra = await deskOf('petra@example.com');
});
const deskOf = async (email: string) => connectDesk(running.app, await signIn(running.app, email));
afterAll(async () => {
  for (const engine of engines) await engine.close();
  await running.stop();
});

function anEngine(): Engine {
  const engine = realEngine();
  engines.push(engine);
  return engine;
}
async function signedIn(email: string, device: string) {
  const engine = anEngine();
  const server = running.app.address;
  const answer = await engine.handlers['session:sign-in']({ server, email, password, device });
  if (!answer.ok) throw new Error(answer.error);
  await vi.waitFor(() => expect(engine.state().status.name).toBe('live'), { timeout: 10_000 });
  return { engine, ...answer.value, database: databaseName(new URL(server).origin, answer.value.userId) };
}
async function theDevice(name: string) {
  const { devices } = await petra.ask('device:list', {});
  const device = devices.find((one) => one.device === name);
  if (device === undefined) throw new Error(`no device ${name}`);
  return device;
}
const databasesOf = async (desk: string) => (await Dexie.getDatabaseNames()).filter((name) => name.startsWith(desk));
const keysOf = (desk: string) => withKeyDatabase((db) => db.keys.get(desk));

test('a computer at work is emptied at once, unsent work included, and the audit says by whom', async () => {
  const { engine, database } = await signedIn('ana@example.com', 'ANA-PC');
  const { id } = await theDevice('ANA-PC');
  await petra.ask('device:wipe', { id });
  await vi.waitFor(() => expect(engine.state().status).toEqual({ name: 'signed-out', reason: 'wiped' }));
  await vi.waitFor(async () => expect(await databasesOf(database)).toEqual([]));
  expect(await keysOf(database)).toBeUndefined();
  await vi.waitFor(async () => expect((await theDevice('ANA-PC')).wipeToldAt).not.toBeNull());
  const query = { actions: ['device.wiped' as const], actorId: null, userId: 'user-ana', conversationId: null };
  const { entries } = await petra.ask('audit:list', { ...query, from: null, to: null, before: null, limit: 5 });
  expect(entries).toMatchObject([{ actorId: 'user-petra', subject: id, detail: { device: 'ANA-PC' } }]);
});

test('a computer out of reach is emptied when it asks next, with what nobody has sent', async () => {
  const { engine, secret, database } = await signedIn('jan@example.com', 'JAN-LAPTOP');
  await engine.handlers.mutate({
    mutationId: newId(),
    name: 'note.add',
    args: { ...aNote('never sent'), conversationId: 'nowhere' },
  });
  await engine.handlers['draft:save']({
    conversationId: 'conversation-1',
    kind: 'reply',
    content: { text: 'half', html: null, subject: null, recipients: null, attachments: [], seenPosition: 0 },
  });
  await engine.close();
  const { id } = await theDevice('JAN-LAPTOP');
  await petra.ask('device:wipe', { id });
  expect(await theDevice('JAN-LAPTOP')).toMatchObject({ wipedAt: expect.any(Number), wipeToldAt: null });
  expect(await databasesOf(database)).not.toEqual([]);

  const next = anEngine();
  await next.handlers['session:resume']({ server: running.app.address, secret });
  await vi.waitFor(() => expect(next.state().status).toEqual({ name: 'signed-out', reason: 'wiped' }));
  await vi.waitFor(async () => expect(await databasesOf(database)).toEqual([]));
  expect(await keysOf(database)).toBeUndefined();
  expect((await theDevice('JAN-LAPTOP')).wipeToldAt).not.toBeNull();
});

test('a computer at work is emptied also when the word of the server that was asked never arrives', async () => {
  const { engine, database } = await signedIn('ana@example.com', 'ANA-TABLET');
  const { id } = await theDevice('ANA-TABLET');
  const { db } = running.app.store;
  await db.updateTable('session').set({ wipedAt: 1, revokedAt: 1 }).where('id', '=', id).execute();
  await running.app.store.transact(async (unit) => {
    const ana = await unit.find('user', 'user-ana');
    if (ana) await unit.put('user', { ...ana, name: 'Ana H.' }, ana);
  });
  await vi.waitFor(() => expect(engine.state().status).toEqual({ name: 'signed-out', reason: 'wiped' }), 5_000);
  await vi.waitFor(async () => expect(await databasesOf(database)).toEqual([]));
  await vi.waitFor(async () => expect((await theDevice('ANA-TABLET')).wipeToldAt).not.toBeNull());
});

test("a refusal that empties nothing does not count as told: only the desktop's own line does", async () => {
  const { app } = running;
  const token = await signIn(app, 'jan@example.com');
  const find = async (isIt: (device: Device) => boolean) => {
    const found = (await petra.ask('device:list', {})).devices.find(isIt);
    if (found === undefined) throw new Error('there is no such device');
    return found;
  };
  const { id } = await find(({ userId, wipedAt }) => userId === 'user-jan' && wipedAt === null);
  const told = async () => (await find((device) => device.id === id)).wipeToldAt;
  await petra.ask('device:wipe', { id });
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${app.address}/api/v1/users/me`, { headers })).status).toBe(401);
  expect(await told()).toBeNull();
  await expect(connectDesk(app, token)).rejects.toMatchObject({ data: { code: 'unauthorized', reason: 'wiped' } });
  await vi.waitFor(async () => expect(await told()).not.toBeNull());
});

test('only administrators empty computers, and none the one they sit at', async () => {
  const ana = await deskOf('ana@example.com');
  await expect(ana.ask('device:list', {})).rejects.toMatchObject({ code: 'forbidden' });
  const { devices } = await petra.ask('device:list', {});
  const mine = devices.find(({ current }) => current);
  const hers = devices.find(({ userId, wipedAt }) => userId === 'user-ana' && wipedAt === null);
  await expect(ana.ask('device:wipe', { id: mine?.id ?? '' })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(petra.ask('device:wipe', { id: mine?.id ?? '' })).rejects.toMatchObject({ code: 'bad-request' });
  await expect(petra.ask('device:wipe', { id: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
  expect(hers).toBeDefined();
});
