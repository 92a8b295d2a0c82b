import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import { aConversation } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { ConversationList, clearMarks, showView } from '../inbox/index.ts';
import { hideBulkActions } from './bulk-store.ts';
import { BulkActionsDialog, BulkBar } from './index.ts';

let stop = async () => {};
beforeEach(clearMarks);
afterEach(async () => {
  hideBulkActions();
  cleanup();
  await stop();
});

async function inbox(count = 3) {
  const world = aServer();
  for (let at = 1; at <= count; at += 1) {
    const own = at === 1 ? { queueId: 'queue-returns', assigneeId: 'user-ana' } : {};
    world.server.write({
      entity: 'conversation',
      row: aConversation({ id: `conversation-${at}`, subject: `Case ${at}`, ...own, activityAt: at }),
    });
  }
  stop = await startDeskInPage(world);
  showView('all');
  await renderDesk(
    <>
      <BulkBar />
      <ConversationList selectedId={null} onOpen={() => undefined} />
      <BulkActionsDialog />
    </>,
  );
  const list = await screen.findByRole('listbox', { name: 'Conversations' });
  await waitFor(() => expect(within(list).getAllByRole('option')[0]?.getAttribute('aria-setsize')).toBe(String(count)));
  list.focus();
  return { world, list, user: userEvent.setup() };
}
const bar = () => screen.findByRole('region', { name: 'Chosen conversations' });

test('the bar is there while something is chosen, and says how much; a filtered view offers all of itself', async () => {
  const { user, list } = await inbox();
  expect(screen.queryByRole('region', { name: 'Chosen conversations' })).toBeNull();
  fireEvent.click(within(list).getAllByRole('option')[0] as HTMLElement, { ctrlKey: true });
  expect((await bar()).textContent).toContain('1 chosen');
  await user.click(within(await bar()).getByRole('button', { name: 'All 3 in this view' }));
  expect((await bar()).textContent).toContain('3 chosen');
});

test('what is done to all reaches the server as one action, and can be taken back from the list of deeds', async () => {
  const { world, user } = await inbox();
  await user.keyboard('{Control>}a{/Control}p');
  await user.click(await screen.findByRole('option', { name: /High/ }));
  const priorities = () => [1, 2, 3].map((at) => world.server.find('conversation', `conversation-${at}`)?.priority);
  await waitFor(() => expect(priorities()).toEqual(['high', 'high', 'high']));
  await screen.findByText('Changed the priority of 3 conversations');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(priorities()).toEqual(['normal', 'normal', 'normal']));
});

test('what one of them does not allow is told for that one, with its reason, and the others are done', async () => {
  const { world, user } = await inbox();
  world.server.write({
    entity: 'queueRules',
    row: { ...defaultQueueRules('queue-returns'), dispositionRequired: true },
  });
  await user.keyboard('{Control>}a{/Control}e');
  await screen.findByText('Resolved 2 conversations');
  await user.click(await screen.findByRole('button', { name: 'Show' }));
  const dialog = await screen.findByRole('dialog', { name: 'Done to many at once' });
  expect(within(dialog).getByText('1 was left as it was.')).toBeDefined();
  expect(await within(dialog).findByText('Its queue wants to know how the conversation ended.')).toBeDefined();
  expect(await within(dialog).findByText(/Case 1/)).toBeDefined();
  expect(world.server.find('conversation', 'conversation-1')?.state).toBe('open');
});

test('offline it is done here at once and waits to be sent', async () => {
  const { world, user } = await inbox();
  world.server.reachable = false;
  world.server.cutLinks();
  await user.keyboard('{Control>}a{/Control}p');
  await user.click(await screen.findByRole('option', { name: /Urgent/ }));
  expect(await screen.findAllByRole('img', { name: 'Urgent' })).toHaveLength(3);
  expect(world.server.find('conversation', 'conversation-1')?.priority).toBe('normal');
});

test('more than one action’s worth is one deed to whoever looks', async () => {
  const { user, world } = await inbox(450);
  await user.keyboard('{Control>}a{/Control}p');
  await user.click(await screen.findByRole('option', { name: /Low/ }));
  await screen.findByText('Changed the priority of 450 conversations', undefined, { timeout: 15_000 });
  await waitFor(() => expect(world.server.find('conversation', 'conversation-450')?.priority).toBe('low'));
}, 30_000);
