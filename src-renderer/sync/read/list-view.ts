import type { ListingRecord } from '../db/records.ts';
import type { ConversationQuery, ConversationView, ViewCounts } from './shapes.ts';

/** Reply promises that break within this (or are broken) make a conversation "breaching". */
export const breachingWithinMs = 15 * 60_000;

export interface ListFacts {
  userId: string;
  now: number;
  /** Conversations with something in the outbox that goes out by itself. */
  waitingIds: ReadonlySet<string>;
  /** Conversations with something that was not taken: their agent has to decide. */
  parkedIds: ReadonlySet<string>;
}

/**
 * Which conversations a view shows, in order. `lines` come newest activity first, and that order is kept; `breaching` goes by when
 * the reply is due, and `order: 'due'` by the next promise of any kind, those without one behind in their order.
 */
export function listView(lines: readonly ListingRecord[], query: ConversationQuery, facts: ListFacts): string[] {
  const chosen = lines.filter((line) => isInView(line, query.view, facts) && passes(line, query));
  if (query.view === 'breaching') chosen.sort((a, b) => (a.replyDueAt ?? 0) - (b.replyDueAt ?? 0));
  else if (query.order === 'due') chosen.sort(byDue);
  return chosen.map(({ id }) => id);
}

const never = Number.MAX_SAFE_INTEGER;
const dueOf = ({ replyDueAt, resolutionDueAt }: ListingRecord) =>
  Math.min(replyDueAt ?? never, resolutionDueAt ?? never);
const byDue = (a: ListingRecord, b: ListingRecord): number => dueOf(a) - dueOf(b);

function isInView(
  line: ListingRecord,
  view: ConversationView,
  { userId, now, waitingIds, parkedIds }: ListFacts,
): boolean {
  switch (view) {
    case 'mine':
      return line.assigneeId === userId;
    case 'unassigned':
      return line.assigneeId === null;
    case 'all':
      return true;
    case 'vip':
      return line.tier !== 'none';
    case 'breaching':
      return line.replyDueAt !== null && line.replyDueAt <= now + breachingWithinMs;
    case 'waiting-to-send':
      return waitingIds.has(line.id);
    case 'needs-decision':
      return parkedIds.has(line.id);
    default:
      return line.queueId === view.slice('queue:'.length);
  }
}

function passes(line: ListingRecord, { states, channels, tagId, tier, unread }: ConversationQuery): boolean {
  if (states === undefined ? line.state === 'resolved' : !states.includes(line.state)) return false;
  if (channels !== undefined && channels.length > 0 && !channels.includes(line.channel)) return false;
  if (tagId !== undefined && !line.tagIds.includes(tagId)) return false;
  if (tier !== undefined && line.tier !== tier) return false;
  return unread !== true || line.unread;
}

/** How many conversations each view shows before anything is filtered: snoozed ones are out of sight until they are due. */
export function countViews(lines: readonly ListingRecord[], facts: ListFacts): ViewCounts {
  const queues: Record<string, number> = {};
  const counts = { mine: 0, mineUnread: 0, unassigned: 0, all: 0, vip: 0, breaching: 0 };
  for (const line of lines) {
    if (line.state === 'resolved' || line.state === 'snoozed') continue;
    counts.all += 1;
    if (isInView(line, 'mine', facts)) {
      counts.mine += 1;
      if (line.unread) counts.mineUnread += 1;
    }
    if (line.assigneeId === null) counts.unassigned += 1;
    if (line.tier !== 'none') counts.vip += 1;
    if (isInView(line, 'breaching', facts)) counts.breaching += 1;
    if (line.queueId !== null) queues[line.queueId] = (queues[line.queueId] ?? 0) + 1;
  }
  // Counted whatever the conversation's state: nothing unsent may hide.
  return { ...counts, waitingToSend: facts.waitingIds.size, needsDecision: facts.parkedIds.size, queues };
}
