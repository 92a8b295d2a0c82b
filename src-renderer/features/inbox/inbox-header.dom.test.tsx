import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { aNote } from '../../../tests/factories/mutations.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { mutate } from '../../sync/index.ts';
import { InboxHeader } from './inbox-header.tsx';

let stop = async () => {};
afterEach(() => stop());

test('what comes to wait is one press away and leaves the chips as they are, so that no row moves under the hand', async () => {
  const world = aServer();
  stop = await startDeskInPage(world);
  world.server.failNext('mutation:push', { kind: 'hold', until: new Promise(() => {}) });
  await renderDesk(<InboxHeader />);
  const chips = () => screen.getAllByRole('radio').map(({ textContent }) => textContent);
  await screen.findByRole('radio', { name: /^Unassigned ?1$/ });
  const before = chips();
  expect(screen.queryByRole('button', { name: /^Waiting to send/ })).toBeNull();
  await vi.waitFor(async () => {
    if (!(await mutate('note.add', aNote('For whoever comes next'))).ok) throw new Error('not yet');
  });
  const way = await screen.findByRole('button', { name: 'Waiting to send: 1 conversation' });
  expect(chips()).toEqual(before);
  await userEvent.click(way);
  expect(await screen.findByRole('heading', { name: 'Waiting to send' })).toBeDefined();
  expect(document.activeElement).toBe(way);
  expect(way.getAttribute('aria-pressed')).toBe('true');
});
