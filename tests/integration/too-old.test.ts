import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { systemClock } from '../../src-renderer/sync/clock.ts';
import { plainCodec } from '../../src-renderer/sync/codec.ts';
import type { Engine } from '../../src-renderer/sync/engine/engine.ts';
import { aNote } from '../factories/mutations.ts';
import { realEngine } from './real-engine.ts';
import { recordingConnector } from './recording-connector.ts';
import { password, startApp } from './start-app.ts';

/** What the desktop says of itself; the server behind the same socket goes on as it is. */
const version = vi.hoisted(() => ({ said: 1 }));
vi.mock('#shared/contract/version.ts', () => ({
  get protocolVersion() {
    return version.said;
  },
  oldestSupportedProtocol: 1,
}));

const provider = recordingConnector();
let running: Awaited<ReturnType<typeof startApp>>;
let engine: Engine;
const status = () => engine.state().status.name;

beforeAll(async () => {
  running = await startApp({ factories: { 'web-chat': provider.factory } });
  await provider.arrive({ externalId: 'in-1', text: 'Where is my order?' });
});
afterAll(async () => {
  await engine.close();
  await running.stop();
});

test('a desktop too old for its server is told to update, works on offline, and sends it all once updated', async () => {
  engine = realEngine({
    // Its pauses can be skipped: it tries again every five minutes.
    clock: { now: systemClock.now, after: (ms, callback) => systemClock.after(Math.min(ms, 500), callback) },
    codec: plainCodec,
  });
  const server = running.app.address;
  const signedIn = await engine.handlers['session:sign-in']({
    server,
    email: 'ana@example.com',
    password,
    device: 'x',
  });
  expect(signedIn.ok).toBe(true);
  await vi.waitFor(() => expect(status()).toBe('live'), { timeout: 10_000 });
  const conversation = await running.app.store.db.selectFrom('conversation').select('id').executeTakeFirstOrThrow();

  version.said = 0;
  await engine.close();
  if (signedIn.ok) await engine.handlers['session:resume']({ server, secret: signedIn.value.secret });
  await vi.waitFor(() => expect(status()).toBe('update-required'), { timeout: 10_000 });
  const args = aNote('Written by an old version', { conversationId: conversation.id });
  const kept = await engine.handlers.mutate({ mutationId: newId(), name: 'note.add', args });
  expect(kept.ok).toBe(true);
  expect(engine.state().waiting).toBe(1);

  version.said = 1;
  await vi.waitFor(() => expect(engine.state()).toMatchObject({ status: { name: 'live' }, waiting: 0 }), {
    timeout: 10_000,
  });
  const notes = await running.app.store.db.selectFrom('message').select('text').where('kind', '=', 'note').execute();
  expect(notes).toEqual([{ text: 'Written by an old version' }]);
});
