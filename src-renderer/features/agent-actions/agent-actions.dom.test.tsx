import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Role } from '#shared/domain/role.ts';
import { aUser, aWorkspace } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { AgentActions } from './agent-actions.tsx';

async function actionsOn(userId: string, role: Role) {
  const world = aServer();
  world.server.write(
    { entity: 'user', row: aUser({ id: 'user-petra', name: 'Petra Zupan', email: 'p@example.com', role }) },
    { entity: 'user', row: aUser({ id: 'user-sara', name: 'Sara Admin', email: 's@example.com', role: 'admin' }) },
    {
      entity: 'workspace',
      row: aWorkspace({ awayReasons: [{ code: 'lunch', name: 'Lunch' }] }),
    },
    { entity: 'presence', row: { id: 'user-ana', state: 'available', reason: null, since: 1 } },
  );
  const user = await showOnDesk(world, <AgentActions userId={userId} />, 'user-petra');
  return { received: world.server.received, user };
}

test.each<[string, Role]>([
  ['user-sara', 'lead'],
  ['user-petra', 'supervisor'],
  ['user-ana', 'agent'],
])('there is nothing to do with %s for a %s: nobody has a hand on those above, or on oneself', async (userId, role) => {
  await actionsOn(userId, role);
  await new Promise((later) => setTimeout(later, 200));
  expect(screen.queryByRole('button')).toBe(null);
});

test('a state is set with its reason', async () => {
  const { user, received } = await actionsOn('user-ana', 'lead');
  await user.click(await screen.findByRole('button', { name: 'Actions for Ana Horvat' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Set state' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('Ana Horvat is now: Available.')).toBeDefined();
  await user.click(within(dialog).getByRole('button', { name: /State/ }));
  await user.click(await screen.findByRole('option', { name: 'Away' }));
  await user.click(await within(dialog).findByRole('button', { name: /Reason/ }));
  await user.click(await screen.findByRole('option', { name: 'Lunch' }));
  await user.click(within(dialog).getByRole('button', { name: 'Set state' }));
  await waitFor(() =>
    expect(received.map(({ name, args }) => ({ name, args }))).toEqual([
      { name: 'presence.force', args: { userId: 'user-ana', state: 'away', reason: 'lunch' } },
    ]),
  );
});

test('signing somebody out asks first, and takes the words along', async () => {
  const { user, received } = await actionsOn('user-ana', 'lead');
  await user.click(await screen.findByRole('button', { name: 'Actions for Ana Horvat' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
  const dialog = await screen.findByRole('alertdialog');
  await user.type(within(dialog).getByRole('textbox'), 'Your shift is over.');
  expect(received).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Sign out' }));
  await waitFor(() =>
    expect(received.map(({ name, args }) => ({ name, args }))).toEqual([
      { name: 'user.signOut', args: { userId: 'user-ana', words: 'Your shift is over.' } },
    ]),
  );
});

test('work moves from a dead computer back to its queues, unless a colleague is named', async () => {
  const { user, received } = await actionsOn('user-ana', 'lead');
  await user.click(await screen.findByRole('button', { name: 'Actions for Ana Horvat' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Move work away' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Move work away' }));
  await waitFor(() =>
    expect(received.map(({ name, args }) => ({ name, args }))).toMatchObject([
      { name: 'agent.moveWork', args: { userId: 'user-ana', toUserId: null, liveOnly: false } },
    ]),
  );
});
