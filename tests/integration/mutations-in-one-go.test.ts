import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { aConversation, aCustomer } from '../factories/rows.ts';
import { connectDesk, type Desk, signIn, startApp } from './start-app.ts';

let running: Awaited<ReturnType<typeof startApp>>;
let ana: Desk;
beforeAll(async () => {
  running = await startApp();
  await running.app.store.transact(async (unit) => {
    await unit.put('customer', aCustomer());
    await unit.put('conversation', aConversation({ inboxId: 'inbox-chat', queueId: 'queue-delivery' }));
  });
  ana = await connectDesk(running.app, await signIn(running.app, 'ana@example.com'));
});
afterAll(async () => {
  ana.close();
  await running.stop();
});

const note = (text: string) => ({
  mutationId: newId(),
  name: 'note.add',
  args: { conversationId: 'conversation-1', messageId: newId(), text, attachments: [] },
  actedAt: Date.now(),
});
const texts = async () =>
  (
    await running.app.store.db
      .selectFrom('message')
      .select(['text'])
      .where('conversationId', '=', 'conversation-1')
      .orderBy('position')
      .execute()
  ).map(({ text }) => text);

test('what a request brings is done in its order, a refused one between two others too, and each is answered', async () => {
  const [first, empty, second] = [note('first'), note('  '), note('second')];
  const { answers } = await ana.ask('mutation:push', { mutations: [first, empty, second] });
  expect(answers.map(({ kind }) => kind)).toEqual(['applied', 'refused', 'applied']);
  expect(answers.map(({ mutationId }) => mutationId)).toEqual([first, empty, second].map((one) => one.mutationId));
  expect(await texts()).toEqual(['first', 'second']);
});

test('one that comes twice, in one request or in a later one, takes effect once and has one answer', async () => {
  const twice = note('once');
  const { answers } = await ana.ask('mutation:push', { mutations: [twice, note('after it'), twice] });
  expect(await texts()).toEqual(['first', 'second', 'once', 'after it']);
  const again = await ana.ask('mutation:push', { mutations: [twice] });
  expect(again.answers).toEqual(answers.slice(0, 1));
  expect(await texts()).toHaveLength(4);
});
