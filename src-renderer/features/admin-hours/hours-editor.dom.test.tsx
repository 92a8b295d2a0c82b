import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { BusinessHours } from '#shared/domain/business-hours.ts';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import { aUser } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { HoursPage } from './hours-page.tsx';

beforeEach(() => {
  globalThis.location.hash = '#/admin/hours/shop';
});
const shop: BusinessHours = {
  id: 'shop',
  name: 'Shop',
  timeZone: 'Europe/Ljubljana',
  weekly: { monday: [{ from: 480, to: 960 }] },
  holidays: [],
};

async function editor() {
  const world = aServer();
  world.server.write({ entity: 'user', row: aUser({ role: 'lead' }) }, { entity: 'businessHours', row: shop });
  const user = await showOnDesk(world, <HoursPage />);
  await screen.findByRole('dialog', { name: 'Shop' });
  return { world, user };
}
const day = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const stored = (world: ReturnType<typeof aServer>) => world.server.find('businessHours', 'shop');

test('a week is written by keyboard alone: arrows go from day to day, and the text becomes hours', async () => {
  const { world, user } = await editor();
  await user.click(day('Monday'));
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(day('Tuesday'));
  await user.keyboard('9-12, 13:30-17');
  await user.tab();
  expect(day('Tuesday').value).toBe('09:00–12:00, 13:30–17:00');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(stored(world)?.weekly.tuesday).toEqual([
      { from: 540, to: 720 },
      { from: 810, to: 1_020 },
    ]),
  );
});

test('hours that end before they begin are not saved, and it is said how to write a night', async () => {
  const { world, user } = await editor();
  await user.clear(day('Monday'));
  await user.type(day('Monday'), '22-6');
  expect(await screen.findByText(/For a night write 22-24 here/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(document.activeElement).toBe(day('Monday')));
  expect(stored(world)).toEqual(shop);
});

test('hours that a queue follows are not removed, and it is said by whom they are used', async () => {
  const { world, user } = await editor();
  world.server.write({ entity: 'queueRules', row: { ...defaultQueueRules('queue-delivery'), hoursId: 'shop' } });
  await screen.findByText('Followed by: Delivery');
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/in use by Delivery/);
  expect(stored(world)).toEqual(shop);
});

test('a pasted list of holidays is shown before it is taken, and joins what is there', async () => {
  const { world, user } = await editor();
  await user.click(screen.getByRole('button', { name: 'Import a list' }));
  await user.click(screen.getByRole('textbox', { name: 'Dates, one a line' }));
  await user.paste('25. 12. 2026 Christmas\nnot a date\n2026-12-24 Eve 8-12');
  expect(screen.getByRole('list', { name: 'What was understood' }).children).toHaveLength(2);
  expect(screen.getByText(/These lines are no dates/).textContent).toContain('not a date');
  await user.click(screen.getByRole('button', { name: 'Add (2)' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(stored(world)?.holidays).toEqual([
      { date: '2026-12-24', name: 'Eve', open: [{ from: 480, to: 720 }] },
      { date: '2026-12-25', name: 'Christmas', open: [] },
    ]),
  );
});
