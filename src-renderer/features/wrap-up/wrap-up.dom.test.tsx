import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import type { WrapUp } from '#shared/domain/wrap-up.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { useConversation } from '../../sync/index.ts';
import { hideToast } from '../../ui/toast.tsx';
import { ActionBar, dropQuestion } from '../conversation-actions/index.ts';
import { OutcomeDialog, WrapUpChip, WrapUpStrip } from './index.ts';

function OnScreen() {
  const conversation = useConversation('conversation-1');
  return (
    <>
      <WrapUpChip />
      {conversation && <WrapUpStrip conversation={conversation} />}
      {conversation && <ActionBar conversation={conversation} />}
      <OutcomeDialog />
    </>
  );
}
let stop = async () => {};
beforeEach(() => globalThis.localStorage.removeItem('parley.outcomes'));
afterEach(async () => {
  act(() => {
    hideToast('action:conversation-1');
    dropQuestion();
  });
  await stop();
  vi.useRealTimers();
});

async function desk({ isRequired = true, wrapUpSeconds = 30 } = {}) {
  const world = aServer();
  vi.useFakeTimers({ toFake: ['Date'], now: world.clock.now() });
  const rules = { ...defaultQueueRules('queue-delivery'), dispositionRequired: isRequired, wrapUpSeconds };
  const outcome = (id: string, name: string, order: number, queueIds: string[] = []) => ({
    entity: 'disposition' as const,
    row: { id, name, order, queueIds, enabled: true },
  });
  world.server.write(
    { entity: 'queueRules', row: rules },
    outcome('refunded', 'Refunded', 0),
    outcome('resent', 'Sent again', 1),
    outcome('elsewhere', 'Of another queue', 2, ['queue-returns']),
    { entity: 'conversation', row: theConversation({ assigneeId: 'user-ana' }) },
  );
  stop = await startDeskInPage(world);
  await renderDesk(<OnScreen />);
  await screen.findByRole('toolbar', { name: 'Conversation' });
  const { server } = world;
  return {
    world,
    user: userEvent.setup(),
    state: () => server.find('conversation', 'conversation-1')?.state,
    wrapUps: () => server.list('wrapUp') as WrapUp[],
    outcomes: async () => (await screen.findAllByRole('option')).map(({ textContent }) => textContent),
  };
}
const strip = () => screen.findByRole('region', { name: 'Wrap-up' });

test('a queue that wants to know asks first; what was typed is found, Enter takes it, and only then it is resolved', async () => {
  const { user, state, wrapUps, outcomes } = await desk();
  await user.keyboard('e');
  await screen.findByRole('dialog', { name: 'How did it end?' });
  expect(await outcomes()).toEqual(['Refunded', 'Sent again']);
  expect(state()).toBe('open');
  await user.keyboard('again{Enter}');
  await waitFor(() => expect(state()).toBe('resolved'));
  expect(wrapUps()).toMatchObject([{ userId: 'user-ana', dispositionId: 'resent', endedAt: null }]);
});

test('Escape leaves the conversation as it was', async () => {
  const { user, state } = await desk();
  await user.keyboard('e');
  await screen.findByRole('dialog', { name: 'How did it end?' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(state()).toBe('open');
});

test('the outcome chosen last stands in front the next time', async () => {
  const { user, state, outcomes } = await desk();
  await user.keyboard('e');
  await user.click(await screen.findByRole('option', { name: 'Sent again' }));
  await waitFor(() => expect(state()).toBe('resolved'));
  await user.click(await screen.findByRole('button', { name: 'Reopen' }));
  await waitFor(() => expect(state()).toBe('open'));
  // The key resolves only what this window knows to be open again.
  await screen.findByRole('button', { name: 'Resolve' });
  await user.keyboard('e');
  await screen.findByRole('dialog', { name: 'How did it end?' });
  expect(await outcomes()).toEqual(['Sent again', 'Refunded']);
});

test('the work afterwards counts down in the thread and in the bar at the top, and F ends it', async () => {
  const { user, wrapUps } = await desk({ isRequired: false });
  await user.keyboard('e');
  expect(within(await strip()).getByRole('timer', { name: '30 seconds left' })).toBeDefined();
  await screen.findByRole('button', { name: 'Wrap-up: Maja Novak' });
  vi.setSystemTime(Date.now() + 12_000);
  await screen.findByRole('timer', { name: '18 seconds left' }, { timeout: 3_000 });
  await user.keyboard('f');
  await waitFor(() => expect(wrapUps()).toMatchObject([{ endedAt: expect.any(Number) }]));
  await waitFor(() => expect(screen.queryByRole('timer')).toBeNull());
});

test('the outcome can be told when the time is over already', async () => {
  const { user, world, wrapUps } = await desk({ isRequired: false });
  await user.keyboard('e');
  await strip();
  await waitFor(() => expect(wrapUps()).toHaveLength(1));
  const [before] = wrapUps();
  const endedAt = world.clock.now() + 30_000;
  world.server.write({ entity: 'wrapUp', row: { ...before, endedAt } });
  await waitFor(() => expect(screen.queryByRole('timer')).toBeNull());
  await user.click(within(await strip()).getByRole('button', { name: 'Choose outcome' }));
  await user.click(await screen.findByRole('option', { name: 'Refunded' }));
  await waitFor(() => expect(wrapUps()).toMatchObject([{ dispositionId: 'refunded', endedAt }]));
  await screen.findByText('Outcome: Refunded');
});

test('the undo of resolving takes the work after it off the screen at once', async () => {
  const { user } = await desk({ isRequired: false });
  await user.keyboard('e');
  await strip();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Wrap-up' })).toBeNull());
  expect(screen.queryByRole('button', { name: /^Wrap-up:/ })).toBeNull();
});

test('a queue without outcomes says whom to ask', async () => {
  const { user, world } = await desk();
  world.server.write(
    { entity: 'disposition', id: 'refunded', row: null },
    { entity: 'disposition', id: 'resent', row: null },
  );
  await user.keyboard('e');
  await screen.findByText('This queue has no outcomes yet. Ask a lead to add them.');
});
