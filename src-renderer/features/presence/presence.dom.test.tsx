import { renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { shownStates } from '#shared/domain/agent-state.ts';
import type { Presence } from '#shared/domain/presence.ts';
import { aWorkspace } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { AwaySoonNotice, PresenceMenu, useShownStates, useShownWords } from './index.ts';

let stop = async () => {};
afterEach(() => stop());

async function desk(presence: Partial<Presence> = {}) {
  const world = aServer();
  world.server.write(
    { entity: 'workspace', row: aWorkspace({ awayReasons: [{ code: 'lunch', name: 'Lunch' }] }) },
    { entity: 'presence', row: { id: 'user-ana', state: 'available', reason: null, since: 1, ...presence } },
  );
  stop = await startDeskInPage(world);
  await renderDesk(
    <>
      <AwaySoonNotice />
      <PresenceMenu />
    </>,
  );
  await screen.findByRole('button', { name: /^My state/ });
  const idle = () => world.server.signals.filter(({ name }) => name === 'presence:idle').map(({ payload }) => payload);
  return { world, user: userEvent.setup(), idle };
}

test('the administrators’ own reasons are in the menu, by their names', async () => {
  const { user, world } = await desk();
  await user.click(screen.getByRole('button', { name: /^My state/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Lunch' }));
  await waitFor(() =>
    expect(world.server.find('presence', 'user-ana')).toMatchObject({ state: 'away', reason: 'lunch' }),
  );
  await screen.findByRole('button', { name: 'My state: Lunch' });
});

test('who was sent away reads why, and has one button back', async () => {
  const { user, world } = await desk({ state: 'away', reason: 'missed-offer' });
  await screen.findByRole('button', { name: 'My state: Missed an offer' });
  await user.click(screen.getByRole('button', { name: 'Go available' }));
  await waitFor(() => expect(world.server.find('presence', 'user-ana')).toMatchObject({ state: 'available' }));
});

test('becoming away is announced with its time, and "I’m here" tells the server so', async () => {
  const { user, world, idle } = await desk();
  const at = Date.now() + 45_000;
  world.server.tellAll({ name: 'presence:away-soon', payload: { reason: 'idle', at } });
  const notice = await screen.findByRole('alert');
  expect(notice.textContent).toMatch(/You become away in 0:4[45]\./);
  await user.click(screen.getByRole('button', { name: 'I’m here' }));
  // A browser knows nothing of locks and sleep, so nothing is said of them.
  await waitFor(() => expect(idle()).toContainEqual({ seconds: 0 }));
  world.server.tellAll({ name: 'presence:away-soon', payload: { reason: 'idle', at: null } });
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('of several things that are true of a colleague the first of the documented order is shown, each in words', async () => {
  const { world } = await desk();
  world.server.write(
    { entity: 'presence', row: { id: 'user-bor', state: 'away', reason: 'lunch', since: 1 } },
    { entity: 'conversation', row: theConversation({ state: 'resolved' }) },
  );
  const { result } = renderHook(() => ({ shown: useShownStates(), words: useShownWords() }));
  const bor = () => result.current.words(result.current.shown('user-bor'));
  await waitFor(() => expect(bor()).toBe('Away: Lunch'));
  world.server.write({ entity: 'conversation', row: theConversation({ assigneeId: 'user-bor' }) });
  await waitFor(() => expect(bor()).toBe('With a customer'));
  for (const state of shownStates) expect(result.current.words({ state, reason: null })).not.toContain('shown.');
});
