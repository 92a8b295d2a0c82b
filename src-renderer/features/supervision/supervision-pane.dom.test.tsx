import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Role } from '#shared/domain/role.ts';
import { defaultSupervisionPolicy, type Supervision, type SupervisionPolicy } from '#shared/domain/supervision.ts';
import { aMessage, aSupervision, aUser } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { SupervisionPane } from './supervision-pane.tsx';

/** Petra's desk with the pane on a live chat that Ana holds. */
async function aPane(parts: { policy?: Partial<SupervisionPolicy>; sessions?: Supervision[]; role?: Role } = {}) {
  const world = aServer();
  const { policy = {}, sessions = [], role = 'supervisor' } = parts;
  const { server } = world;
  server.write(
    { entity: 'user', row: aUser({ id: 'user-petra', name: 'Petra Zupan', email: 'petra@example.com', role }) },
    { entity: 'user', row: aUser({ id: 'user-eva', name: 'Eva Lead', email: 'eva@example.com', role: 'lead' }) },
    { entity: 'supervisionPolicy', row: { ...defaultSupervisionPolicy, ...policy } },
    {
      entity: 'conversation',
      row: theConversation({
        assigneeId: 'user-ana',
        channel: 'web-chat',
        language: 'en',
        lastPosition: 1,
        lastInboundPosition: 1,
      }),
    },
    { entity: 'message', row: aMessage({ id: 'message-1', kind: 'inbound', text: 'Where is it?', position: 1 }) },
    ...sessions.map((row) => ({ entity: 'supervision' as const, row })),
  );
  const user = await showOnDesk(world, <SupervisionPane conversationId="conversation-1" />, 'user-petra');
  const sent = () => server.received.map(({ name }) => name);
  return { world, server, sent, user };
}
const way = (name: string) => screen.findByRole('radio', { name });

test('an agent is told whom to ask, and nothing of it is shown', async () => {
  await aPane({ role: 'agent' });
  expect(await screen.findByText('For leads and above')).toBeDefined();
  expect(screen.queryByRole('radio')).toBe(null);
});

test('before it begins one reads who will learn of it, and nothing has been sent', async () => {
  const { sent } = await aPane();
  expect(await screen.findByText('Ana sees that you are here.')).toBeDefined();
  expect(screen.getByText(/is sent no notice/)).toBeDefined();
  expect(screen.getByText('You see what is typed before it is sent.')).toBeDefined();
  expect(sent()).toEqual([]);
});

test('a policy that keeps silent towards the agent, and hides typing, says so beforehand', async () => {
  await aPane({ policy: { tellAgent: false, showTyping: false } });
  expect(await screen.findByText('Ana is not told.')).toBeDefined();
  expect(screen.getByText('What is typed is not shown before it is sent.')).toBeDefined();
});

test('who only watches reads the thread, and nothing becomes read by it', async () => {
  const { user, sent } = await aPane();
  await user.click(await screen.findByRole('button', { name: 'Start monitoring' }));
  await screen.findByText('Ana knows you are here');
  await waitFor(() => expect(sent()).toEqual(['supervision.start']));
  // Longer than a thread has to be looked at until it counts as read.
  await new Promise((later) => setTimeout(later, 900));
  expect(sent()).toEqual(['supervision.start']);
});

test('what the agent types shows as it is typed, marked as not sent', async () => {
  const { server } = await aPane({ sessions: [aSupervision({})] });
  await screen.findByText('Ana knows you are here');
  server.tellAll({
    name: 'supervision:live',
    payload: {
      supervisionId: 'session-1',
      agentId: 'user-ana',
      conversationId: 'conversation-1',
      draft: { kind: 'reply', text: 'You will have it on Thu' },
      looksAt: { pane: 'customer', id: null },
      script: null,
      at: 1_800_000_000_000,
    },
  });
  const typing = await screen.findByRole('article', { name: 'Ana is typing' });
  expect(within(typing).getByText('You will have it on Thu')).toBeDefined();
  expect(within(typing).getByText('Ana is typing · not sent yet')).toBeDefined();
  expect(screen.getByText('Ana looks at: the customer’s card')).toBeDefined();
});

test('a session is followed only once the server has it, because it lets nobody follow one it does not know', async () => {
  const { server, user } = await aPane();
  let release = () => {};
  server.failNext('mutation:push', {
    kind: 'hold',
    until: new Promise((resolve) => {
      release = resolve;
    }),
  });
  await user.click(await screen.findByRole('button', { name: 'Start monitoring' }));
  await screen.findByText('Ana knows you are here');
  const watched = () =>
    server.signals.filter(
      ({ name, payload }) => name === 'supervision:watch' && JSON.stringify(payload) !== '{"supervisionId":null}',
    );
  await new Promise((later) => setTimeout(later, 200));
  expect(watched()).toEqual([]);
  release();
  await waitFor(() => expect(watched()).toHaveLength(1), { timeout: 4_000 });
});

test('several supervisors at once know of each other', async () => {
  await aPane({
    sessions: [aSupervision({}), aSupervision({ id: 'session-2', supervisorId: 'user-eva', mode: 'whisper' })],
  });
  expect(await screen.findByText('Also here: Eva Lead (Whisper)')).toBeDefined();
});

test('taking over is asked first, with the words the customer would read; a no changes nothing', async () => {
  const { user, sent } = await aPane({ sessions: [aSupervision({})] });
  await user.click(await way('Take over'));
  const question = await screen.findByRole('alertdialog');
  expect(within(question).getByText(/“Petra Zupan is looking after you from now on\.”/)).toBeDefined();
  await user.click(within(question).getByRole('button', { name: 'Cancel' }));
  expect(sent()).toEqual([]);
  await user.click(await way('Take over'));
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Take over' }));
  await waitFor(() => expect(sent()).toEqual(['supervision.change']));
  expect(await screen.findByRole('button', { name: 'Give back to Ana Horvat' })).toBeDefined();
});

test('whispering begins without a question, because the customer notices nothing', async () => {
  const { user, sent } = await aPane({ sessions: [aSupervision({})] });
  await user.click(await way('Whisper'));
  const box = await screen.findByRole('textbox', { name: 'Whisper to Ana' });
  await user.type(box, 'Gold since 2021: express.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(sent()).toEqual(['supervision.change', 'message.coach']));
  await waitFor(() => expect(box).toHaveProperty('value', ''));
});
