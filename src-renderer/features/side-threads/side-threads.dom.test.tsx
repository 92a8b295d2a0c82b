import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SideMessage, SideThread } from '#shared/domain/side-thread.ts';
import { aUser } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { openConversation } from '../../sync/index.ts';
import { showAside, useAsideView } from './aside-view.ts';
import { Beside, TalkOnly } from './index.ts';

const id = 'conversation-1';
let stop = async () => {};
beforeEach(() => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  useAsideView.setState({ shown: {}, open: {}, texts: {} });
});
afterEach(async () => {
  await stop();
  vi.restoreAllMocks();
});

const talk = (fields: Partial<SideThread> = {}): SideThread => ({
  id: 'talk',
  conversationId: id,
  topic: '',
  openedBy: 'user-ana',
  memberIds: ['user-ana', 'user-bor'],
  openedAt: 10,
  closedAt: null,
  lastMessageAt: 20,
  lastAuthorId: 'user-bor',
  seenAt: { 'user-ana': 10 },
  ...fields,
});
const said = (messageId: string, authorId: string, text: string, sentAt: number): SideMessage => ({
  id: messageId,
  sideThreadId: 'talk',
  conversationId: id,
  authorId,
  text,
  sentAt,
});

async function desk(thread: SideThread | null = talk()) {
  const world = aServer();
  const { server } = world;
  server.write(
    { entity: 'user', row: aUser({ id: 'user-eva', name: 'Eva Hren', email: 'eva@example.com' }) },
    { entity: 'conversation', row: theConversation({ assigneeId: 'user-ana' }) },
  );
  if (thread)
    server.write(
      { entity: 'sideThread', row: thread },
      { entity: 'sideMessage', row: said('said-1', 'user-ana', 'Is it in the warehouse?', 10) },
      { entity: 'sideMessage', row: said('said-2', 'user-bor', 'On shelf seven.', 20) },
    );
  stop = await startDeskInPage(world);
  await renderDesk(<Beside conversationId={id} customer={<p>The customer</p>} />);
  const current = () => server.find('sideThread', 'talk');
  const texts = () => server.list('sideMessage').map(({ text }) => text);
  return { world, server, user: userEvent.setup(), current, texts };
}
const field = () => screen.findByRole('textbox', { name: 'Say aside' });

test('without any talk the customer stands there alone', async () => {
  await desk(null);
  await screen.findByText('The customer');
  expect(screen.queryByRole('tab')).toBeNull();
});

test('an unread talk is counted beside the customer; looked at, it is seen', async () => {
  const { user, current } = await desk();
  await screen.findByRole('img', { name: '1 unread talk' });
  expect(current()?.seenAt['user-ana']).toBe(10);
  await user.click(screen.getByRole('tab', { name: /^Aside/ }));
  const log = await screen.findByRole('log', { name: 'What was said aside' });
  expect(within(log).getByRole('article', { name: 'Bor Kos said' }).textContent).toContain('On shelf seven.');
  expect(within(log).getByText('New')).toBeDefined();
  await waitFor(() => expect(current()?.seenAt['user-ana']).toBeGreaterThan(20));
  await screen.findByRole('img', { name: '1 talk' });
});

test('Ctrl-Enter says it aside, and never to the customer', async () => {
  const { user, texts, server } = await desk();
  showAside(id);
  await user.type(await field(), 'Thank you');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(texts()).toContain('Thank you'));
  expect(server.list('message')).toEqual([]);
});

test('a colleague named with @ is asked in before the words, so that they hear them', async () => {
  const { user, current, server } = await desk();
  showAside(id);
  await user.type(await field(), 'What does @Eva Hren think?');
  await user.click(screen.getByRole('button', { name: /^Say/ }));
  await waitFor(() => expect(current()?.memberIds).toContain('user-eva'));
  await waitFor(() => expect(server.received.map(({ name }) => name)).toContain('side.say'));
  const names = server.received.map(({ name }) => name);
  expect(names.indexOf('side.invite')).toBeLessThan(names.indexOf('side.say'));
});

test('what is said without a connection is there, says that it waits, and goes out afterwards', async () => {
  const { user, texts, server, world } = await desk();
  showAside(id);
  await field();
  server.reachable = false;
  server.cutLinks();
  await user.type(await field(), 'Still there?');
  await user.click(screen.getByRole('button', { name: /^Say/ }));
  const log = screen.getByRole('log', { name: 'What was said aside' });
  await within(log).findByText('Still there?');
  await within(log).findByText('waiting to send');
  server.reachable = true;
  world.clock.advance(60_000);
  await waitFor(() => expect(texts()).toContain('Still there?'));
  await waitFor(() => expect(within(log).queryByText('waiting to send')).toBeNull());
});

test('a closed talk says so, and speaking opens it again', async () => {
  const { user, current } = await desk();
  showAside(id);
  await user.click(await screen.findByRole('button', { name: 'Close' }));
  await waitFor(() => expect(current()?.closedAt).not.toBeNull());
  await screen.findByText('Closed');
  await user.type(await field(), 'One more thing');
  await user.click(screen.getByRole('button', { name: /^Say/ }));
  await waitFor(() => expect(current()?.closedAt).toBeNull());
});

test('from the talk the conversation is handed over to whom one talks with', async () => {
  const { user, server } = await desk();
  await openConversation(id);
  showAside(id);
  await user.click(await screen.findByRole('button', { name: 'More about this talk' }));
  await user.click(await screen.findByRole('menuitem', { name: 'To Bor Kos' }));
  await waitFor(() => expect(server.find('conversation', id)?.assigneeId).toBe('user-bor'));
});

test('who was asked aside about a conversation of another queue is told what they see', async () => {
  await renderDesk(<TalkOnly />);
  await screen.findByText('You were asked aside');
});
