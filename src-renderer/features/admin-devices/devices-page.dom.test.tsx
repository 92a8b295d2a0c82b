import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Device } from '#shared/contract/socket.ts';
import { aUser, aWorkspace } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { DevicesPage } from './index.ts';

const aDevice = (fields: Partial<Device>): Device => ({
  id: 'session-1',
  userId: 'user-bor',
  device: 'BOR-LAPTOP',
  createdAt: 1,
  lastSeenAt: Date.now() - 3_600_000,
  expiresAt: Date.now() + 3_600_000,
  current: false,
  wipedAt: null,
  wipeToldAt: null,
  ...fields,
});

async function atDevices(...devices: Device[]) {
  const world = aServer();
  world.server.devices = devices;
  world.server.write({ entity: 'user', row: aUser({ role: 'admin' }) }, { entity: 'workspace', row: aWorkspace() });
  const user = await showOnDesk(world, <DevicesPage />);
  await screen.findByRole('list', { name: 'Signed in on' });
  return { world, user };
}

test('a computer is wiped only after the question is answered, and then says that it waits', async () => {
  const { world, user } = await atDevices(aDevice({}), aDevice({ id: 'mine', userId: 'user-ana', current: true }));
  expect(screen.getAllByRole('button', { name: /^Wipe/ })).toHaveLength(1);
  await user.click(await screen.findByRole('button', { name: 'Wipe BOR-LAPTOP of Bor Kos' }));
  const dialog = within(await screen.findByRole('alertdialog'));
  expect(dialog.getByText(/what has not been sent/)).toBeDefined();
  expect(world.server.asked.map(({ name }) => name)).not.toContain('device:wipe');
  await user.click(dialog.getByRole('button', { name: 'Wipe it' }));
  await waitFor(() => expect(world.server.asked.at(-1)).toEqual({ name: 'device:list', input: {} }));
  expect(world.server.asked).toContainEqual({ name: 'device:wipe', input: { id: 'session-1' } });
  await screen.findByText('Wipe waits for contact');
  expect(screen.queryByRole('button', { name: /^Wipe/ })).toBeNull();
});

test('a computer that was told says so', async () => {
  await atDevices(aDevice({ wipedAt: 5, wipeToldAt: 6 }));
  expect(screen.getByText('Told to wipe')).toBeDefined();
});

test('how long a computer may stay away is kept with the workspace', async () => {
  const { world, user } = await atDevices(aDevice({}));
  const field = screen.getByRole('textbox', { name: 'Forget what is cached after' });
  await user.clear(field);
  await user.type(field, '7');
  await user.tab();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(world.server.list('workspace')).toMatchObject([{ awayDays: 7 }]));
});
