import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { aNote } from '../../tests/factories/mutations.ts';
import { aServer } from '../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../tests/fakes/render-desk.tsx';
import { mutate, useSyncPart } from '../sync/index.ts';
import { SettingsMenu } from './settings-menu.tsx';

let stop = async () => {};
afterEach(async () => {
  cleanup();
  await stop();
});

/** What the status line would be made of. */
const Told = () => <output>{useSyncPart(({ status, awaited }) => `${status.name}, ${awaited} waiting`)}</output>;
const told = () => screen.getByRole('status', { hidden: true }).textContent;

/** A note is on its way, and its author wants to sign out. */
async function signsOutTooEarly() {
  const world = aServer();
  let answer = () => {};
  world.server.failNext('mutation:push', { kind: 'hold', until: new Promise((resolve) => (answer = resolve)) });
  stop = await startDeskInPage(world);
  await vi.waitFor(async () => expect((await mutate('note.add', aNote('on its way'))).ok).toBe(true));
  await renderDesk(
    <>
      <SettingsMenu />
      <Told />
    </>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /: settings$/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
  await screen.findByText(/1 thing has not gone out yet/);
  return { answer, user };
}

test('who signs out while something goes out leaves as soon as it has gone, without another word', async () => {
  const { answer } = await signsOutTooEarly();
  answer();
  await waitFor(() => expect(told()).toBe('signed-out, 0 waiting'));
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

test('who has thought better of it stays when it has gone', async () => {
  const { answer, user } = await signsOutTooEarly();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  answer();
  await waitFor(() => expect(told()).toBe('live, 0 waiting'));
});
