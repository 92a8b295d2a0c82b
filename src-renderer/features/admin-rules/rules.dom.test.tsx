import { screen, waitFor, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, test } from 'vitest';
import type { Disposition } from '#shared/domain/disposition.ts';
import type { KeywordRule } from '#shared/domain/keyword-rule.ts';
import type { SlaPolicy } from '#shared/domain/sla-policy.ts';
import { aPolicy, aUser } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { showOnDesk } from '../../../tests/fakes/show-on-desk.ts';
import { KeywordRulesPage } from './keyword-rules-page.tsx';
import { OutcomesPage } from './outcomes-page.tsx';
import { PromisesPage } from './promises-page.tsx';

async function page(path: string, element: ReactElement, rows: { entity: never; row: unknown }[]) {
  globalThis.location.hash = `#/admin/${path}`;
  const world = aServer();
  world.server.write({ entity: 'user', row: aUser({ role: 'lead' }) }, ...rows);
  const user = await showOnDesk(world, element);
  return { world, user };
}

const promise = (id: string, order: number, fields: Partial<SlaPolicy>): SlaPolicy =>
  aPolicy({ id, name: id, order, firstReplySeconds: 600, nextReplySeconds: null, ...fields });
const rule = (id: string, order: number, match: Partial<KeywordRule['match']>): KeywordRule => ({
  id,
  name: id,
  enabled: true,
  order,
  match: { anyOf: [], allOf: [], noneOf: [], channels: [], inboxIds: [], ...match },
  outcome: { tagIds: [], priority: 'high', queueId: null },
});
const entity = (name: string) => name as never;

test('the first promise that fits is the one a conversation gets, and moving it changes which', async () => {
  const { world, user } = await page('promises', <PromisesPage />, [
    { entity: entity('slaPolicy'), row: promise('Everybody', 0, {}) },
    { entity: entity('slaPolicy'), row: promise('Best', 1, { firstReplySeconds: 60 }) },
  ]);
  const tester = await screen.findByRole('region', { name: 'Which promise would it get?' });
  expect(within(tester).getByRole('status').textContent).toContain('Everybody');
  await user.click(screen.getByRole('button', { name: 'Move up: Best' }));
  await waitFor(() => expect(within(tester).getByRole('status').textContent).toContain('Best'));
  await waitFor(() => expect(world.server.find('slaPolicy', 'Everybody')?.order).toBe(1));
});

test('a promise of nothing is refused in words', async () => {
  const { world, user } = await page('promises/Only', <PromisesPage />, [
    { entity: entity('slaPolicy'), row: promise('Only', 0, {}) },
  ]);
  await screen.findByRole('dialog', { name: 'Only' });
  await user.click(screen.getByRole('switch', { name: /^First reply/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/at least one of the three/);
  expect(world.server.find('slaPolicy', 'Only')?.firstReplySeconds).toBe(600);
});

test('a pasted text is told rule by rule why it matches or does not, and what comes of it', async () => {
  const { user } = await page('keywords', <KeywordRulesPage />, [
    { entity: entity('keywordRule'), row: rule('Refunds', 0, { anyOf: ['refund*'] }) },
    { entity: entity('keywordRule'), row: rule('Calm', 1, { anyOf: ['please'], noneOf: ['refunded'] }) },
    { entity: entity('keywordRule'), row: rule('Mail-only', 2, { anyOf: ['refund*'], channels: ['email'] }) },
  ]);
  await user.type(
    await screen.findByRole('textbox', { name: 'What a customer wrote' }),
    'Please, I want to be REFUNDED',
  );
  const told = within(screen.getByRole('list', { name: 'Rule by rule' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(told).toEqual([
    'Refunds: matchesFound: “refund*”.',
    'Calm: does not matchIt must not say “refunded”.',
    'Mail-only: does not matchIt is for other channels.',
  ]);
  const tester = within(screen.getByRole('region', { name: 'Try it' }));
  expect(tester.getByText('priority High')).toBeDefined();
});

test('a rule without words is refused: it would take every message', async () => {
  const { world, user } = await page('keywords/new', <KeywordRulesPage />, []);
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'All');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/without words would take every message/);
  expect(world.server.list('keywordRule')).toEqual([]);
});

test('an outcome is retired, never removed, and two of one name are refused', async () => {
  const outcome: Disposition = { id: 'done', name: 'Done', queueIds: [], order: 0, enabled: true };
  const { world, user } = await page('outcomes/done', <OutcomesPage />, [
    { entity: entity('disposition'), row: outcome },
    { entity: entity('disposition'), row: { ...outcome, id: 'other', name: 'Other', order: 1 } },
  ]);
  await screen.findByRole('dialog', { name: 'Done' });
  expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
  const name = screen.getByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'other');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('This is in the list twice.')).toBeDefined();
  await user.clear(name);
  await user.type(name, 'Done');
  await user.click(screen.getByRole('switch', { name: /^In use/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(world.server.find('disposition', 'done')?.enabled).toBe(false));
});
