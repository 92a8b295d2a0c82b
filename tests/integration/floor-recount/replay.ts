import { channels } from '#shared/channels/registry.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { Row } from '#shared/domain/entities.ts';

/** What a thread itself tells, read again from its lines alone. None of the tables that figures are counted from are looked at. */
interface Snapshot {
  at: number;
  state: Row<'conversation'>['state'];
  assignee: string | null;
  queue: string | null;
  waiting: number | null;
}

export interface Told {
  conversationId: string;
  channel: ChannelId;
  queueId: string | null;
}
export interface Stay extends Told {
  waitingSince: number;
  from: number;
  to: number | null;
  end: 'answered' | 'abandoned' | 'moved' | 'withdrawn' | null;
  agentId: string | null;
}
export interface Hold extends Told {
  agentId: string;
  from: number;
  to: number | null;
}
export interface Reply extends Told {
  agentId: string | null;
  at: number;
  ms: number;
  first: boolean;
}
export interface Resolution extends Told {
  agentId: string | null;
  at: number;
  ms: number;
  atOnce: boolean;
  still: boolean;
}

const weekMs = 7 * 86_400_000;

function step(before: Snapshot, line: Row<'message'>): Snapshot {
  const now: Snapshot = { ...before, at: line.kind === 'inbound' ? (line.delivery?.at ?? 0) : line.sentAt };
  if (line.kind === 'inbound' && !line.automatic) {
    now.state = 'open';
    now.waiting = before.waiting ?? line.sentAt;
  }
  if (line.kind === 'outbound' && !line.automatic) {
    now.state = 'open';
    now.assignee = before.assignee ?? line.authorId;
    if (line.delivery?.status !== 'held') now.waiting = null;
  }
  const { event } = line;
  if (event?.name === 'offered' && event.outcome === 'accepted') now.assignee = event.userId;
  if (event?.name === 'assigned') now.assignee = event.userId;
  if (event?.name === 'transferred') {
    now.assignee = event.userId;
    now.queue = event.queueId ?? before.queue;
  }
  if (event?.name === 'state') {
    now.state = event.state;
    if (event.state === 'resolved') now.waiting = null;
  }
  return now;
}

const waits = (s: Snapshot) => s.state === 'open' && s.assignee === null && s.waiting !== null;
const hands = (s: Snapshot) => (s.state === 'open' ? s.assignee : null);

/** Stretches in which `keyOf` says the same, with the index of their first snapshot and of the first after them. */
function runs(snapshots: readonly Snapshot[], keyOf: (s: Snapshot) => string | null): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (let index = 1; index <= snapshots.length; index += 1) {
    const here = snapshots[start];
    const next = snapshots[index];
    if (here && next && keyOf(here) === keyOf(next)) continue;
    if (here && keyOf(here) !== null) found.push([start, index]);
    start = index;
  }
  return found;
}

/** @param lines all of one thread, in their order */
export function replay(
  conversation: Row<'conversation'>,
  queueAtFirst: string | null,
  lines: readonly Row<'message'>[],
) {
  const { id, channel, createdAt } = conversation;
  const nothing: Snapshot = { at: createdAt, state: 'open', assignee: null, queue: queueAtFirst, waiting: null };
  const told: Snapshot[] = [];
  for (const line of lines) told.push(step(told.at(-1) ?? nothing, line));
  const place = (s: Snapshot): Told => ({ conversationId: id, channel, queueId: s.queue });
  const at = (index: number): Snapshot => told[index] ?? nothing;

  const stays = runs(told, (s) => (waits(s) ? `in ${s.queue}` : null)).map(([first, after]): Stay => {
    const begin = at(first);
    const head = { ...place(begin), waitingSince: begin.waiting ?? 0, from: begin.at };
    if (after === told.length) return { ...head, to: null, end: null, agentId: null };
    const next = at(after);
    let end: Stay['end'] = 'withdrawn';
    if (waits(next)) end = 'moved';
    else if (hands(next) !== null) end = 'answered';
    else if (next.state === 'resolved' && channels[channel].capabilities.live) end = 'abandoned';
    return { ...head, to: next.at, end, agentId: end === 'answered' ? hands(next) : null };
  });

  const holds = runs(told, (s) => (hands(s) === null ? null : `${hands(s)} for ${s.queue}`)).map(
    ([first, after]): Hold => ({
      ...place(at(first)),
      agentId: hands(at(first)) ?? '',
      from: at(first).at,
      to: after === told.length ? null : at(after).at,
    }),
  );

  const replies: Reply[] = [];
  let answeredBefore = false;
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'outbound' || line.automatic || line.delivery?.status === 'held') continue;
    const since = index === 0 ? null : at(index - 1).waiting;
    if (since !== null)
      replies.push({
        ...place(at(index)),
        agentId: line.authorId,
        at: line.sentAt,
        ms: Math.max(0, line.sentAt - since),
        first: !answeredBefore,
      });
    answeredBefore = true;
  }

  return { stays, holds, replies, resolutions: resolutionsOf(told, lines, place, createdAt) };
}

/** A resolution counts unless a colleague took it back; the customer's return is the end of it. */
function resolutionsOf(
  told: readonly Snapshot[],
  lines: readonly Row<'message'>[],
  place: (s: Snapshot) => Told,
  createdAt: number,
): Resolution[] {
  const kept: (Resolution & { returned: number | null })[] = [];
  for (const [first, after] of runs(told, (s) => (s.state === 'resolved' ? 'resolved' : null))) {
    const begin = told[first];
    if (!begin) continue;
    const next = told[after];
    if (next !== undefined && lines[after]?.kind !== 'inbound') continue;
    const { at } = begin;
    const before = kept.some((earlier) => earlier.at >= at - weekMs);
    const returned = next?.at ?? null;
    const stays = returned === null || returned - at > weekMs;
    kept.push({
      ...place(begin),
      agentId: begin.assignee,
      at,
      ms: Math.max(0, at - createdAt),
      atOnce: !before && stays,
      still: returned === null,
      returned,
    });
  }
  return kept;
}
