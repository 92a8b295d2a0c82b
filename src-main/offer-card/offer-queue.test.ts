import { expect, test } from 'vitest';
import type { OfferCard } from '#shared/contract/ipc.ts';
import { createOfferQueue } from './offer-queue.ts';

const card = (offerId: string, expiresAt: number): OfferCard => ({
  offerId,
  conversationId: 'c1',
  customer: 'Ana',
  tier: null,
  channel: 'Email',
  preview: '',
  offeredAt: 0,
  expiresAt,
  theme: 'light',
  language: 'en',
});

test('the offer with the least time left is shown first', () => {
  const queue = createOfferQueue();
  expect(queue.add(card('slow', 900))).toBe(true);
  expect(queue.add(card('urgent', 500))).toBe(true);
  expect(queue.add(card('later', 700))).toBe(false);
  expect(queue.next(0)?.offerId).toBe('urgent');
});

test('an answered offer makes room for the next', () => {
  const queue = createOfferQueue();
  queue.add(card('a', 500));
  queue.add(card('b', 700));
  expect(queue.remove('a')).toBe(true);
  expect(queue.remove('a')).toBe(false);
  expect(queue.next(0)?.offerId).toBe('b');
});

test('an offer whose time is over is never shown', () => {
  const queue = createOfferQueue();
  queue.add(card('a', 500));
  expect(queue.next(500)).toBeUndefined();
});
