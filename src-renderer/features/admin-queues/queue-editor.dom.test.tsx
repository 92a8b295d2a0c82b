import { screen, waitFor, within } from '@testing-library/react';
import type userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import { aUser } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { QueuesPage } from './queues-page.tsx';

beforeEach(() => {
  globalThis.location.hash = '#/admin/queues/queue-delivery';
});
async function editor(rules: Partial<ReturnType<typeof defaultQueueRules>> | null = null) {
  const world = aServer();
  const skills = [{ name: 'couriers', level: 4 }];
  world.server.write({ entity: 'user', row: aUser({ role: 'lead', skills }) });
  if (rules) world.server.write({ entity: 'queueRules', row: { ...defaultQueueRules('queue-delivery'), ...rules } });
  const user = await showOnDesk(world, <QueuesPage />);
  await screen.findByRole('dialog', { name: 'Delivery' });
  return { world, user, stored: () => world.server.find('queueRules', 'queue-delivery') };
}
const openTab = (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(screen.getByRole('tab', { name: new RegExp(`^${name}`) }));
const save = (user: ReturnType<typeof userEvent.setup>) => user.click(screen.getByRole('button', { name: 'Save' }));

test('rules nobody has touched are not written, so that they go on following the defaults', async () => {
  const { world, user, stored } = await editor();
  await user.type(screen.getByRole('textbox', { name: 'Description' }), 'Parcels');
  await save(user);
  await waitFor(() => expect(world.server.find('queue', 'queue-delivery')?.description).toBe('Parcels'));
  expect(stored()).toBeNull();
});

test('a skill that is asked for tells who is left, and what a waiting customer lives through', async () => {
  const { user, stored } = await editor();
  await openTab(user, 'Who and when');
  await user.click(screen.getByRole('button', { name: 'Ask for a skill' }));
  expect(screen.getByText('Agents of Delivery with the skills are asked: couriers.')).toBeDefined();
  expect(screen.getByText(/From the first moment, with every skill: Ana Horvat\./)).toBeDefined();
  const story = within(screen.getByRole('region', { name: 'What a waiting customer lives through' }));
  expect(story.getAllByRole('listitem').map((item) => item.textContent)).toHaveLength(3);
  await save(user);
  await waitFor(() => expect(stored()?.skills).toEqual([{ name: 'couriers', level: 3, tagId: null }]));
});

test('a voucher whose text has no code is refused, and saving leads to it', async () => {
  const { user, stored } = await editor();
  await openTab(user, 'Compensation');
  await user.click(screen.getByRole('switch', { name: /Compensate customers/ }));
  expect(screen.getByText(/7KQ2-M9XA-4TBD/).textContent).toContain('€5.00');
  const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  await user.clear(text);
  await user.type(text, 'Sorry.');
  await openTab(user, 'Basics');
  await save(user);
  expect(await screen.findByText(/Every text must mention the code/)).toBeDefined();
  expect(screen.getByRole('tab', { name: /^Compensation/ }).getAttribute('aria-selected')).toBe('true');
  expect(stored()).toBeNull();
});

test('a required outcome without any to choose from is warned of', async () => {
  const { user } = await editor();
  await openTab(user, 'Afterwards');
  await user.click(screen.getByRole('switch', { name: /Resolving takes an outcome/ }));
  expect(screen.getByRole('alert').textContent).toMatch(/no outcome for this queue yet/);
});

test('the same helping queue twice is refused', async () => {
  const overflow = [
    { queueId: 'queue-returns', afterSeconds: 60 },
    { queueId: 'queue-returns', afterSeconds: 120 },
  ];
  const { user } = await editor({ overflow });
  await save(user);
  expect(await screen.findByText('This is in the list twice.')).toBeDefined();
});
