import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { channels, isReplyWindowOpen } from '#shared/channels/registry.ts';
import { appendMessage } from '#shared/domain/append-message.ts';
import { channelIds } from '#shared/domain/channel-id.ts';
import { compensationText } from '#shared/domain/compensation-text.ts';
import type { Row } from '#shared/domain/entities.ts';
import { isOpen, openTimeBetween } from '#shared/domain/open-time.ts';
import type { Compensation } from '#shared/domain/queue-rules.ts';
import { emptyMessage } from '#shared/domain/system-message.ts';
import { voucherCode } from '#shared/domain/voucher.ts';
import { newId } from '#shared/lib/ids.ts';
import { queueSend } from '../deliveries/index.ts';
import type { Store, Tables, Unit } from '../store/index.ts';

/** Any number will do, as long as every process takes the same: caps are counted by one at a time. */
const compensationLock = 7_275_393;
const dayMs = 24 * 60 * 60 * 1000;
const perSweep = 50;
const liveChannels = channelIds.filter((id) => channels[id].capabilities.live);

type Outcome = Tables['compensation']['outcome'];

/**
 * The rule for customers nobody answers: whoever has waited for longer than their queue allows gets the queue's message with a
 * voucher that works once. Exactly once for each wait, however many processes look: the line that says so is written by whoever
 * comes first, in the transaction that makes the voucher and puts the message in the send queue.
 * @returns the conversations whose customers got one
 */
export async function compensateWaiting(store: Store, now: number): Promise<string[]> {
  const rules = await store.db.selectFrom('queueRules').selectAll().where('compensation', 'is not', null).execute();
  const given: string[] = [];
  for (const { id: queueId, hoursId, compensation } of rules) {
    if (compensation === null) continue;
    const hours =
      hoursId === null || !compensation.onlyInHours
        ? null
        : ((await store.db.selectFrom('businessHours').selectAll().where('id', '=', hoursId).executeTakeFirst()) ??
          null);
    if (!isOpen(hours, now)) continue;
    const waiting = await unanswered(store, queueId, compensation, now);
    for (const { id, waitingSince } of waiting) {
      if (waitingSince === null || openTimeBetween(hours, waitingSince, now) < compensation.afterSeconds * 1000)
        continue;
      const { value } = await store.transact((unit) => compensate(unit, id, waitingSince, compensation));
      if (value === 'given') given.push(id);
    }
  }
  return given;
}

const unanswered = (
  store: Store,
  queueId: string,
  { afterSeconds, channels: only, enabledAt }: Compensation,
  now: number,
) =>
  store.db
    .selectFrom('conversation')
    .select(['id', 'waitingSince'])
    .where('queueId', '=', queueId)
    .where('state', '=', 'open')
    .where('channel', 'in', only.length > 0 ? only : liveChannels)
    .where('waitingSince', '>=', enabledAt)
    .where('waitingSince', '<=', now - afterSeconds * 1000)
    // Nobody has it, or whoever has it has never said a word.
    .where(({ or, eb }) => or([eb('firstReplyAt', 'is', null), eb('assigneeId', 'is', null)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('compensation')
            .select('compensation.at')
            .whereRef('compensation.conversationId', '=', 'conversation.id')
            .whereRef('compensation.waitingSince', '=', 'conversation.waitingSince'),
        ),
      ),
    )
    .orderBy('waitingSince')
    .limit(perSweep)
    .execute();

async function compensate(unit: Unit, id: string, waitingSince: number, rule: Compensation): Promise<Outcome | null> {
  await sql`select pg_advisory_xact_lock(${compensationLock})`.execute(unit.sql);
  const conversation = await unit.find('conversation', id);
  // Answered, resolved or moved while this process looked.
  if (conversation?.state !== 'open' || conversation.waitingSince !== waitingSince || conversation.queueId === null)
    return null;
  const customer = await unit.sql
    .selectFrom('customer')
    .selectAll()
    .where('id', '=', conversation.customerId)
    .executeTakeFirstOrThrow();
  const outcome = await outcomeFor(unit, conversation, customer, rule);
  const voucher: Row<'voucher'> = {
    id: newId(),
    code: voucherCode(randomBytes(12)),
    customerId: customer.id,
    conversationId: conversation.id,
    amountMinor: rule.amountMinor,
    currency: rule.currency,
    reason: 'unanswered',
    createdAt: unit.now,
    expiresAt: unit.now + rule.validDays * dayMs,
    redeemedAt: null,
    redeemedBy: null,
  };
  const line = {
    conversationId: id,
    waitingSince,
    customerId: customer.id,
    queueId: conversation.queueId,
    at: unit.now,
    outcome,
    voucherId: outcome === 'given' ? voucher.id : null,
  };
  const first = await unit.sql
    .insertInto('compensation')
    .values(line)
    .onConflict((conflict) => conflict.columns(['conversationId', 'waitingSince']).doNothing())
    .returning('at')
    .executeTakeFirst();
  if (!first) return null;
  if (outcome !== 'given') return outcome;
  await unit.put('voucher', voucher, null);
  await send(unit, conversation, compensationText(rule.text, voucher, customer, conversation.language));
  return outcome;
}

async function outcomeFor(
  unit: Unit,
  conversation: Row<'conversation'>,
  customer: Row<'customer'>,
  rule: Compensation,
): Promise<Outcome> {
  const inbox = await unit.sql
    .selectFrom('inbox')
    .select('enabled')
    .where('id', '=', conversation.inboxId)
    .executeTakeFirst();
  const reachable = isReplyWindowOpen(channels[conversation.channel], conversation.lastInboundAt, unit.now);
  if (!inbox?.enabled || !reachable || customer.blockedAt !== null) return 'not-deliverable';
  const given = unit.sql
    .selectFrom('compensation')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('outcome', '=', 'given');
  const before = await given
    .where('customerId', '=', customer.id)
    .where('at', '>', unit.now - rule.perCustomerDays * dayMs)
    .executeTakeFirstOrThrow();
  if (Number(before.count) > 0) return 'cap-of-customer';
  const today = await given
    .where('queueId', '=', conversation.queueId ?? '')
    .where('at', '>', unit.now - dayMs)
    .executeTakeFirstOrThrow();
  return Number(today.count) >= rule.perDay ? 'cap-of-day' : 'given';
}

/** Through the send queue like every reply, and automatic: the customer still waits for a person. */
async function send(unit: Unit, before: Row<'conversation'>, text: string): Promise<void> {
  const { conversation, message } = appendMessage(before, {
    ...emptyMessage(newId(), before.id, 'outbound', unit.now),
    text,
    automatic: true,
    delivery: { status: 'queued', at: unit.now, failure: null },
  });
  await unit.put('conversation', conversation, before);
  await unit.put('message', message, null);
  await queueSend(unit, message, conversation.inboxId);
}
