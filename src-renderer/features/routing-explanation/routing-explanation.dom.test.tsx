import { screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, test } from 'vitest';
import type { Why } from '#shared/domain/routing-match.ts';
import { aUser } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { AgentVerdicts } from './agent-verdicts.tsx';
import { RoutingExplanation, WhyList } from './index.ts';

async function desk(element: ReactElement) {
  const world = aServer();
  world.server.write({ entity: 'user', row: aUser({ role: 'lead' }) });
  await showOnDesk(world, element);
  return world;
}

test('every fact of a choice has words of its own', async () => {
  const why: Why[] = [
    { name: 'owner' },
    { name: 'skill', skill: 'couriers', level: 4 },
    { name: 'language', language: 'sl' },
    { name: 'overflow', fromQueueId: 'queue-returns' },
    { name: 'longest-idle', idleSeconds: 252 },
    { name: 'free-places', channel: 'web-chat', places: 2 },
    { name: 'chosen-of', agents: 5 },
    { name: 'chosen-of', agents: 1 },
  ];
  await desk(<WhyList why={why} />);
  await screen.findByText('Helps out the queue Returns');
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Looks after this customer',
    'Has the skill “couriers”, level 4',
    'Speaks the customer’s language: Slovenian',
    'Helps out the queue Returns',
    'Longest without a conversation: 4 min 12 sec',
    'Free places for Web chat: 2',
    'Colleagues who could take it: 5',
    'Nobody else is free for it',
  ]);
});

test('who is nearest to taking it stands first, then by name', async () => {
  const names: Record<string, string> = { a: 'Ana', b: 'Bor', c: 'Cilka' };
  await desk(
    <AgentVerdicts
      nameOf={(id) => names[id] ?? id}
      agents={[
        { userId: 'c', verdict: 'not-ready', held: 0 },
        { userId: 'b', verdict: 'full', held: 5 },
        { userId: 'a', verdict: 'fits', held: 1 },
      ]}
    />,
  );
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/Ana.*can take it/),
    expect.stringMatching(/Bor.*no free place/),
    expect.stringMatching(/Cilka.*not available/),
  ]);
});

test('a conversation that is no longer to be seen says so, and can be asked again', async () => {
  const world = await desk(<RoutingExplanation conversationId="conversation-1" />);
  expect(await screen.findByText('This conversation is no longer yours to see.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
  await waitFor(() => expect(world.server.asked.some(({ name }) => name === 'routing:explain')).toBe(true));
});
