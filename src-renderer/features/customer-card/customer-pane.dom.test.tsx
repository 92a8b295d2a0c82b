import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Order } from '#shared/domain/order.ts';
import { aConversation, aCustomer } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { CustomerPane } from './customer-pane.tsx';

const anOrder = (fields: Partial<Order>): Order => ({
  id: 'order',
  customerId: 'customer-maja',
  number: '10402',
  status: 'delivered',
  currency: 'EUR',
  totalMinor: 8990,
  items: [{ sku: 'A', name: 'Wool coat', quantity: 1, priceMinor: 8990 }],
  shipments: [],
  placedAt: 50,
  updatedAt: 50,
  ...fields,
});

let stop = async () => {};
beforeEach(() => {
  globalThis.location.hash = '#/conversations/conversation-1';
});
afterEach(() => stop());

async function pane() {
  const world = aServer();
  world.server.write(
    { entity: 'customer', row: aCustomer({ city: 'Celje', preferences: ['calls after six'] }) },
    { entity: 'conversation', row: theConversation({ subject: 'Where is it?', activityAt: 90 }) },
    {
      entity: 'conversation',
      row: aConversation({
        id: 'c-old',
        channel: 'email',
        subject: 'Size exchange',
        state: 'resolved',
        activityAt: 20,
      }),
    },
    { entity: 'order', row: anOrder({}) },
    { entity: 'order', row: anOrder({ id: 'wrong', number: '10517', status: 'exception', placedAt: 10 }) },
  );
  stop = await startDeskInPage(world);
  await renderDesk(<CustomerPane customerId="customer-maja" conversationId="conversation-1" />);
  await screen.findByRole('heading', { name: 'Maja Novak' });
  return { world, user: userEvent.setup() };
}

test('the customer is told in words and figures, and what went wrong comes first', async () => {
  await pane();
  expect(screen.getByText('Loyal customer, 2 orders')).toBeDefined();
  expect(screen.getByText('€2,184')).toBeDefined();
  expect(screen.getByText('3,420')).toBeDefined();
  expect(screen.getByText('calls after six')).toBeDefined();
  const orders = within(screen.getByRole('region', { name: 'Orders' })).getAllByRole('button', { name: /·/ });
  expect(orders[0]?.textContent).toContain('10517 · delivery exception');
  expect(orders[0]?.getAttribute('aria-expanded')).toBe('true');
});

test('an earlier conversation is opened from the history; the one on screen is no way to itself', async () => {
  const { user } = await pane();
  const history = within(screen.getByRole('region', { name: 'History, every channel' }));
  expect(history.getByText('this one')).toBeDefined();
  expect(history.getAllByRole('button')).toHaveLength(1);
  await user.click(history.getByRole('button', { name: /Size exchange/ }));
  await waitFor(() => expect(globalThis.location.hash).toBe('#/conversations/c-old'));
});

test('an edit sends only what was changed', async () => {
  const { world, user } = await pane();
  await user.click(screen.getByRole('button', { name: 'Edit customer' }));
  const city = await screen.findByRole('textbox', { name: 'City' });
  await user.clear(city);
  await user.type(city, 'Maribor');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(world.server.received.map(({ name, args }) => [name, args])).toEqual([
      ['customer.update', { customerId: 'customer-maja', patch: { city: 'Maribor' } }],
    ]),
  );
  expect(await screen.findByText(/Maribor, Slovenia/)).toBeDefined();
});

test('a customer who is not on this computer is said to be missing, not shown as nobody', async () => {
  const world = aServer();
  stop = await startDeskInPage(world);
  await renderDesk(<CustomerPane customerId={null} conversationId="conversation-9" />);
  expect(await screen.findByText('This customer is not here')).toBeDefined();
});
