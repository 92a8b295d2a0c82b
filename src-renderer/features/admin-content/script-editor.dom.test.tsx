import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aUser } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { usePath } from '../../platform/location.ts';
import { blankScript } from './blank-script.ts';
import { ScriptsPage } from './scripts-page.tsx';

let stop = async () => {};
beforeEach(() => {
  globalThis.location.hash = '#/admin/scripts/late';
});
afterEach(() => stop());

const row = {
  ...blankScript(() => 'unused'),
  id: 'late',
  name: 'Late delivery',
  steps: ['one', 'two', 'three'].map((id) => ({ id, title: { en: id }, say: {}, rewardId: null })),
};
const Where = () => <output aria-label="path">{usePath()}</output>;

async function editor() {
  const world = aServer();
  world.server.write({ entity: 'user', row: aUser({ role: 'lead' }) }, { entity: 'script', row });
  stop = await startDeskInPage(world);
  await renderDesk(
    <>
      <ScriptsPage />
      <Where />
    </>,
  );
  await screen.findByRole('dialog', { name: 'Late delivery' });
  return { world, user: userEvent.setup() };
}
const titles = () => screen.getAllByRole<HTMLInputElement>('textbox', { name: 'What to do' }).map(({ value }) => value);

test('a step is moved by keyboard and the cursor goes with it', async () => {
  const { world, user } = await editor();
  const two = screen.getAllByRole<HTMLInputElement>('textbox', { name: 'What to do' })[1];
  if (two) await user.click(two);
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(titles()).toEqual(['one', 'three', 'two']);
  await waitFor(() => expect(document.activeElement).toHaveProperty('value', 'two'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(world.server.find('script', 'late')?.steps.map(({ id }) => id)).toEqual(['one', 'three', 'two']),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('nobody leaves with unsaved changes unasked, neither by Escape nor by the Back button', async () => {
  const { user } = await editor();
  await user.type(screen.getByRole('textbox', { name: 'Name' }), ' today');
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Keep editing' }));
  globalThis.location.hash = '#/conversations';
  expect(await screen.findByRole('alertdialog', { name: 'Leave without saving?' })).toBeDefined();
  expect(screen.getByLabelText('path', { selector: 'output' }).textContent).toBe('admin/scripts/late');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name', hidden: true }).value).toBe(
    'Late delivery today',
  );
  await user.click(screen.getByRole('button', { name: 'Leave' }));
  await waitFor(() => expect(globalThis.location.hash).toBe('#/conversations'));
});

test('a removed script can be brought back as it was', async () => {
  const { world, user } = await editor();
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(world.server.find('script', 'late')).toBeNull());
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(world.server.find('script', 'late')).toEqual(row));
});
