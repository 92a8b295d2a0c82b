import { screen, waitFor, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, test } from 'vitest';
import { defaultFloorPolicy } from '#shared/domain/floor-policy.ts';
import { aUser, aWorkspace } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { AwayReasonsPage } from './away-reasons-page.tsx';
import { FloorPolicyPage } from './floor-policy-page.tsx';
import { SupervisionPolicyPage } from './supervision-policy-page.tsx';

async function page(element: ReactElement) {
  const world = aServer();
  const workspace = aWorkspace({ awayReasons: [{ code: 'lunch', name: 'Lunch' }] });
  world.server.write({ entity: 'user', row: aUser({ role: 'admin' }) }, { entity: 'workspace', row: workspace });
  const user = await showOnDesk(world, element);
  await screen.findByRole('heading', { level: 1 });
  return { world, user };
}
const saveButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save' });

test('the floor’s rules are saved as they read, and what is switched off is never done', async () => {
  const { world, user } = await page(<FloorPolicyPage />);
  expect(saveButton().disabled).toBe(true);
  await user.click(screen.getByRole('switch', { name: /An untouched computer/ }));
  await user.click(saveButton());
  await waitFor(() =>
    expect(world.server.find('floorPolicy', 'floor')).toEqual({ ...defaultFloorPolicy, awayAfterIdleSeconds: null }),
  );
  await waitFor(() => expect(saveButton().disabled).toBe(true));
});

test('a colleague’s change shows on a page nobody has touched, and does not wipe what somebody is writing', async () => {
  const { world, user } = await page(<FloorPolicyPage />);
  const days = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^Asked first/ });
  world.server.write({ entity: 'floorPolicy', row: { ...defaultFloorPolicy, stickyDays: 14 } });
  await waitFor(() => expect(days().value).toBe('14'));
  await user.clear(days());
  await user.type(days(), '3');
  await user.tab();
  world.server.write({ entity: 'floorPolicy', row: { ...defaultFloorPolicy, stickyDays: 30 } });
  await new Promise((later) => setTimeout(later, 250));
  expect(days().value).toBe('3');
});

test('what an agent and a customer learn is said in words before it is saved', async () => {
  const { world, user } = await page(<SupervisionPolicyPage />);
  const words = within(screen.getByRole('region', { name: 'In plain words' }));
  expect(words.getByText(/The agent sees who reads along/)).toBeDefined();
  await user.click(screen.getByRole('switch', { name: /Agents see who reads along/ }));
  expect(words.getByText(/The agent is not told/)).toBeDefined();
  expect(words.getByText('The customer never learns of it, on no channel.')).toBeDefined();
  await user.click(screen.getByRole('switch', { name: /Told when somebody reads along/ }));
  await user.click(saveButton());
  expect(await screen.findByText('This is needed.')).toBeDefined();
  expect(world.server.find('supervisionPolicy', 'supervision')).toBeNull();
});

test('a renamed away reason keeps its code, and two of one name are refused', async () => {
  const { world, user } = await page(<AwayReasonsPage />);
  await user.click(screen.getByRole('button', { name: 'Add reason' }));
  await user.type(screen.getByRole('textbox', { name: 'Reason 2' }), 'lunch');
  await user.click(saveButton());
  expect(await screen.findByText('This is in the list twice.')).toBeDefined();
  const first = screen.getByRole('textbox', { name: 'Reason 1' });
  await user.clear(first);
  await user.type(first, 'Long lunch');
  await user.click(saveButton());
  await waitFor(() =>
    expect(world.server.find('workspace', 'workspace')?.awayReasons).toEqual([
      { code: 'lunch', name: 'Long lunch' },
      { code: expect.stringMatching(/^reason-/), name: 'lunch' },
    ]),
  );
});
