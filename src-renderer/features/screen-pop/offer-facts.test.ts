import { expect, test } from 'vitest';
import { aConversation } from '../../../tests/factories/rows.ts';
import { lastTouches, phaseOf, recentContacts, shownReason } from './offer-facts.ts';

test('from half of the time on it is urgent, at the end it is over', () => {
  const offer = { offeredAt: 1_000, expiresAt: 21_000 };
  expect(phaseOf(offer, 10_999)).toBe('calm');
  expect(phaseOf(offer, 11_000)).toBe('urgent');
  expect(phaseOf(offer, 20_999)).toBe('urgent');
  expect(phaseOf(offer, 21_000)).toBe('over');
});

test('the last touches are the two before this one, newest first', () => {
  const at = (id: string, activityAt: number) => aConversation({ id, activityAt });
  const conversations = [at('now', 9), at('old', 1), at('newer', 7), at('older', 3)];
  expect(lastTouches({ conversations }, 'now').map(({ id }) => id)).toEqual(['newer', 'older']);
});

test('contacts of two weeks are counted, older ones are history', () => {
  const day = 86_400_000;
  const now = 100 * day;
  expect(recentContacts([{ createdAt: now }, { createdAt: now - 13 * day }, { createdAt: now - 14 * day }], now)).toBe(
    2,
  );
});

test('the only one who was free is told so, unless the customer is theirs', () => {
  const why = [{ name: 'chosen-of' as const, agents: 1 }];
  expect(shownReason({ reason: 'longest-idle', why })).toBe('only-one');
  expect(shownReason({ reason: 'owner', why })).toBe('owner');
  expect(shownReason({ reason: 'round-robin', why: [{ name: 'chosen-of', agents: 2 }] })).toBe('round-robin');
});
