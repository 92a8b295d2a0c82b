import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { useConversation } from '../../sync/index.ts';
import { hideToast } from '../../ui/toast.tsx';
import { ActionBar } from './action-bar.tsx';

function OnScreen() {
  const conversation = useConversation('conversation-1');
  return conversation ? <ActionBar conversation={conversation} /> : null;
}
let stop = async () => {};
afterEach(async () => {
  act(() => hideToast('action:conversation-1'));
  await stop();
});
async function desk(fields: Partial<Conversation> = {}) {
  const world = aServer();
  world.server.write({ entity: 'conversation', row: theConversation({ assigneeId: 'user-ana', ...fields }) });
  stop = await startDeskInPage(world);
  await renderDesk(<OnScreen />);
  await screen.findByRole('toolbar', { name: 'Conversation' });
  const row = () => world.server.rows.get('conversation')?.get('conversation-1') as Conversation;
  return { user: userEvent.setup(), row };
}
const undo = async (user: ReturnType<typeof userEvent.setup>) =>
  user.click(await screen.findByRole('button', { name: 'Undo' }));

test('E resolves, and Undo puts back the state it had', async () => {
  const { user, row } = await desk({ state: 'pending' });
  await user.keyboard('e');
  await waitFor(() => expect(row().state).toBe('resolved'));
  await undo(user);
  await waitFor(() => expect(row().state).toBe('pending'));
});

test('A asks for a colleague by name; Undo gives it back', async () => {
  const { user, row } = await desk();
  await user.keyboard('a');
  await user.type(await screen.findByPlaceholderText('Find a colleague'), 'bor');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(row().assigneeId).toBe('user-bor'));
  await undo(user);
  await waitFor(() => expect(row().assigneeId).toBe('user-ana'));
});

test('keys rest while somebody writes', async () => {
  const { user, row } = await desk();
  const field = document.body.appendChild(document.createElement('textarea'));
  await user.type(field, 'east');
  expect(field.value).toBe('east');
  expect(row().state).toBe('open');
  field.remove();
});
