import { sql } from 'kysely';
import type { Receipt } from '../channels/connector.ts';
import { toRecord, type Unit } from '../store/index.ts';
import { settle } from './settle.ts';

/**
 * Receipts and the record of their send come from different sides at the same moment. Whoever holds this lock sees what the other
 * has written, so a receipt either finds the message or is found by it. Take it before any row.
 */
export async function lockExternalId(unit: Unit, inboxId: string, externalId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${inboxId} ${externalId}`}, 0))`.execute(unit.sql);
}

interface Sent {
  inboxId: string;
  externalId: string;
  messageId: string;
  conversationId: string;
}

/** Writes down the provider's id of a message and lets receipts that came before take effect. Needs `lockExternalId`. */
export async function linkSent(unit: Unit, { inboxId, externalId, messageId, conversationId }: Sent): Promise<void> {
  await unit.sql
    .insertInto('messageLink')
    .values({ inboxId, externalId, messageId, conversationId })
    .onConflict((conflict) => conflict.columns(['inboxId', 'externalId']).doNothing())
    .execute();
  const early = await unit.sql
    .deleteFrom('earlyReceipt')
    .where('inboxId', '=', inboxId)
    .where('externalId', '=', externalId)
    .returningAll()
    .execute();
  for (const { status, at, failure } of early.sort((a, b) => a.at - b.at))
    await settle(unit, messageId, { status, at, failure });
}

/** Keeps a receipt until its message is known. Needs `lockExternalId`. */
export async function keepReceipt(unit: Unit, inboxId: string, receipt: Receipt): Promise<void> {
  const record = toRecord('earlyReceipt', { inboxId, ...receipt, receivedAt: unit.now });
  await unit.sql
    .insertInto('earlyReceipt')
    .values(record)
    .onConflict((conflict) => conflict.columns(['inboxId', 'externalId', 'status']).doNothing())
    .execute();
}
