import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { plainCodec } from '../../src-renderer/sync/codec.ts';
import { DeskDatabase } from '../../src-renderer/sync/db/database.ts';
import { databaseName } from '../../src-renderer/sync/db/database-name.ts';
import { listRows } from '../../src-renderer/sync/db/row-store.ts';
import { aNote, aReply } from '../factories/mutations.ts';
import { realEngine } from './real-engine.ts';
import { recordingConnector } from './recording-connector.ts';
import { password, startApp } from './start-app.ts';

/** The desktop's whole engine against the whole server: real sockets, real HTTP, real databases on both sides. */
describe('engine against server', () => {
  const provider = recordingConnector();
  let running: Awaited<ReturnType<typeof startApp>>;
  const closing: (() => Promise<void>)[] = [];

  async function desk(email: string, userId: string) {
    const engine = realEngine({ codec: plainCodec });
    const { address } = running.app;
    const answer = await engine.handlers['session:sign-in']({ server: address, email, password, device: 'test' });
    if (!answer.ok) throw new Error(answer.error);
    const db = new DeskDatabase(databaseName(new URL(address).origin, userId));
    closing.push(async () => {
      await engine.close();
      db.close();
    });
    await vi.waitFor(() => expect(engine.state().status.name).toBe('live'), { timeout: 10_000 });
    const reading = { db, codec: plainCodec };
    return {
      engine,
      conversations: () => listRows(reading, 'conversation'),
      messages: async () => (await listRows(reading, 'message')).sort((a, b) => a.position - b.position),
      outbox: () => db.outbox.toArray(),
      shadows: () => db.shadow.count(),
    };
  }
  let ana: Awaited<ReturnType<typeof desk>>;
  let petra: Awaited<ReturnType<typeof desk>>;

  beforeAll(async () => {
    running = await startApp({ factories: { 'web-chat': provider.factory } });
    ana = await desk('ana@example.com', 'user-ana');
    petra = await desk('petra@example.com', 'user-petra');
  });
  afterAll(async () => {
    for (const close of closing) await close();
    await running.stop();
  });

  const theConversation = async () => {
    const [conversation] = await ana.conversations();
    if (conversation === undefined) throw new Error('no conversation on the desk');
    return conversation;
  };

  test('wrong credentials are told apart from an address where no server is', async () => {
    const signIn = ana.engine.handlers['session:sign-in'];
    const server = running.app.address;
    expect(await signIn({ server, email: 'ana@example.com', password: 'wrong', device: 'test' })).toEqual({
      ok: false,
      error: 'wrong-credentials',
    });
    expect(await signIn({ server: 'http://127.0.0.1:9', email: 'ana@example.com', password, device: 'test' })).toEqual({
      ok: false,
      error: 'unreachable',
    });
  });

  test('what a customer writes is on the desk without asking', async () => {
    await provider.arrive({ externalId: 'in-1', text: 'Where is my order?' });
    await vi.waitFor(async () =>
      expect((await ana.messages()).map(({ text }) => text)).toContain('Where is my order?'),
    );
    expect(await theConversation()).toMatchObject({ state: 'open', queueId: 'queue-delivery' });
  });

  test('a reply is on screen at once, reaches the provider once, and both desks end with the same rows', async () => {
    const { id } = await theConversation();
    const { engine } = ana;
    const said = await engine.handlers.mutate({
      mutationId: newId(),
      name: 'message.send',
      args: aReply('On its way', { conversationId: id }),
    });
    expect(said.ok).toBe(true);
    expect((await ana.messages()).map(({ text }) => text)).toContain('On its way');
    await vi.waitFor(() => expect(provider.sent.map(({ text }) => text)).toContain('On its way'));
    await vi.waitFor(async () => {
      expect(await ana.outbox()).toEqual([]);
      expect(await ana.shadows()).toBe(0);
      expect(await petra.messages()).toEqual(await ana.messages());
      expect(await petra.conversations()).toEqual(await ana.conversations());
    });
    expect(provider.sent.filter(({ text }) => text === 'On its way')).toHaveLength(1);
    expect(
      await running.app.store.db.selectFrom('message').selectAll().where('text', '=', 'On its way').execute(),
    ).toHaveLength(1);
  });

  test('a file reaches the server before the note that names it, and another desk can read it', async () => {
    const { id } = await theConversation();
    const bytes = new TextEncoder().encode('%PDF-1.4 label').buffer as ArrayBuffer;
    const file = { id: newId(), name: 'label.pdf', mimeType: 'application/pdf', bytes };
    const attachment = await ana.engine.handlers['file:add'](file);
    const args = aNote('label', { conversationId: id, attachments: [attachment] });
    await ana.engine.handlers.mutate({ mutationId: newId(), name: 'note.add', args });
    await vi.waitFor(async () => expect(await ana.outbox()).toEqual([]));
    const loaded = await petra.engine.handlers['file:load']({ id: file.id });
    expect(loaded.ok && new TextDecoder().decode(loaded.value.bytes)).toBe('%PDF-1.4 label');
  });

  test('fifty actions on one conversation arrive in order', async () => {
    const { id } = await theConversation();
    const texts = Array.from({ length: 50 }, (_, n) => `note ${n}`);
    for (const text of texts) {
      const args = aNote(text, { conversationId: id });
      await ana.engine.handlers.mutate({ mutationId: newId(), name: 'note.add', args });
    }
    await vi.waitFor(async () => expect(await ana.outbox()).toEqual([]), { timeout: 10_000 });
    const onPetras = async () =>
      (await petra.messages()).map(({ text }) => text).filter((text) => text.startsWith('note '));
    await vi.waitFor(async () => expect(await onPetras()).toEqual(texts));
  });

  test('signing out ends the session on the server and leaves the rows on disk', async () => {
    const before = petra.engine.state();
    await petra.engine.handlers['session:sign-out']({});
    expect(before.status.name).toBe('live');
    expect(petra.engine.state().status).toEqual({ name: 'signed-out', reason: 'signed-out' });
  });
});
