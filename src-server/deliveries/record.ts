import type { FailureCode } from '#shared/domain/delivery.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { SendResult } from '../channels/connector.ts';
import type { Store, Unit } from '../store/index.ts';
import type { Claimed } from './claim.ts';
import { linkSent, lockExternalId } from './link.ts';
import { detailLength, settle } from './settle.ts';

/** After this long without success a reply has failed, and the agent is told. */
export const giveUpAfterMs = 24 * 60 * 60 * 1000;

/** 5 s, 10 s, 20 s … at most 10 min; the provider's own wish counts for more. */
export const retryDelayMs = (attempts: number, wishedMs: number | null): number =>
  Math.max(wishedMs ?? 0, Math.min(5_000 * 2 ** Math.max(0, attempts - 1), 600_000));

/**
 * Writes down what became of an attempt, in one transaction with the line's end or its next try. An outcome that comes after the
 * line was settled otherwise counts only when it says that the provider has the message. Writing the same twice changes nothing.
 */
export async function recordResult(store: Store, line: Claimed, result: SendResult): Promise<void> {
  await store.transact(async (unit) => {
    if (result.kind === 'sent') await lockExternalId(unit, line.inboxId, result.externalId);
    const message = await unit.find('message', line.messageId);
    const now = await unit.sql
      .selectFrom('sendQueue')
      .select(['state', 'attempts', 'claimedBy'])
      .where('messageId', '=', line.messageId)
      .executeTakeFirst();
    const mine = now?.state === 'sending' && now.attempts === line.attempts && now.claimedBy === line.claimedBy;
    if (result.kind === 'sent') {
      // Also a copy that waits to be sent again goes: the customer has this one.
      if (mine || now?.state === 'waiting') await removeLine(unit, line.messageId);
      await linkSent(unit, { ...line, externalId: result.externalId });
      await settle(unit, line.messageId, { status: result.status, at: unit.now, failure: null });
      return;
    }
    if (!mine) return;
    if (result.kind === 'temporary' && !isHopeless(line, message?.sentAt ?? unit.now, unit.now))
      return waitAgain(unit, line, message, result);
    await removeLine(unit, line.messageId);
    const code: FailureCode = result.kind === 'rejected' ? result.code : 'unreachable';
    await settle(unit, line.messageId, {
      status: result.kind === 'unconfirmed' ? 'unconfirmed' : 'failed',
      at: unit.now,
      failure: { code, detail: result.detail.slice(0, detailLength) },
    });
  });
}

const removeLine = async (unit: Unit, messageId: string): Promise<void> => {
  await unit.sql.deleteFrom('sendQueue').where('messageId', '=', messageId).execute();
};

async function waitAgain(
  unit: Unit,
  line: Claimed,
  message: Row<'message'> | null,
  result: Extract<SendResult, { kind: 'temporary' }>,
): Promise<void> {
  const detail = result.detail.slice(0, detailLength);
  await unit.sql
    .updateTable('sendQueue')
    .set({
      state: 'waiting',
      claimedBy: null,
      nextAttemptAt: unit.now + retryDelayMs(line.attempts, result.retryAfterMs),
      lastDetail: detail,
    })
    .where('messageId', '=', line.messageId)
    .execute();
  // Certainly not sent, so this is the one place where the way back is honest: the reply waits again.
  const delivery = { status: 'queued' as const, at: unit.now, failure: { code: 'unreachable' as const, detail } };
  if (message) await unit.put('message', { ...message, delivery }, message);
}

const isHopeless = (line: Claimed, since: number, now: number): boolean =>
  line.attempts > 3 && now - since > giveUpAfterMs;
