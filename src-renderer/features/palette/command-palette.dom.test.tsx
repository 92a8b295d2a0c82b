import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { searchLocal, useConversation, useSyncStatus } from '../../sync/index.ts';
import { CommandPalette } from './command-palette.tsx';
import { closePalette } from './palette-state.ts';

let stop = async () => {};
beforeEach(() => {
  closePalette();
  globalThis.location.hash = '#/conversations/conversation-1';
});
afterEach(() => stop());

const Ready = () => {
  const isHere = useConversation('conversation-1');
  return useSyncStatus()?.status.name === 'live' && isHere ? <p>ready</p> : null;
};

async function desk() {
  const world = aServer();
  world.server.write({ entity: 'conversation', row: theConversation({ subject: 'Where is parcel 10517?' }) });
  stop = await startDeskInPage(world);
  await renderDesk(
    <>
      <CommandPalette />
      <Ready />
    </>,
  );
  await screen.findByText('ready');
  await waitFor(async () => {
    world.clock.advance(1_000);
    expect((await searchLocal('')).left).toBe(0);
  });
  const user = userEvent.setup();
  await user.keyboard('{Control>}k{/Control}');
  await screen.findByRole('dialog', { name: 'Search and commands' });
  return { world, user };
}

test('a customer on this computer is found while the server is being asked, and Enter goes there', async () => {
  const { world, user } = await desk();
  await user.keyboard('maj');
  expect(await screen.findByRole('option', { name: /Maja Novak/ })).toBeDefined();
  await waitFor(() => expect(world.server.asked.some(({ name }) => name === 'search:all')).toBe(true));
  // This peer does not search: the line says that what is shown is only half of it.
  expect(await screen.findByText(/The server could not be searched/)).toBeDefined();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(globalThis.location.hash).toBe('#/customers/customer-maja'));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('offline it searches what is here and says so', async () => {
  const { world, user } = await desk();
  world.server.reachable = false;
  for (const link of [...world.server.links]) link.end();
  await user.keyboard('maj');
  expect(await screen.findByText(/Offline: only what is cached/)).toBeDefined();
  expect(await screen.findByRole('option', { name: /Maja Novak/ })).toBeDefined();
});

test('a command does its deed: the open conversation becomes mine', async () => {
  const { world, user } = await desk();
  await user.keyboard('assign me');
  await user.click(await screen.findByRole('option', { name: /Assign to me/ }));
  await waitFor(() =>
    expect(world.server.received.map(({ name, args }) => [name, args])).toEqual([
      ['conversation.assign', { conversationId: 'conversation-1', userId: 'user-ana' }],
    ]),
  );
});
