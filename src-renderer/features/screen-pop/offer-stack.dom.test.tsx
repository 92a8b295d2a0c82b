import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Offer } from '#shared/domain/offer.ts';
import { aConversation, aCustomer } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { renderDesk } from '../../../tests/fakes/render-desk.tsx';
import { OfferStack } from './offer-stack.tsx';

let stop = async () => {};
beforeEach(() => {
  globalThis.location.hash = '';
});
afterEach(async () => {
  await stop();
  vi.useRealTimers();
});

async function ringing() {
  const world = aServer();
  vi.useFakeTimers({ toFake: ['Date'], now: world.clock.now() });
  const now = world.clock.now();
  const offer = (fields: Partial<Offer> = {}): Offer => ({
    id: 'offer-1',
    conversationId: 'conversation-1',
    queueId: 'queue-delivery',
    userId: 'user-ana',
    state: 'ringing',
    reason: 'owner',
    offeredAt: now,
    expiresAt: now + 20_000,
    closedAt: null,
    ...fields,
  });
  world.server.write(
    { entity: 'customer', row: aCustomer({ id: 'customer-tina', name: 'Tina Kos', tier: 'none' }) },
    { entity: 'conversation', row: theConversation({ subject: 'Where is 10517?' }) },
    { entity: 'conversation', row: aConversation({ id: 'conversation-2', customerId: 'customer-tina' }) },
    { entity: 'offer', row: offer() },
  );
  stop = await startDeskInPage(world);
  await renderDesk(
    <>
      <OfferStack />
      <textarea aria-label="Reply" />
    </>,
  );
  await screen.findByRole('article', { name: 'Offer: Maja Novak' });
  const answers = () => world.server.received.map(({ name }) => name);
  return { world, offer, answers, user: userEvent.setup() };
}

test('the card says who, from where, why they write and why it rings here, and counts down', async () => {
  await ringing();
  const card = screen.getByRole('article', { name: 'Offer: Maja Novak' });
  for (const words of ['Gold', 'Web chat · Delivery', '“Where is 10517?”', /you look after this customer/, /Writes in/])
    expect(card.textContent).toMatch(words);
  expect(screen.getByRole('timer', { name: '20 seconds left' })).toBeDefined();
  vi.setSystemTime(Date.now() + 6_000);
  expect(await screen.findByRole('timer', { name: '14 seconds left' })).toBeDefined();
  vi.setSystemTime(Date.now() + 14_000);
  await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
});

test('Enter accepts and opens the conversation', async () => {
  const { answers, user } = await ringing();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(globalThis.location.hash).toBe('#/conversations/conversation-1'));
  await waitFor(() => expect(answers()).toEqual(['offer.accept']));
  await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
});

test('Escape declines and leaves the agent where they were', async () => {
  const { answers, user } = await ringing();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(answers()).toEqual(['offer.decline']));
  expect(globalThis.location.hash).toBe('');
});

test('the first Escape folds an open "Why you?", only the next declines', async () => {
  const { answers, user } = await ringing();
  const whyYou = screen.getByRole('button', { name: 'Why you?' });
  await user.click(whyYou);
  expect(whyYou.getAttribute('aria-expanded')).toBe('true');
  await user.keyboard('{Escape}');
  expect(whyYou.getAttribute('aria-expanded')).toBe('false');
  expect(answers()).toEqual([]);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(answers()).toEqual(['offer.decline']));
});

test('who writes is not interrupted: Enter and Escape belong to the text, Alt-Enter accepts all the same', async () => {
  const { answers, user } = await ringing();
  await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'one{Enter}two{Escape}');
  expect(answers()).toEqual([]);
  await user.keyboard('{Alt>}{Enter}{/Alt}');
  await waitFor(() => expect(answers()).toEqual(['offer.accept']));
});

test('a missed offer goes away with a word that names it', async () => {
  const { world, offer } = await ringing();
  world.server.write({ entity: 'offer', row: offer({ state: 'missed', closedAt: Date.now() }) });
  expect(await screen.findByText(/Missed: Maja Novak/)).toBeDefined();
  await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
});

test('a second offer is small and has no keys, so that Enter can only mean the first', async () => {
  const { world, offer, answers, user } = await ringing();
  world.server.write({ entity: 'offer', row: offer({ id: 'offer-2', conversationId: 'conversation-2' }) });
  const second = await screen.findByRole('article', { name: 'Offer: Tina Kos' });
  expect(second.textContent).not.toContain('↵');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(answers()).toEqual(['offer.accept']));
  expect(world.server.received[0]?.args).toEqual({ offerId: 'offer-1' });
});

test('while it is not known who it is, nobody is called unknown, and it can be taken all the same', async () => {
  const { world, offer, user, answers } = await ringing();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
  world.server.write({ entity: 'offer', row: offer({ id: 'offer-2', conversationId: 'conversation-9' }) });
  const card = await screen.findByRole('article', { name: 'Offer: who it is, is being read' });
  expect(card.textContent).not.toContain('Unknown');
  world.server.write({
    entity: 'conversation',
    row: aConversation({ id: 'conversation-9', customerId: 'customer-tina' }),
  });
  await screen.findByRole('article', { name: 'Offer: Tina Kos' });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(answers()).toEqual(['offer.decline', 'offer.accept']));
});

test('"Why you?" tells the facts that came with the offer', async () => {
  const { world, offer, user } = await ringing();
  world.server.write({
    entity: 'offer',
    row: offer({
      why: [
        { name: 'skill', skill: 'returns', level: 3 },
        { name: 'chosen-of', agents: 4 },
      ],
    }),
  });
  await user.click(await screen.findByRole('button', { name: 'Why you?' }));
  await screen.findByText('Has the skill “returns”, level 3');
  await screen.findByText('Colleagues who could take it: 4');
});
