import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { aReply } from '../factories/mutations.ts';
import { missingPostgres, startPostgres } from '../real/postgres.ts';
import { describeReal } from '../real/require-part.ts';
import { recordingConnector } from './recording-connector.ts';
import { connectDesk, signIn, startApp } from './start-app.ts';

describeReal('a server that dies while sending', missingPostgres, () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  test('what was handed over without an answer is shown as not confirmed, and never sent again by the machine', async () => {
    const databaseUrl = postgres.createDatabase('recovery');
    const dying = recordingConnector();
    const neverAnswers = new Promise<never>(() => {});
    dying.answerWith(() => neverAnswers);
    const first = await startApp({ databaseUrl, factories: { 'web-chat': dying.factory } });
    const ana = await connectDesk(first.app, await signIn(first.app, 'ana@example.com'));
    await dying.arrive({ externalId: 'in-1', text: 'Hello?' });
    const conversation = await first.app.store.db.selectFrom('conversation').select('id').executeTakeFirstOrThrow();
    const messageId = newId();
    await ana.mutate(
      'message.send',
      aReply('Here I am', { conversationId: conversation.id, messageId, seenPosition: 1 }),
    );
    await vi.waitFor(() => expect(dying.sent).toHaveLength(1));

    // A second server on the same data and under the same name: what a restart after a crash looks like to the database.
    const reborn = recordingConnector();
    const second = await startApp({ databaseUrl, factories: { 'web-chat': reborn.factory }, folder: first.folder });
    const message = () =>
      second.app.store.db.selectFrom('message').selectAll().where('id', '=', messageId).executeTakeFirstOrThrow();
    await vi.waitFor(async () => expect((await message()).delivery?.status).toBe('unconfirmed'));
    expect(reborn.sent).toEqual([]);

    const again = await connectDesk(second.app, await signIn(second.app, 'ana@example.com'));
    expect(await again.mutate('message.retry', { conversationId: conversation.id, messageId })).toMatchObject({
      kind: 'applied',
    });
    await vi.waitFor(async () => expect((await message()).delivery?.status).toBe('sent'));
    expect(reborn.sent.map(({ text }) => text)).toEqual(['Here I am']);
    ana.close();
    again.close();
    await second.stop({ keep: true });
  });
});
