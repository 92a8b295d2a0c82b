import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { aListItem } from '../../../tests/factories/list-item.ts';
import { aConversation, aUser } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { type ConversationListItem, useConversation } from '../../sync/index.ts';
import { ConversationList } from './conversation-list.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { showView } from './inbox-view.ts';

let stop = async () => {};
afterEach(async () => {
  await stop();
  stop = async () => {};
});
const last = { id: 'm1', position: 3, kind: 'inbound', authorId: null, preview: 'Nothing came', at: 1 } as const;
const anItem = (fields: Partial<ConversationListItem> = {}) =>
  aListItem({
    conversation: aConversation({ channel: 'sms', lastMessage: last, replyDueAt: Date.now() + 40 * 60_000 }),
    readPosition: 3,
    ...fields,
  });
const draw = (item: ConversationListItem, assignee: Parameters<typeof aUser>[0] | null = null) =>
  renderDesk(
    <ConversationRow
      item={item}
      isSelected={false}
      isActive={false}
      isMarked={false}
      isMarking={false}
      assignee={assignee === null ? null : aUser(assignee)}
      meId="user-ana"
    />,
  );

test('a row is read as channel, customer, tier, words and what is owed', async () => {
  const { container } = await draw(anItem());
  expect(screen.getByRole('img', { name: 'SMS' })).toBeDefined();
  expect(container.textContent).toMatch(/Maja Novak.*Gold.*Nothing came.*First reply by [^,]+, On time: (39|40)m/);
});

test('every mark has its word, and a decision is louder than what only waits', async () => {
  await draw(anItem({ unread: true, hasDraft: true, waiting: 2 }), { id: 'user-bor', name: 'Bor Kos' });
  for (const name of ['Unread', 'Waiting to send', 'Assigned to Bor Kos'])
    expect(screen.getByRole('img', { name })).toBeDefined();
  expect(screen.getByText('Draft')).toBeDefined();
  document.body.replaceChildren();
  await draw(anItem({ waiting: 1, parked: 1 }));
  expect(screen.getByRole('img', { name: 'Needs your decision' })).toBeDefined();
  expect(screen.queryByRole('img', { name: 'Waiting to send' })).toBeNull();
});

test('one’s own words and a colleague’s are told apart from the customer’s', async () => {
  const conversation = (authorId: string) => aConversation({ lastMessage: { ...last, kind: 'outbound', authorId } });
  await draw(anItem({ conversation: conversation('user-ana') }));
  expect(screen.getByText('You:')).toBeDefined();
  await draw(anItem({ conversation: conversation('user-bor') }));
  expect(screen.getByText('Team:')).toBeDefined();
});

test('a note is no reply: the row says so, whoever wrote it', async () => {
  for (const authorId of ['user-ana', 'user-bor']) {
    const conversation = aConversation({ lastMessage: { ...last, kind: 'note', authorId } });
    await draw(anItem({ conversation }));
    expect(screen.getByText('Note:')).toBeDefined();
    expect(screen.queryByText('You:')).toBeNull();
    expect(screen.queryByText('Team:')).toBeNull();
    document.body.replaceChildren();
  }
});

test('the list is named, follows the server, and says what to do when a view is empty', async () => {
  const world = aServer();
  world.server.write({ entity: 'conversation', row: theConversation({ lastMessage: last }) });
  showView('mine');
  stop = await startDeskInPage(world);
  await renderDesk(<ConversationList selectedId={null} onOpen={() => undefined} />);
  expect(await screen.findByText('Nothing is assigned to you')).toBeDefined();
  expect(await screen.findByRole('button', { name: 'Show 1 unassigned' })).toBeDefined();
  world.server.write({ entity: 'conversation', row: theConversation({ lastMessage: last, assigneeId: 'user-ana' }) });
  expect(await screen.findByRole('listbox', { name: 'Conversations' })).toBeDefined();
  expect(await screen.findByRole('option', { name: /Web chat ?Maja Novak.*Nothing came/ })).toBeDefined();
});

test('a conversation opened from the list opens with what the list shows of it, in the same drawing', async () => {
  const world = aServer();
  world.server.write({ entity: 'conversation', row: theConversation({ lastMessage: last, assigneeId: 'user-ana' }) });
  showView('mine');
  stop = await startDeskInPage(world);
  const drawings: (string | undefined)[] = [];
  function Screen() {
    const [openId, setOpenId] = useState<string | null>(null);
    const conversation = useConversation(openId);
    if (openId !== null) drawings.push(conversation?.id);
    return <ConversationList selectedId={openId} onOpen={setOpenId} />;
  }
  await renderDesk(<Screen />);
  fireEvent.click(await screen.findByRole('option', { name: /Maja Novak/ }));
  expect(drawings[0]).toBe('conversation-1');
});
