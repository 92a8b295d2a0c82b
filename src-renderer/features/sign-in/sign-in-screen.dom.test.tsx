import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fail } from '#shared/lib/result.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { type SignInError, signOut } from '../../sync/index.ts';
import { SignInScreen } from './sign-in-screen.tsx';

let stop = async () => {};
beforeEach(() => localStorage.clear());
afterEach(async () => {
  cleanup();
  await stop();
});

/** A page whose last session has ended; the server answers the next sign-in as told. */
async function signedOut(answer?: SignInError) {
  const world = aServer();
  if (answer) world.server.http.signIn = async () => fail(answer);
  stop = await startDeskInPage(world);
  await signOut();
  await renderDesk(<SignInScreen server={world.address} reason="revoked" />);
  return { world, user: userEvent.setup() };
}
async function fillIn(user: ReturnType<typeof userEvent.setup>) {
  await user.type(screen.getByLabelText('Email'), 'ana@example.com');
  await user.type(screen.getByLabelText('Password'), 'secret{Enter}');
}

test.each<[SignInError, RegExp]>([
  ['wrong-credentials', /Email or password is wrong/],
  ['too-many-requests', /Too many attempts/],
  ['update-required', /too old for the server/],
  ['unreachable', /cannot be reached/],
  ['not-a-server', /no Parley server at/],
])('%s is said in a sentence one can act on, and what was typed stays', async (error, sentence) => {
  const { user } = await signedOut(error);
  await fillIn(user);
  expect((await screen.findByRole('alert')).textContent).toMatch(sentence);
  expect(screen.getByLabelText('Email')).toHaveProperty('value', 'ana@example.com');
});

test('after a wrong password the cursor is in the password, all of it selected', async () => {
  const { user } = await signedOut('wrong-credentials');
  await fillIn(user);
  await screen.findByRole('alert');
  const password = screen.getByLabelText('Password') as HTMLInputElement;
  expect(document.activeElement).toBe(password);
  expect([password.selectionStart, password.selectionEnd]).toEqual([0, 6]);
});

test('a session ended from elsewhere is told, and that nothing written is lost', async () => {
  await signedOut();
  expect(screen.getByRole('status').textContent).toContain('Your session was ended from another place.');
  expect(screen.getByRole('status').textContent).toContain('What you wrote is kept on this computer.');
});

test('the email is filled in at the next sign-in, the password never', async () => {
  const { user } = await signedOut();
  await fillIn(user);
  await waitFor(() => expect(localStorage.getItem('parley.sign-in.email')).toBe('ana@example.com'));
  expect(JSON.stringify(localStorage)).not.toContain('secret');
});

test('who was signed out by a colleague reads by whom and why, and that nothing is lost', async () => {
  const world = aServer();
  stop = await startDeskInPage(world);
  await signOut();
  await renderDesk(
    <SignInScreen server={world.address} reason="revoked" by="Petra Zupan" words="Your shift is over: go home." />,
  );
  const told = screen.getByRole('status');
  expect(told.textContent).toContain('Petra Zupan signed you out.');
  expect(told.textContent).toContain('Your shift is over: go home.');
  expect(told.textContent).toContain('What you wrote is kept on this computer.');
});
