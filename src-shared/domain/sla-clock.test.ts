import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPolicy } from '../../tests/factories/rows.ts';
import { advanceClock, dueEvents, owedReplyDueAt, type SlaClock } from './sla-clock.ts';
import { pickPolicy } from './sla-policy.ts';

const policy = aPolicy({ id: 'p', name: 'All', resolutionSeconds: 1_000 });
const terms = { policy, hours: null };
type Thread = Parameters<typeof advanceClock>[1];
const thread = (fields: Partial<Thread> = {}): Thread => ({
  id: 'c',
  state: 'open',
  createdAt: 0,
  firstReplyAt: null,
  waitingSince: 0,
  resolvedAt: null,
  lastReply: null,
  ...fields,
});
const replied = (time: number): Thread['lastReply'] => ({
  id: `m${time}`,
  position: 2,
  kind: 'outbound',
  authorId: 'a',
  preview: '',
  at: time,
});
const first = advanceClock(null, thread(), terms, 0);

test('the first reply is owed from the customer’s first message, and warned of before', () => {
  expect(owedReplyDueAt(first)).toBe(100_000);
  expect(first.firstReply?.warnAt).toBe(80_000);
  expect(first.nextAt).toBe(80_000);
});
test('a reply in time keeps the promise; the next one owed is measured by its own', () => {
  const met = advanceClock(
    first,
    thread({ waitingSince: null, firstReplyAt: 30_000, lastReply: replied(30_000) }),
    terms,
    30_000,
  );
  expect(met.firstReply).toMatchObject({ metAt: 30_000, breachedAt: null });
  const again = { waitingSince: 60_000, firstReplyAt: 30_000, lastReply: replied(30_000) };
  expect(owedReplyDueAt(advanceClock(met, thread(again), terms, 60_000))).toBe(110_000);
});
test('a late reply is a breach, from the moment it was due', () => {
  const late = advanceClock(
    first,
    thread({ waitingSince: null, firstReplyAt: 130_000, lastReply: replied(130_000) }),
    terms,
    130_000,
  );
  expect(late.firstReply).toMatchObject({ metAt: 130_000, breachedAt: 100_000 });
});
test('pending stands still: what was used stays used, and the rest is left when it goes on', () => {
  const waiting = advanceClock(first, thread({ state: 'pending', waitingSince: null }), terms, 200_000);
  expect(waiting.resolution).toMatchObject({ pausedAt: 200_000, usedMs: 200_000, dueAt: null });
  const on = advanceClock(waiting, thread({ waitingSince: null }), terms, 900_000);
  expect(on.resolution?.dueAt).toBe(900_000 + 800_000);
});
test('reopened, the promise to resolve counts on without the time it was closed', () => {
  const closed = advanceClock(
    first,
    thread({ state: 'resolved', resolvedAt: 300_000, waitingSince: null }),
    terms,
    300_000,
  );
  expect(closed.resolution?.metAt).toBe(300_000);
  expect(closed.nextAt).toBeNull();
  const open = advanceClock(closed, thread({ waitingSince: 5_000_000 }), terms, 5_000_000);
  expect(open.resolution).toMatchObject({ metAt: null, usedMs: 300_000, dueAt: 5_700_000 });
});
test('another policy keeps what was used and measures it by the new promise', () => {
  const tighter = { policy: { ...policy, firstReplySeconds: 40 }, hours: null };
  expect(owedReplyDueAt(advanceClock(first, thread(), tighter, 10_000))).toBe(40_000);
});
test('a warning and a breach are each told once', () => {
  const warned = dueEvents(first, 80_000);
  expect(warned.events).toEqual([{ target: 'firstReply', kind: 'warning', dueAt: 100_000 }]);
  expect(dueEvents(warned.clock, 99_999).events).toEqual([]);
  const broken = dueEvents(warned.clock, 100_000);
  expect(broken.events).toEqual([{ target: 'firstReply', kind: 'breach', dueAt: 100_000 }]);
  expect(dueEvents(broken.clock, 500_000).events).toEqual([]);
});
test('the policy of the first place whose conditions hold counts', () => {
  const gold = { ...policy, id: 'gold', order: 0, applies: { ...policy.applies, tiers: ['gold' as const] } };
  const off = { ...policy, id: 'off', order: 0, enabled: false };
  const where = { priority: 'normal' as const, channel: 'email' as const, queueId: null };
  expect(pickPolicy([policy, gold, off], where, 'gold')?.id).toBe('gold');
  expect(pickPolicy([policy, gold, off], where, 'none')?.id).toBe('p');
});

const moves = fc.array(
  fc.record({
    move: fc.constantFrom('customer', 'reply', 'pending', 'open', 'resolve', 'nothing', 'tick'),
    after: fc.nat(90_000),
  }),
  { maxLength: 30 },
);

function step(conversation: Thread, move: string, now: number): Thread {
  if (move === 'customer')
    return { ...conversation, state: 'open', resolvedAt: null, waitingSince: conversation.waitingSince ?? now };
  if (move === 'reply')
    return {
      ...conversation,
      waitingSince: null,
      firstReplyAt: conversation.firstReplyAt ?? now,
      lastReply: replied(now),
    };
  if (move === 'resolve') return { ...conversation, state: 'resolved', resolvedAt: now, waitingSince: null };
  if (move === 'pending' || move === 'open') return { ...conversation, state: move, resolvedAt: null };
  return conversation;
}

/** Whatever happens, in whatever order: what each promise used up is exactly the time it ran. */
test('over any history the time used for the resolution is the time the conversation was neither pending nor resolved', () => {
  fc.assert(
    fc.property(moves, (all) => {
      let now = 0;
      let ran = 0;
      let conversation = thread();
      let clock: SlaClock = first;
      const events: string[] = [];
      for (const { move, after } of all) {
        if (conversation.state === 'open') ran += after;
        now += after;
        const told = dueEvents(clock, now);
        clock = told.clock;
        events.push(...told.events.map(({ target, kind }) => `${target} ${kind} ${clock[target]?.startedAt}`));
        conversation = step(conversation, move, now);
        clock = advanceClock(clock, conversation, terms, now);
        // The same change again alters nothing.
        expect(advanceClock(clock, conversation, terms, now)).toEqual(clock);
        const timer = clock.resolution;
        const running = timer && timer.metAt === null && timer.pausedAt === null ? now - timer.runsSince : 0;
        const closed = timer?.metAt ? timer.metAt - timer.runsSince : 0;
        expect((timer?.usedMs ?? 0) + running + (timer?.pausedAt === null ? closed : 0)).toBe(ran);
        expect(owedReplyDueAt(clock) === null).toBe(conversation.waitingSince === null);
      }
      // Nobody is told the same thing twice.
      expect(new Set(events).size).toBe(events.length);
    }),
    { numRuns: 300 },
  );
});
