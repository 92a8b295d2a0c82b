import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { newId } from '#shared/lib/ids.ts';
import type { App } from '../../src-server/app.ts';
import { aReply } from '../factories/mutations.ts';
import { missingPostgres, startPostgres } from '../real/postgres.ts';
import { describeReal } from '../real/require-part.ts';
import { fromDyingServer, type toDyingServer } from './dying-server.ts';
import { recordingConnector } from './recording-connector.ts';
import { connectDesk, signIn, startApp } from './start-app.ts';

/** All servers of one database have the same. */
const secretKey = randomBytes(32).toString('hex');
type Word = z.infer<typeof fromDyingServer>;

/** A server in a process of its own, whose provider never answers by itself. */
async function startDying(databaseUrl: string) {
  const child: ChildProcess = fork(resolve(import.meta.dirname, 'dying-server.ts'), {
    env: { ...process.env, DYING_DATABASE: databaseUrl, DYING_SECRET_KEY: secretKey },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const heard: Word[] = [];
  child.on('message', (raw) => void heard.push(fromDyingServer.parse(raw)));
  const says = <K extends Word['kind']>(kind: K, times = 1) =>
    vi.waitFor(
      () => {
        const found = heard.filter((word): word is Extract<Word, { kind: K }> => word.kind === kind);
        expect(found.length).toBeGreaterThanOrEqual(times);
        return found;
      },
      { timeout: 20_000 },
    );
  const tell = (word: z.infer<typeof toDyingServer>) => void child.send(word);
  const [up] = await says('up');
  if (up === undefined) throw new Error('it did not come up');
  return { child, says, tell, address: up.address, nodeId: readFileSync(join(up.folder, 'node-id'), 'utf8').trim() };
}

/** Every visitor has written, and ana has answered each; the provider has all of it and says nothing. */
async function withRepliesInHand(databaseUrl: string, visitors: readonly string[]) {
  const dying = await startDying(databaseUrl);
  for (const visitor of visitors) dying.tell({ kind: 'arrive', visitor });
  await dying.says('arrived', visitors.length);
  const app = { address: dying.address } as App;
  const ana = await connectDesk(app, await signIn(app, 'ana@example.com'));
  const { changes } = await ana.ask('sync:snapshot', { page: null, limit: 300 });
  const conversations = changes.filter(({ entity }) => entity === 'conversation').map(({ id }) => id);
  expect(conversations.length).toBe(visitors.length);
  const replies = new Map<string, string>();
  for (const conversationId of conversations) {
    const messageId = newId();
    replies.set(conversationId, messageId);
    await ana.mutate('message.send', aReply(`To ${conversationId}`, { conversationId, messageId, seenPosition: 1 }));
  }
  await dying.says('handed-over', visitors.length);
  ana.close();
  return { dying, messageIds: [...replies.values()] };
}

describeReal('a server that dies beside others', missingPostgres, () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  test('what it had in hand is settled by another soon: found, sent once more, or shown as not confirmed; its chat pages are closed', async () => {
    const databaseUrl = postgres.createDatabase('death');
    const { dying, messageIds } = await withRepliesInHand(databaseUrl, ['one', 'two', 'three']);
    const [known, unheard, unsure] = messageIds;
    const provider = recordingConnector();
    provider.lookupWith(async (messageId) => {
      if (messageId === known) return { kind: 'sent', externalId: `ext-${messageId}` };
      return messageId === unheard ? { kind: 'not-sent' } : { kind: 'unknown' };
    });
    const other = await startApp({ databaseUrl, secretKey, factories: { 'web-chat': provider.factory } });
    const { db } = other.app.store;
    const page = { nodeId: dying.nodeId, inboxId: 'inbox-chat', threadKey: 'one', leftAt: null };
    await db.insertInto('visitorPage').values(page).execute();
    const statusOf = async (id: string | undefined) =>
      (
        await db
          .selectFrom('message')
          .select('delivery')
          .where('id', '=', id ?? '')
          .executeTakeFirstOrThrow()
      ).delivery?.status;

    const killedAt = Date.now();
    dying.child.kill('SIGKILL');
    await vi.waitFor(
      async () =>
        expect([await statusOf(known), await statusOf(unheard), await statusOf(unsure)]).toEqual([
          'sent',
          'sent',
          'unconfirmed',
        ]),
      { timeout: 40_000, interval: 200 },
    );
    expect(provider.sent.map(({ messageId }) => messageId)).toEqual([unheard]);

    await vi.waitFor(
      async () =>
        expect((await db.selectFrom('visitorPage').select('leftAt').executeTakeFirst())?.leftAt).not.toBeNull(),
      { timeout: 40_000, interval: 500 },
    );
    // At the moment at which it was last heard of, not at the one at which somebody noticed.
    const { leftAt } = await db.selectFrom('visitorPage').select('leftAt').executeTakeFirstOrThrow();
    expect(Math.abs((leftAt ?? 0) - killedAt)).toBeLessThan(6_000);
    await vi.waitFor(
      async () => expect(await db.selectFrom('nodeLife').select('nodeId').execute()).toHaveLength(1),
      10_000,
    );
    await other.stop();
  }, 120_000);

  test('one that only stands still keeps what it has in hand, however long it is silent', async () => {
    const databaseUrl = postgres.createDatabase('standstill');
    const { dying, messageIds } = await withRepliesInHand(databaseUrl, ['one']);
    const provider = recordingConnector();
    provider.lookupWith(async () => ({ kind: 'not-sent' }));
    const other = await startApp({ databaseUrl, secretKey, factories: { 'web-chat': provider.factory } });
    const { db } = other.app.store;
    const status = async () =>
      (
        await db
          .selectFrom('message')
          .select('delivery')
          .where('id', '=', messageIds[0] ?? '')
          .executeTakeFirst()
      )?.delivery?.status;
    dying.child.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 22_000));
    expect(await status()).toBe('sending');
    dying.child.kill('SIGCONT');
    dying.tell({ kind: 'answer' });
    await vi.waitFor(async () => expect(await status()).toBe('sent'), 10_000);
    expect(provider.sent).toEqual([]);
    dying.child.kill('SIGKILL');
    await other.stop();
  }, 120_000);
});
