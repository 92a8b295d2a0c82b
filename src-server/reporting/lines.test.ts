import { expect, test } from 'vitest';
import { type ConversationFacts, noFacts } from './facts.ts';
import { linesOf } from './lines.ts';

const day = { start: 1_000_000, end: 2_000_000 };
const place = { conversationId: 'c', queueId: 'q', channel: 'web-chat' as const, agentId: null };
const contact = { id: 'k', ...place, waitingSince: 0, targetMs: 20_000 };
const countsOf = (facts: Partial<ConversationFacts>) =>
  linesOf({ ...noFacts(), ...facts }, day).map(({ counts }) => counts);

test('who waited since yesterday is answered today and was offered yesterday', () => {
  const answered = { ...contact, queuedAt: 900_000, endedAt: 1_010_000, outcome: 'answered' as const };
  expect(countsOf({ contacts: [answered] })).toEqual([{ answered: 1, queueMs: 110_000, inTarget: 0 }]);
});

test('answered in exactly the target is in time; without a queue nothing is', () => {
  const answered = { ...contact, queuedAt: 1_000_000, endedAt: 1_020_000, outcome: 'answered' as const };
  expect(countsOf({ contacts: [answered] })[1]).toMatchObject({ inTarget: 1 });
  expect(countsOf({ contacts: [{ ...answered, endedAt: 1_020_001 }] })[1]).toMatchObject({ inTarget: 0 });
  expect(countsOf({ contacts: [{ ...answered, queueId: null, targetMs: 0 }] })[1]).toMatchObject({ inTarget: 0 });
});

test('leaving within five seconds is a short abandon and no other', () => {
  const left = { ...contact, queuedAt: 1_000_000, outcome: 'abandoned' as const };
  expect(countsOf({ contacts: [{ ...left, endedAt: 1_004_999 }] })[1]).toEqual({ shortAbandoned: 1 });
  expect(countsOf({ contacts: [{ ...left, endedAt: 1_005_000 }] })[1]).toEqual({ abandoned: 1 });
});

test('moved and withdrawn contacts were offered and are neither answered nor abandoned', () => {
  for (const outcome of ['moved', 'withdrawn'] as const)
    expect(countsOf({ contacts: [{ ...contact, queuedAt: 1_000_000, endedAt: 1_100_000, outcome }] })).toEqual([
      { offered: 1 },
    ]);
});

test('a customer who comes back within a week was not helped at the first contact', () => {
  const resolution = { id: 'r', ...place, at: 1_500_000, tookMs: 60_000, isFirst: true, returnedAt: null };
  const week = 7 * 24 * 60 * 60 * 1000;
  expect(countsOf({ resolutions: [resolution] })).toEqual([
    { resolutions: 1, resolvedAtOnce: 1, resolved: 1, resolutionMs: 60_000 },
  ]);
  expect(countsOf({ resolutions: [{ ...resolution, returnedAt: 1_500_000 + week }] })).toEqual([
    { resolutions: 1, resolvedAtOnce: 0 },
  ]);
  expect(countsOf({ resolutions: [{ ...resolution, returnedAt: 1_500_001 + week }] })).toEqual([
    { resolutions: 1, resolvedAtOnce: 1 },
  ]);
});
