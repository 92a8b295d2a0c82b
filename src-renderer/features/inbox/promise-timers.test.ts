import { expect, test } from 'vitest';
import type { SlaClock, SlaTimer } from '#shared/domain/sla-clock.ts';
import { aConversation } from '../../../tests/factories/rows.ts';
import { formatFor } from '../../i18n/format.ts';
import { openPromises } from './promise-timers.ts';
import { replyDue } from './reply-due.ts';

const timer = (fields: Partial<SlaTimer> = {}): SlaTimer => ({
  startedAt: 0,
  dueAt: 1_000,
  warnAt: 800,
  pausedAt: null,
  usedMs: 0,
  runsSince: 0,
  metAt: null,
  warnedAt: null,
  breachedAt: null,
  ...fields,
});
const clock = (fields: Partial<SlaClock>): SlaClock => ({
  id: 'conversation-1',
  policyId: 'policy',
  firstReply: null,
  nextReply: null,
  resolution: null,
  nextAt: null,
  ...fields,
});
const waiting = aConversation({ waitingSince: 10, replyDueAt: 1_000 });
const targets = (...args: Parameters<typeof openPromises>) => openPromises(...args).map(({ target }) => target);

test('the next to break stands first, of every kind', () => {
  const both = clock({ firstReply: timer({ dueAt: 900 }), resolution: timer({ dueAt: 500 }) });
  expect(targets(waiting, both)).toEqual(['resolution', 'firstReply']);
});

test('a promise that stands still is shown as such, behind those that run', () => {
  const paused = clock({ nextReply: timer(), resolution: timer({ dueAt: null, pausedAt: 300 }) });
  expect(openPromises(waiting, paused)).toMatchObject([
    { target: 'nextReply', dueAt: 1_000 },
    { target: 'resolution', dueAt: null, since: 300 },
  ]);
});

test('an answer given on this desk ends the wait at once, before the server’s clock says so', () => {
  const answered = aConversation({ waitingSince: null, replyDueAt: null });
  expect(targets(answered, clock({ firstReply: timer(), resolution: timer() }))).toEqual(['resolution']);
  expect(targets(aConversation({ state: 'resolved' }), clock({ resolution: timer() }))).toEqual([]);
});

test('kept promises and those no hours leave room for show nothing', () => {
  expect(targets(waiting, clock({ firstReply: timer({ metAt: 5 }), resolution: timer({ dueAt: null }) }))).toEqual([]);
});

test('without a policy the queue’s own target counts', () => {
  expect(openPromises(waiting, null)).toMatchObject([{ target: 'firstReply', dueAt: 1_000, warnAt: null }]);
  expect(targets(aConversation({ firstReplyAt: 1, waitingSince: 10, replyDueAt: 20 }), null)).toEqual(['nextReply']);
});

test('amber begins where the policy warns', () => {
  const at = (now: number) => replyDue(3_600_000, 0, now, formatFor('en'), 1_800_000).state;
  expect([at(1_799_999), at(1_800_000), at(3_600_001)]).toEqual(['good', 'warn', 'bad']);
});
