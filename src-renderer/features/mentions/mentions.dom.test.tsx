import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mentionId } from '#shared/domain/mention.ts';
import { aMessage } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { usePath } from '../../platform/location.ts';
import { useConversation, useIsLive, useUsers } from '../../sync/index.ts';
import { hideToast } from '../../ui/toast.tsx';
import { ThreadMessages } from '../thread/index.ts';
import { TalkButton, useTalkAlerts } from './index.ts';

function OnScreen() {
  const conversation = useConversation('conversation-1');
  const path = usePath();
  const isLive = useIsLive();
  const users = useUsers();
  useTalkAlerts();
  return (
    <>
      {isLive && users?.length === 2 && <p>Connected</p>}
      <TalkButton />
      {conversation && path.startsWith('conversations/conversation-1') && (
        <ThreadMessages conversation={conversation} />
      )}
    </>
  );
}
let stop = async () => {};
beforeEach(() => {
  globalThis.location.hash = '';
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});
afterEach(async () => {
  act(() => hideToast('mention:note'));
  await stop();
  vi.restoreAllMocks();
});

async function desk() {
  const world = aServer();
  const { server } = world;
  server.write({ entity: 'conversation', row: theConversation({ subject: 'Late parcel', lastPosition: 1 }) });
  stop = await startDeskInPage(world);
  await renderDesk(<OnScreen />);
  // What comes with the first rows is no news.
  await screen.findByText('Connected');
  const id = mentionId('user-ana', 'note');
  const mention = {
    id,
    userId: 'user-ana',
    conversationId: 'conversation-1',
    messageId: 'note',
    byId: 'user-bor',
    at: world.clock.now(),
    seenAt: null,
  };
  const note = { kind: 'note', authorId: 'user-bor', senderName: null, text: 'Can @Ana Horvat look?' } as const;
  const isNamed = () =>
    server.write(
      { entity: 'message', row: aMessage({ id: 'note', ...note, sentAt: world.clock.now() }) },
      { entity: 'mention', row: mention },
    );
  return { user: userEvent.setup(), isNamed, seenAt: () => server.find('mention', id)?.seenAt };
}

test('who is named hears it at once, with a way there, and it counts until it is seen', async () => {
  const { isNamed, seenAt } = await desk();
  isNamed();
  await screen.findByText('Bor Kos named you');
  await screen.findByRole('button', { name: 'Mentions and talks, 1 not seen' });
  expect(seenAt()).toBeNull();
});

test('from the list it leads to the note, and once that was looked at it counts as seen', async () => {
  const { user, isNamed, seenAt } = await desk();
  isNamed();
  await user.click(await screen.findByRole('button', { name: 'Mentions and talks, 1 not seen' }));
  await user.click(await screen.findByRole('button', { name: /Bor Kos named you.*Maja Novak · Late parcel/ }));
  await screen.findByRole('article', { name: 'Note by Bor Kos' });
  expect(screen.getByText('Names you')).toBeDefined();
  await waitFor(() => expect(globalThis.location.hash).toBe('#/conversations/conversation-1'));
  await waitFor(() => expect(seenAt()).toEqual(expect.any(Number)), { timeout: 4_000 });
  await screen.findByRole('button', { name: 'Mentions and talks' });
});

test('a note nobody looks at stays unseen', async () => {
  const { isNamed, seenAt } = await desk();
  vi.mocked(document.hasFocus).mockReturnValue(false);
  window.dispatchEvent(new Event('blur'));
  globalThis.location.hash = '#/conversations/conversation-1';
  isNamed();
  await screen.findByRole('article', { name: 'Note by Bor Kos' });
  await new Promise((later) => setTimeout(later, 1_200));
  expect(seenAt()).toBeNull();
});

test('nothing to see says what will be here', async () => {
  const { user } = await desk();
  await user.click(screen.getByRole('button', { name: 'Mentions and talks' }));
  await screen.findByText('Nobody needs you now');
});
