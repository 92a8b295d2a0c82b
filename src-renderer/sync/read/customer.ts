import { z } from 'zod';
import { timelineEntrySchema } from '#shared/domain/timeline.ts';
import { nameOf, openOne } from '../codec.ts';
import { maxKey, minKey } from '../db/keys.ts';
import { type Desk, findRow, findRows, openRows } from '../db/row-store.ts';
import type { CustomerCard } from './shapes.ts';

const ordersShown = 50;
const conversationsShown = 100;

/** The customer's card, joined from what is on this computer; null when the customer is not. */
export async function readCustomer(desk: Desk, id: string): Promise<CustomerCard | null> {
  const { db } = desk;
  const customer = await findRow(desk, 'customer', id);
  if (customer === null) return null;
  const identities = await openRows(
    desk,
    'identity',
    await db.rows('identity').where('customerId').equals(id).toArray(),
  );
  const orders = await db
    .rows('order')
    .where('[customerId+order]')
    .between([id, minKey], [id, maxKey])
    .limit(ordersShown)
    .toArray();
  const vouchers = await openRows(desk, 'voucher', await db.rows('voucher').where('customerId').equals(id).toArray());
  const lines = await db.listing.where('customerId').equals(id).toArray();
  const newest = lines
    .sort((a, b) => (a.activeOrder ?? a.closedOrder ?? 0) - (b.activeOrder ?? b.closedOrder ?? 0))
    .slice(0, conversationsShown);
  const conversations = await findRows(
    desk,
    'conversation',
    newest.map((line) => line.id),
  );
  return {
    customer,
    identities,
    orders: await openRows(desk, 'order', orders),
    vouchers: vouchers.sort((a, b) => b.createdAt - a.createdAt),
    conversations: conversations.filter((row) => row !== null),
    timeline: await readTimeline(desk, id),
  };
}

async function readTimeline(desk: Desk, customerId: string): Promise<CustomerCard['timeline']> {
  const record = await desk.db.timelines.get(customerId);
  if (record === undefined) return null;
  const body = await Promise.resolve(openOne(desk.codec, record.body, nameOf('timeline', customerId)));
  const entries = z.array(timelineEntrySchema).safeParse(body);
  return entries.success ? { entries: entries.data, asOf: record.asOf } : null;
}
