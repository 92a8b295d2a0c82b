import type { Offer } from '#shared/domain/offer.ts';
import type { WindowDesk } from '../client/window-desk.ts';
import { nameOf, openOne } from '../codec.ts';
import type { DraftRecord } from '../db/records.ts';
import { type Desk, findRow, openRows } from '../db/row-store.ts';
import { draftContentSchema, draftKindSchema } from '../engine/protocol.ts';
import { readEntry } from '../outbox/read-entry.ts';
import { textOf } from './outbox-words.ts';
import type { Draft, DraftKind, OutboxItem } from './shapes.ts';

/** Offers ringing at this agent, the oldest first. */
export async function readOffers(desk: WindowDesk): Promise<Offer[]> {
  const records = await desk.db.rows('offer').where('ringingUserId').equals(desk.userId).toArray();
  return (await openRows(desk, 'offer', records)).sort((a, b) => a.offeredAt - b.offeredAt);
}

async function openDraft(desk: Desk, record: DraftRecord): Promise<Draft | null> {
  const name = nameOf('draft', record.conversationId, record.kind);
  const body = await Promise.resolve(openOne(desk.codec, record.body, name));
  const content = draftContentSchema.safeParse(body);
  const kind = draftKindSchema.safeParse(record.kind);
  if (!content.success || !kind.success) return null;
  return { conversationId: record.conversationId, kind: kind.data, content: content.data, updatedAt: record.updatedAt };
}

export async function findDraft(desk: Desk, conversationId: string, kind: DraftKind): Promise<Draft | null> {
  const record = await desk.db.drafts.get([conversationId, kind]);
  return record === undefined ? null : openDraft(desk, record);
}

/** All drafts, the newest first. */
export async function listDrafts(desk: Desk): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const record of await desk.db.drafts.toArray()) {
    const draft = await openDraft(desk, record);
    if (draft !== null) drafts.push(draft);
  }
  return drafts.sort((a, b) => b.updatedAt - a.updatedAt);
}

/** What waits or is parked, in order of writing, with whom it concerns. */
export async function readOutbox(desk: Desk): Promise<OutboxItem[]> {
  const items: OutboxItem[] = [];
  for (const record of await desk.db.outbox.orderBy('seq').toArray()) {
    if (record.state === 'applied') continue;
    const entry = await readEntry(desk, record);
    const conversation =
      entry.conversationId === null ? null : await findRow(desk, 'conversation', entry.conversationId);
    const customer = conversation === null ? null : await findRow(desk, 'customer', conversation.customerId);
    items.push({ entry, conversation, customer, text: textOf(entry), isAwaited: record.isAwaited !== false });
  }
  return items;
}
