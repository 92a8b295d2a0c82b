import { z } from 'zod';
import type { OpenDesk } from '../db/open-desk.ts';
import { commitLedger } from './commit-ledger.ts';
import { argsWith, type OutboxEntry } from './entry.ts';
import type { Ledger } from './ledger.ts';

type Unconfirmed = Extract<OutboxEntry, { state: 'pending' | 'sending' }>;

const namesReply = z.object({ messageId: z.string() });
/** What writes a message for the customer: an answer, or the first one of a conversation. */
const replies: readonly string[] = ['message.send', 'conversation.start'];
/** The last second a date can be written with four digits of the year: held until then is never sent. */
const never = Date.UTC(9999, 11, 31, 23, 59, 59);

/** The reply an undo is about, while the server has not confirmed that it has it. */
export function findUnconfirmedReply(ledger: Ledger, undo: { name: string; args: unknown }): Unconfirmed | null {
  const named = namesReply.safeParse(undo.args);
  if (undo.name !== 'message.cancel' || !named.success) return null;
  for (const entry of ledger.entries.values()) {
    if (!replies.includes(entry.name) || (entry.state !== 'pending' && entry.state !== 'sending')) continue;
    if (namesReply.safeParse(entry.args).data?.messageId === named.data.messageId) return entry;
  }
  return null;
}

/**
 * Whether it can go as if it had never been: nobody else has heard of it, and nothing else stands on it. A conversation begun here
 * stays, as it does with a connection: its agent may have tagged it meanwhile, and goes on writing in it.
 */
export const isForgettable = ({ name, state, attempts }: Unconfirmed): boolean =>
  name === 'message.send' && state === 'pending' && attempts === 0;

/**
 * No server can have heard of it, so neither reply nor undo is sent: its hold may be long over when the connection is back, and the
 * server would hand it to the provider before it comes to the undo.
 */
export async function forgetReply(desk: OpenDesk, reply: Unconfirmed): Promise<void> {
  const ledger = desk.ledger.copy();
  ledger.remove(reply);
  await commitLedger(desk, ledger, reply.touched);
}

/**
 * It was handed over and not answered, or begins a conversation that stays. A server that has it answers as it did; one that has not
 * must not send it before it hears of the undo, and asks nobody to decide about it.
 */
export function holdForUndo(ledger: Ledger, reply: Unconfirmed): void {
  ledger.put({ ...reply, args: argsWith(reply, { notBefore: never, sendAnyway: true }) });
}
