import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Inbox } from '#shared/domain/inbox.ts';
import { anInbox, aUser } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { useSyncStatus } from '../../sync/index.ts';
import { InboxEditor } from './inbox-editor.tsx';

function WhenLive({ inbox }: { inbox: Inbox | null }) {
  const name = useSyncStatus()?.status.name;
  return name === 'live' || name === 'offline' ? <InboxEditor inbox={inbox} channel={inbox?.channel ?? 'sms'} /> : null;
}

async function edit(inbox: Inbox | null) {
  const world = aServer();
  world.server.write({ entity: 'user', row: aUser({ role: 'admin' }) });
  const user = await showOnDesk(world, <WhenLive inbox={inbox} />);
  await screen.findByRole('dialog');
  const asked = (name: string) =>
    world.server.asked.filter((request) => request.name === name).map(({ input }) => input);
  return { world, asked, user };
}
const field = (name: string) => screen.queryByLabelText(name);

test('the form follows the provider that is chosen', async () => {
  const { user } = await edit(null);
  expect(field('Account SID')).not.toBeNull();
  expect(field('SMPP server')).toBeNull();
  await user.click(screen.getByRole('button', { name: /Provider/ }));
  await user.click(await screen.findByRole('option', { name: 'SMPP' }));
  expect(field('Account SID')).toBeNull();
  expect(field('SMPP server')).not.toBeNull();
});

test('what is missing is said at its field and nothing is sent; then everything goes in one piece', async () => {
  const { asked, user } = await edit(null);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findAllByText('This is needed.')).length).toBe(4);
  await user.type(screen.getByLabelText('Name'), 'SMS line');
  await user.type(screen.getByLabelText('Phone number'), '040 555 019');
  await user.type(screen.getByLabelText('Account SID'), 'AC1');
  await user.type(screen.getByLabelText('Auth token'), 'hush');
  expect(screen.getByText(/A number starts with \+/)).toBeDefined();
  expect(asked('inbox:save')).toEqual([]);
  await user.clear(screen.getByLabelText('Phone number'));
  await user.type(screen.getByLabelText('Phone number'), '+386 40 555 019');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(asked('inbox:save')).toEqual([
      expect.objectContaining({
        channel: 'sms',
        name: 'SMS line',
        values: {
          provider: 'twilio',
          number: '+386 40 555 019',
          accountSid: 'AC1',
          authToken: 'hush',
          apiBaseUrl: 'https://api.twilio.com',
        },
      }),
    ]),
  );
  // This peer keeps no inboxes: the form says so and keeps what was written.
  expect(await screen.findByRole('alert')).toBeDefined();
  expect(screen.getByLabelText<HTMLInputElement>('Auth token').value).toBe('hush');
});

test('a stored secret is never shown, only that it is kept, and an untouched one is not sent', async () => {
  const stored = anInbox({
    channel: 'sms',
    name: 'SMS line',
    settings: { provider: 'twilio', number: '+38640555019', accountSid: 'AC1' },
    secretsSet: ['authToken'],
  });
  const { asked, user } = await edit(stored);
  const secret = screen.getByLabelText<HTMLInputElement>('Auth token');
  expect(secret.value).toBe('');
  expect(secret.placeholder).toBe('kept');
  await user.click(screen.getByRole('button', { name: 'Test connection' }));
  await waitFor(() => expect(asked('inbox:test')).toHaveLength(1));
  expect(JSON.stringify(asked('inbox:test'))).not.toContain('authToken');
});

test('offline it can be read, and says why it cannot be saved', async () => {
  const { world, user } = await edit(anInbox({ channel: 'sms', name: 'SMS line' }));
  world.server.reachable = false;
  for (const link of [...world.server.links]) link.end();
  expect(await screen.findByText(/You are offline. This is kept on the server/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(world.server.asked.some(({ name }) => name === 'inbox:save')).toBe(false);
});
