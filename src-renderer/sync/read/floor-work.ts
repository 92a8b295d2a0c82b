import type { Held } from '#shared/domain/capacity.ts';
import type { Mention } from '#shared/domain/mention.ts';
import type { QueueWait } from '#shared/domain/queue-wait.ts';
import type { SideMessage, SideThread } from '#shared/domain/side-thread.ts';
import type { WrapUp } from '#shared/domain/wrap-up.ts';
import type { WindowDesk } from '../client/window-desk.ts';
import { type Desk, listRows, openRows } from '../db/row-store.ts';

/** This agent's running wrap-ups, the one that ends first in front. */
export async function readRunningWrapUps(desk: WindowDesk): Promise<WrapUp[]> {
  const records = await desk.db.rows('wrapUp').where('runningUserId').equals(desk.userId).toArray();
  return (await openRows(desk, 'wrapUp', records)).sort((a, b) => a.endsAt - b.endsAt);
}

/** The last wrap-up of a conversation: it says how the conversation ended. Null when there was none. */
export async function findLastWrapUp(desk: Desk, conversationId: string): Promise<WrapUp | null> {
  const records = await desk.db.rows('wrapUp').where('conversationId').equals(conversationId).toArray();
  const rows = await openRows(desk, 'wrapUp', records);
  return rows.sort((a, b) => b.startedAt - a.startedAt)[0] ?? null;
}

/** Newest first. */
export const listMentions = async (desk: Desk): Promise<Mention[]> =>
  (await listRows(desk, 'mention')).sort((a, b) => b.at - a.at);

/** The one spoken in last in front. */
export const listSideThreads = async (desk: Desk): Promise<SideThread[]> =>
  (await listRows(desk, 'sideThread')).sort((a, b) => b.lastMessageAt - a.lastMessageAt);

/** In the order it was said. */
export async function listSideMessages(desk: Desk, sideThreadId: string): Promise<SideMessage[]> {
  const records = await desk.db.rows('sideMessage').where('sideThreadId').equals(sideThreadId).toArray();
  return (await openRows(desk, 'sideMessage', records)).sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1));
}

/** Why conversations wait, by conversation. */
export const mapQueueWaits = async (desk: Desk): Promise<ReadonlyMap<string, QueueWait>> =>
  new Map((await listRows(desk, 'queueWait')).map((row) => [row.id, row]));

/** What a colleague has in their hands, of what this desk may see. */
export interface Workload {
  /** Open conversations. */
  contacts: number;
  /** Running wrap-ups. */
  wrapUps: number;
  /** Open conversations and running wrap-ups, by channel: the places they take. */
  held: Held;
}

/** Everybody's work by user id; who has none is not in it. */
export async function readWorkloads(desk: Desk): Promise<ReadonlyMap<string, Workload>> {
  const loads = new Map<string, Workload>();
  const add = (userId: string, part: 'contacts' | 'wrapUps', channel: keyof Held | undefined) => {
    const load = loads.get(userId) ?? { contacts: 0, wrapUps: 0, held: {} };
    load[part] += 1;
    if (channel !== undefined) load.held[channel] = (load.held[channel] ?? 0) + 1;
    loads.set(userId, load);
  };
  for (const { assigneeId, state, channel } of await desk.db.listing.orderBy('activeOrder').toArray())
    if (assigneeId !== null && state === 'open') add(assigneeId, 'contacts', channel);
  const running = await openRows(
    desk,
    'wrapUp',
    await desk.db.rows('wrapUp').where('runningUserId').above('').toArray(),
  );
  const lines = await desk.db.listing.bulkGet(running.map(({ conversationId }) => conversationId));
  running.forEach(({ userId }, index) => {
    add(userId, 'wrapUps', lines[index]?.channel);
  });
  return loads;
}
