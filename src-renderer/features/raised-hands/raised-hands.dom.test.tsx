import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { RaisedHand } from '#shared/domain/raised-hand.ts';
import { aHand, aUser } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { useRewards } from '../../sync/index.ts';
import { ApprovalLine } from './approval-line.tsx';
import { HandsButton } from './hands-button.tsx';
import { RaiseHandButton } from './raise-hand-button.tsx';
import { WaitingHands } from './waiting-hands.tsx';

let stop = async () => {};
afterEach(async () => {
  cleanup();
  await stop();
});

async function aDesk(userId: string, hands: RaisedHand[] = []) {
  const world = aServer();
  world.server.write(
    { entity: 'user', row: aUser({ id: 'user-petra', name: 'Petra Zupan', email: 'p@example.com', role: 'lead' }) },
    {
      entity: 'reward',
      row: { id: 'reward-1', name: { en: '500 points' }, kind: 'points', amount: 500, tiers: ['platinum'] },
    },
    ...hands.map((row) => ({ entity: 'raisedHand' as const, row })),
  );
  stop = await startDeskInPage(world, userId);
  return { server: world.server, user: userEvent.setup() };
}
/** What is asked before the rows have come is refused. */
const Arrived = () => (useRewards()?.length ? <span>rows are here</span> : null);
const sent = (server: Awaited<ReturnType<typeof aDesk>>['server']) =>
  server.received.map(({ name, args }) => ({ name, args }));

test('a hand goes up with a reason, and the button says how it stands', async () => {
  const { server, user } = await aDesk('user-ana');
  await renderDesk(<RaiseHandButton conversation={theConversation()} />);
  await user.click(await screen.findByRole('button', { name: 'Raise hand' }));
  const ask = await screen.findByRole('button', { name: /^Ask for help/ });
  expect(ask.hasAttribute('disabled')).toBe(true);
  await user.type(screen.getByRole('textbox', { name: 'What do you need?' }), 'May I send it again?');
  await user.click(ask);
  await waitFor(() =>
    expect(sent(server)).toMatchObject([
      { name: 'hand.raise', args: { reason: 'May I send it again?', kind: 'help' } },
    ]),
  );
  expect(await screen.findByRole('button', { name: 'Hand is up' })).toBeDefined();
});

test('who thinks better of it cancels, and no hand goes up', async () => {
  const { server, user } = await aDesk('user-ana');
  await renderDesk(<RaiseHandButton conversation={theConversation()} />);
  await user.click(await screen.findByRole('button', { name: 'Raise hand' }));
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent(server)).toEqual([]);
});

test('when a lead comes, the agent’s button says who', async () => {
  await aDesk('user-ana', [aHand({ state: 'taken', takenBy: 'user-petra', takenAt: 2 })]);
  await renderDesk(<RaiseHandButton conversation={theConversation()} />);
  expect(await screen.findByRole('button', { name: 'Petra Zupan is coming' })).toBeDefined();
});

test('leads see how many wait; agents have no such button', async () => {
  await aDesk('user-petra', [aHand()]);
  await renderDesk(<HandsButton />);
  expect(await screen.findByRole('button', { name: 'Raised hands: 1 waiting' })).toBeDefined();
  cleanup();
  await stop();
  await aDesk('user-ana', [aHand()]);
  await renderDesk(<HandsButton />);
  await new Promise((later) => setTimeout(later, 150));
  expect(screen.queryByRole('button')).toBe(null);
});

test('those who wait longest stand first', async () => {
  await aDesk('user-petra', [
    aHand({ id: 'hand-late', userId: 'user-bor', raisedAt: 1_800_000_060_000 }),
    aHand({ id: 'hand-early', raisedAt: 1_800_000_000_000 }),
  ]);
  await renderDesk(<WaitingHands />);
  const names = () => screen.getAllByRole('article').map((card) => card.getAttribute('aria-label'));
  // The names come after the hands.
  await waitFor(() => expect(names()).toEqual(['Raised hand: Ana Horvat', 'Raised hand: Bor Kos']));
});

test('an approval is decided with words, and the words go along', async () => {
  const { server, user } = await aDesk('user-petra', [
    aHand({ kind: 'approval', reason: '', rewardId: 'reward-1', step: { scriptId: 's', stepId: 't' } }),
  ]);
  await renderDesk(<WaitingHands />);
  const card = await screen.findByRole('article', { name: 'Raised hand: Ana Horvat' });
  await within(card).findByText('Wants to give: 500 points');
  await user.type(within(card).getByRole('textbox', { name: /^Words for Ana Horvat/ }), 'Only this once.');
  await user.click(within(card).getByRole('button', { name: 'Approve' }));
  await waitFor(() =>
    expect(sent(server)).toMatchObject([{ name: 'hand.decide', args: { approve: true, words: 'Only this once.' } }]),
  );
});

test('the script asks for leave, and shows the decision when it is there', async () => {
  const { server, user } = await aDesk('user-ana');
  const line = (
    <ApprovalLine
      conversationId="conversation-1"
      rewardId="reward-1"
      reward="500 points"
      step={{ scriptId: 's', stepId: 't' }}
    />
  );
  await renderDesk(
    <>
      {line}
      <Arrived />
    </>,
  );
  await screen.findByText('rows are here');
  await user.click(await screen.findByRole('button', { name: 'Ask' }));
  expect(await screen.findByText('Asked a lead: 500 points')).toBeDefined();
  await waitFor(() => expect(sent(server)).toMatchObject([{ name: 'hand.raise', args: { kind: 'approval' } }]));
  const [raised] = server.list('raisedHand');
  server.write({
    entity: 'raisedHand',
    row: { ...raised, state: 'closed', closedBy: 'user-petra', closedAt: 5, decision: 'approved', words: 'Go on.' },
  });
  expect(await screen.findByText('Approved: 500 points · Go on.')).toBeDefined();
});
