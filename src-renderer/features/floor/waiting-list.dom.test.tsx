import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aConversation, aUser } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { useWaiting } from '../../sync/index.ts';
import { WaitingList } from './waiting-list.tsx';

const Total = () => <output>{useWaiting()?.total}</output>;

test('who left the chat is not counted among those who wait, and stands folded below them', async () => {
  const world = aServer();
  const since = Date.now() - 60_000;
  world.server.write({ entity: 'user', row: aUser({ id: 'user-petra', email: 'p@example.com', role: 'lead' }) });
  for (const [id, reason] of [
    ['waits-1', 'nobody-available'],
    ['left-1', 'customer-left'],
    ['left-2', 'customer-left'],
  ] as const)
    world.server.write(
      { entity: 'conversation', row: aConversation({ id, assigneeId: null, waitingSince: since }) },
      { entity: 'queueWait', row: { id, queueId: 'queue-delivery', reason, since } },
    );
  const user = await showOnDesk(
    world,
    <>
      <Total />
      <WaitingList />
    </>,
    'user-petra',
  );
  const group = await screen.findByRole('button', { name: 'Left the chat (2)' });
  expect(screen.getByRole('status').textContent).toBe('1');
  expect(group.getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('list', { name: 'Left the chat (2)' })).toBeNull();
  await user.click(group);
  expect(screen.getByRole('list', { name: 'Left the chat (2)' })).toBeDefined();
});
