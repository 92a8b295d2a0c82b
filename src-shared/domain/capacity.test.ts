import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freePlaces, type Limits, usedShare } from './capacity.ts';
import type { ChannelId } from './channel-id.ts';

const limits = (
  capacity: 'separate' | 'blended',
  places: Partial<Record<ChannelId, number>>,
  weights = {},
): Limits => ({
  places: (channel) => places[channel] ?? 1,
  policy: { capacity, channelWeights: weights },
});

test('separate: each channel has its own places', () => {
  const some = limits('separate', { 'web-chat': 2, email: 3 });
  expect(freePlaces('email', { 'web-chat': 2 }, some)).toBe(3);
  expect(freePlaces('web-chat', { 'web-chat': 2 }, some)).toBe(0);
});
test('blended: half an agent of chats leaves half of the emails', () => {
  expect(freePlaces('email', { 'web-chat': 2 }, limits('blended', { 'web-chat': 4, email: 10 }))).toBe(5);
});
test('blended: three thirds fill an agent exactly', () => {
  const thirds = limits('blended', { 'web-chat': 3 });
  expect(freePlaces('web-chat', { 'web-chat': 2 }, thirds)).toBe(1);
  expect(freePlaces('web-chat', { 'web-chat': 3 }, thirds)).toBe(0);
});
test('a weight of its own takes the place of the share', () => {
  expect(freePlaces('email', {}, limits('blended', { email: 10 }, { email: 40 }))).toBe(2);
});
test('somebody who took on too much has no place, never less than none', () => {
  expect(freePlaces('web-chat', { 'web-chat': 9 }, limits('separate', { 'web-chat': 4 }))).toBe(0);
  expect(freePlaces('email', { 'web-chat': 9 }, limits('blended', { 'web-chat': 4 }))).toBe(0);
});
test('taking every place that is offered never uses more than a whole agent, in any order', () => {
  const channel = fc.constantFrom<ChannelId>('email', 'web-chat', 'sms');
  const places = fc.record({
    email: fc.integer({ min: 1, max: 20 }),
    'web-chat': fc.integer({ min: 1, max: 9 }),
    sms: fc.integer({ min: 1, max: 7 }),
  });
  fc.assert(
    fc.property(places, fc.array(channel, { maxLength: 60 }), (count, arrivals) => {
      const some = limits('blended', count);
      const held: Partial<Record<ChannelId, number>> = {};
      for (const one of arrivals) if (freePlaces(one, held, some) > 0) held[one] = (held[one] ?? 0) + 1;
      expect(usedShare(held, some)).toBeLessThanOrEqual(1 + 1e-6);
    }),
  );
});
