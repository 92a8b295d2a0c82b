import { screen, waitFor, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, test } from 'vitest';
import type { QueueOutcome, SimulationReport } from '#shared/domain/simulation.ts';
import { aUser } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { ReportView } from './report-view.tsx';
import { SimulatorPage } from './simulator-page.tsx';

async function desk(element: ReactElement) {
  const world = aServer();
  world.server.write({ entity: 'user', row: aUser({ role: 'lead' }) });
  const user = await showOnDesk(world, element);
  return { world, user };
}

const outcome = (fields: Partial<QueueOutcome>): QueueOutcome => ({
  queueId: 'queue-delivery',
  offered: 10,
  answered: 8,
  unanswered: 2,
  overflowed: 0,
  meanWaitSeconds: 120,
  p95WaitSeconds: 300,
  longestWaitSeconds: 400,
  serviceLevelPercent: 40,
  ...fields,
});
const report: SimulationReport = {
  arrivals: 10,
  agents: 1,
  assumedHandleSeconds: 300,
  present: [outcome({})],
  changed: [outcome({ answered: 10, unanswered: 0, meanWaitSeconds: 30, serviceLevelPercent: 90 })],
  presentAgents: [{ userId: 'user-ana', answered: 8 }],
  changedAgents: [
    { userId: 'user-ana', answered: 6 },
    { userId: 'simulated:queue-delivery:0', answered: 4 },
  ],
};

test('what is tried is asked of the server as it was written, and nothing of it is saved', async () => {
  const { world, user } = await desk(<SimulatorPage />);
  const more = await screen.findByRole('textbox', { name: 'Delivery: more people' });
  await user.clear(more);
  await user.type(more, '2');
  await user.tab();
  await user.click(screen.getByRole('button', { name: 'Replay' }));
  await waitFor(() => expect(world.server.asked.some(({ name }) => name === 'routing:simulate')).toBe(true));
  const asked = world.server.asked.find(({ name }) => name === 'routing:simulate')?.input;
  expect(asked).toMatchObject({ changes: { users: [{ queueIds: ['queue-delivery'] }, {}], queues: [], policy: null } });
  expect(world.server.received).toEqual([]);
  // This peer replays nothing: the page says so and offers the way on.
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeDefined();
});

test('the answer is a sentence first, then what was and what would have been, queue by queue and person by person', async () => {
  await desk(<ReportView report={report} isSame={false} />);
  expect((await screen.findByRole('status')).textContent).toBe(
    'Customers would have waited 30 sec on average instead of 2 min. Left waiting: 0 instead of 2.',
  );
  const queues = within(await screen.findByRole('grid', { name: 'Queue by queue' }));
  expect(await queues.findByText('Delivery')).toBeDefined();
  expect(queues.getByText('was 40%')).toBeDefined();
  const people = within(screen.getByRole('grid', { name: 'Who got what' }));
  expect((await people.findByText('Ana Horvat')).closest('[role=row]')?.textContent).toBe('Ana Horvat86');
  expect(people.getByText('somebody more').closest('[role=row]')?.textContent).toBe('somebody more04');
});

test('a stretch in which nobody was there says so instead of blaming the rules', async () => {
  await desk(<ReportView report={{ ...report, agents: 0 }} isSame />);
  expect(await screen.findByText(/By the record nobody was available/)).toBeDefined();
});
