import type { BusinessHours } from '#shared/domain/business-hours.ts';
import type { Row } from '#shared/domain/entities.ts';
import { advanceClock, owedReplyDueAt } from '#shared/domain/sla-clock.ts';
import { pickPolicy } from '#shared/domain/sla-policy.ts';
import type { Unit, WriteRule } from '../store/index.ts';
import { endWrapUpsOf } from './end-wrap-ups.ts';

/** What a promise depends on; a write that changes none of it costs nothing. */
const watched = [
  'state',
  'priority',
  'queueId',
  'channel',
  'customerId',
  'waitingSince',
  'firstReplyAt',
  'resolvedAt',
  'replyDueAt',
] as const satisfies readonly (keyof Row<'conversation'>)[];

const sameForPromises = (a: Row<'conversation'>, b: Row<'conversation'>): boolean =>
  watched.every((field) => a[field] === b[field]) && a.lastReply?.id === b.lastReply?.id;

/**
 * Holds every written conversation to the promises made for it: whichever action, connector or timer writes it, its clock advances
 * in the same transaction, and `replyDueAt` is the policy's. Without a policy the queue's own reply target counts. What is open
 * again has no work after it.
 */
export const holdToPromises: WriteRule<'conversation'> = async (unit, row, before) => {
  const held =
    before !== null && sameForPromises(before, row)
      ? { row }
      : await measure(unit, row, before?.state === 'resolved' && row.state !== 'resolved');
  if (before?.state !== 'resolved' || row.state === 'resolved') return held;
  return {
    row: held.row,
    after: async () => {
      if ('after' in held) await held.after();
      await endWrapUpsOf(unit, row.id);
    },
  };
};

/**
 * The conversation with its due time, and the write of its clock, which must come after the conversation's own. Of one that is open
 * again the clock is written also when it stands where it stood: desktops that came meanwhile were not given the clocks of what
 * was resolved.
 */
export async function measure(unit: Unit, row: Row<'conversation'>, isOpenAgain = false) {
  const policies = (await unit.list('slaPolicy')).filter(({ enabled }) => enabled);
  const clock = await unit.find('slaClock', row.id);
  if (policies.length === 0 && clock === null) return { row };
  const customer = await unit.sql
    .selectFrom('customer')
    .select('tier')
    .where('id', '=', row.customerId)
    .executeTakeFirst();
  const policy = pickPolicy(policies, row, customer?.tier ?? 'none');
  if (policy === null) return { row, after: () => unit.remove('slaClock', row.id) };
  const terms = { policy, hours: await hoursOf(unit, policy.hoursId) };
  const next = advanceClock(clock, row, terms, unit.now);
  const replyDueAt = row.waitingSince === null || row.state === 'resolved' ? null : owedReplyDueAt(next);
  const changed = JSON.stringify(next) !== JSON.stringify(clock);
  return {
    row: row.replyDueAt === replyDueAt ? row : { ...row, replyDueAt },
    after: async () => {
      if (changed || isOpenAgain) await unit.put('slaClock', next, clock);
    },
  };
}

async function hoursOf(unit: Unit, id: string | null): Promise<BusinessHours | null> {
  if (id === null) return null;
  return (await unit.list('businessHours')).find((hours) => hours.id === id) ?? null;
}
