import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Whisper } from '#shared/domain/whisper.ts';
import { aMessage, aUser } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { Composer } from '../composer/index.ts';
import { WhisperShelf } from './whisper-shelf.tsx';
import { answerWhisper } from './whisper-view.ts';

let stop = async () => {};
afterEach(async () => {
  cleanup();
  answerWhisper('conversation-1', null);
  await stop();
});

/** Ana's desk, with one whisper of Petra's; ids are the test's own because what was put away is remembered by them. */
async function aShelf(id: string, fields: Partial<Whisper> = {}) {
  const world = aServer();
  const conversation = theConversation({ assigneeId: 'user-ana', lastPosition: 2 });
  const whisper: Whisper = {
    id,
    conversationId: 'conversation-1',
    fromId: 'user-petra',
    toId: 'user-ana',
    about: { kind: 'general' },
    answersId: null,
    sentAt: 1,
    readAt: null,
    ...fields,
  };
  world.server.write(
    { entity: 'user', row: aUser({ id: 'user-petra', name: 'Petra Zupan', email: 'p@example.com', role: 'lead' }) },
    { entity: 'conversation', row: conversation },
    { entity: 'message', row: aMessage() },
    {
      entity: 'message',
      row: aMessage({
        id,
        kind: 'coach',
        authorId: 'user-petra',
        senderName: null,
        text: 'Offer express.',
        position: 2,
      }),
    },
    { entity: 'whisper', row: whisper },
  );
  stop = await startDeskInPage(world);
  await renderDesk(
    <>
      <WhisperShelf conversationId="conversation-1" customerName="Maja Novak" />
      <Composer conversation={conversation} />
    </>,
  );
  const sent = () =>
    world.server.received.map(({ name }) => name).filter((name) => name !== 'conversation.followScript');
  return { sent, received: world.server.received, user: userEvent.setup() };
}
const shelved = () => screen.findByRole('article', { name: 'Petra Zupan whispers' });
const reply = () => screen.findByRole('textbox', { name: 'Reply' });

test('a whisper stands above the reply and says that the customer cannot see it', async () => {
  await aShelf('whisper-a');
  const whisper = await shelved();
  expect(within(whisper).getByText('Offer express.')).toBeDefined();
  expect(within(whisper).getByText('the customer cannot see this')).toBeDefined();
});

test('inserting it puts its words into the reply, sends nothing to the customer, and counts as read', async () => {
  const { user, sent } = await aShelf('whisper-b');
  await user.click(within(await shelved()).getByRole('button', { name: 'Insert' }));
  await waitFor(async () => expect(await reply()).toHaveProperty('value', 'Offer express.'));
  await waitFor(() => expect(sent()).toEqual(['whisper.read']));
  expect(screen.queryByRole('article', { name: 'Petra Zupan whispers' })).toBe(null);
});

test('“Got it” reads it and takes it off the shelf', async () => {
  const { user, sent } = await aShelf('whisper-c');
  await user.click(within(await shelved()).getByRole('button', { name: 'Got it' }));
  await waitFor(() => expect(sent()).toEqual(['whisper.read']));
  expect(screen.queryByRole('article', { name: 'Petra Zupan whispers' })).toBe(null);
});

test('Ctrl+Enter in the answer whispers back, and sends nothing of what stands in the reply', async () => {
  const { user, sent, received } = await aShelf('whisper-d');
  await user.type(await reply(), 'Dear Maja');
  await user.click(within(await shelved()).getByRole('button', { name: 'Answer' }));
  await user.type(await screen.findByRole('textbox', { name: 'Whisper to Petra Zupan' }), 'Thank you!');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(sent()).toContain('message.coach'));
  expect(sent()).not.toContain('message.send');
  expect(received.find(({ name }) => name === 'message.coach')?.args).toMatchObject({
    answersId: 'whisper-d',
    text: 'Thank you!',
  });
  expect(await reply()).toHaveProperty('value', expect.stringMatching(/Dear Maja$/));
});

test('a whisper to somebody else is not on this shelf', async () => {
  await aShelf('whisper-e', { toId: 'user-bor' });
  await reply();
  await new Promise((later) => setTimeout(later, 200));
  expect(screen.queryByRole('article', { name: 'Petra Zupan whispers' })).toBe(null);
});
