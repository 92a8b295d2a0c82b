import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation.ts';
import { participantId } from '#shared/domain/participant.ts';
import { aUser } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { useConversation } from '../../sync/index.ts';
import { hideToast } from '../../ui/toast.tsx';
import { ActionBar, dropQuestion } from '../conversation-actions/index.ts';
import { HandOverDialog, Participants } from './index.ts';

function OnScreen() {
  const conversation = useConversation('conversation-1');
  return (
    <>
      {conversation && <ActionBar conversation={conversation} />}
      {conversation && <Participants conversation={conversation} />}
      <HandOverDialog />
    </>
  );
}
let stop = async () => {};
afterEach(async () => {
  act(() => {
    hideToast('action:conversation-1');
    dropQuestion();
  });
  await stop();
});
async function desk({ queueIds = ['queue-delivery'] } = {}) {
  const world = aServer();
  const { server } = world;
  server.write(
    { entity: 'user', row: aUser({ queueIds }) },
    {
      entity: 'user',
      row: aUser({ id: 'user-jan', name: 'Jan Zupan', email: 'j@x.example', queueIds: ['queue-returns'] }),
    },
    { entity: 'presence', row: { id: 'user-bor', state: 'available', reason: null, since: 1 } },
    { entity: 'conversation', row: theConversation({ assigneeId: 'user-ana' }) },
  );
  stop = await startDeskInPage(world);
  await renderDesk(<OnScreen />);
  await screen.findByRole('toolbar', { name: 'Conversation' });
  const row = () => server.rows.get('conversation')?.get('conversation-1') as Conversation;
  const received = () => server.received.map(({ name }) => name);
  return { world, user: userEvent.setup(), row, received };
}
const colleague = (name: RegExp) => screen.findByRole('option', { name });

test('T, a few letters, Enter, a note, Ctrl-Enter: the note is there before the colleague is', async () => {
  const { user, row, received, world } = await desk();
  await user.keyboard('t');
  expect((await colleague(/Bor Kos/)).textContent).toMatch(/Available.*places free/);
  await user.keyboard('bor{Enter}');
  await user.type(screen.getByRole('textbox', { name: 'Note to the receiver' }), 'She waits since Monday.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(row().assigneeId).toBe('user-bor'));
  expect(received()).toEqual(['note.add', 'conversation.transfer']);
  expect(world.server.list('message').at(0)).toMatchObject({ kind: 'note', text: 'She waits since Monday.' });
});

test('to a queue it goes without a note too, and waits for somebody again; Undo takes it back with its assignee', async () => {
  const { user, row } = await desk({ queueIds: ['queue-delivery', 'queue-returns'] });
  await user.keyboard('t');
  await user.click(await colleague(/Returns/));
  await user.click(screen.getByRole('button', { name: 'Transfer to Returns' }));
  await waitFor(() => expect(row()).toMatchObject({ queueId: 'queue-returns', assigneeId: null }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(row()).toMatchObject({ queueId: 'queue-delivery', assigneeId: 'user-ana' }));
});

test('what goes out of sight offers no way back that would be refused', async () => {
  const { user, row } = await desk();
  await user.keyboard('t');
  await user.click(await colleague(/Returns/));
  await user.click(screen.getByRole('button', { name: 'Transfer to Returns' }));
  await waitFor(() => expect(row()).toMatchObject({ queueId: 'queue-returns' }));
  await screen.findByText('Transferred to Returns');
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('a question aside needs its words; asked, the talk is there and the conversation stays', async () => {
  const { user, row, world } = await desk();
  await user.keyboard('c');
  await user.click(await colleague(/Jan Zupan/));
  const ask = screen.getByRole('button', { name: 'Ask Jan Zupan' });
  expect(ask.hasAttribute('disabled')).toBe(true);
  await user.type(screen.getByRole('textbox', { name: 'What you want to ask' }), 'Is it in the warehouse?');
  await user.click(ask);
  await waitFor(() => expect(world.server.list('sideThread')).toMatchObject([{ memberIds: ['user-ana', 'user-jan'] }]));
  expect(row().assigneeId).toBe('user-ana');
});

test('who works in other queues cannot be brought in, and it says what can be done instead', async () => {
  const { user } = await desk();
  await user.keyboard('i');
  const jan = await colleague(/Jan Zupan/);
  expect(jan.textContent).toContain('Works in other queues: ask aside or transfer');
  expect(jan.getAttribute('aria-disabled')).toBe('true');
});

test('a colleague who was brought in stands under the header by name, and can be taken out again', async () => {
  const { user, world } = await desk();
  await user.keyboard('i');
  await user.click(await colleague(/Bor Kos/));
  await user.click(screen.getByRole('button', { name: 'Bring in Bor Kos' }));
  expect((await screen.findByRole('list', { name: 'Also in this conversation' })).textContent).toContain('Bor Kos');
  await user.click(screen.getByRole('button', { name: 'Take Bor Kos out' }));
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Also in this conversation' })).toBeNull());
  const id = participantId('user-bor', 'conversation-1');
  await waitFor(() => expect(world.server.find('participant', id)?.leftAt).not.toBeNull());
});
