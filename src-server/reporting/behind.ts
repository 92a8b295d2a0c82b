import { sql } from 'kysely';
import type { RequestInput, RequestOutput } from '#shared/contract/socket.ts';
import { type BehindItem, type FigureName, figureInfo } from '#shared/domain/floor-figures.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import type { Database } from '../store/index.ts';
import { findDayFigure } from './day-figures.ts';
import type { FloorMoment } from './floor-moment.ts';
import { servesIn } from './floor-setup.ts';
import type { Line } from './lines.ts';
import type { AgentFigures } from './people.ts';
import { occupancyOf } from './scope-figures.ts';
import { isIn } from './tally.ts';

type Place = Pick<Line, 'id' | 'conversationId' | 'queueId' | 'channel' | 'agentId' | 'at'>;
interface Behind extends Place {
  ms: number | null;
  met: boolean | null;
}

/**
 * What one figure of one scope is counted from, page by page: what happened last comes first, and of those who wait the one who has
 * waited longest.
 */
export async function readBehind(
  db: Database,
  moment: FloorMoment,
  { scope, figure, cursor, limit }: RequestInput<'floor:behind'>,
): Promise<RequestOutput<'floor:behind'>> {
  const { asOf } = moment;
  if (figureInfo[figure].behind === 'agents') {
    const agents = agentsBehind(moment, scope, figure);
    const { page, next } = pageOf(agents, cursor, limit, ({ id }) => id);
    return { asOf, total: agents.length, items: page, next };
  }
  const all = conversationsBehind(moment, scope, figure);
  const { page, next } = pageOf(all, cursor, limit, ({ at, id }) => `${at}~${id}`);
  return { asOf, total: all.length, items: await withNames(db, page), next };
}

/** The rest after the row a cursor names. A row that has gone meanwhile leaves its place: the list is sorted by what cursors are made of. */
function pageOf<T>(all: readonly T[], cursor: string | null, limit: number, keyOf: (item: T) => string) {
  const found = cursor === null ? -1 : all.findIndex((item) => keyOf(item) === cursor);
  const page = all.slice(found + 1, found + 1 + limit);
  const last = page.at(-1);
  return { page, next: last !== undefined && found + 1 + limit < all.length ? keyOf(last) : null };
}

function conversationsBehind({ memory }: FloorMoment, scope: FloorScope, figure: FigureName): Behind[] {
  const day = findDayFigure(figure);
  const inScope = (place: Place) => isIn(scope, place, memory.teamOf);
  const newest = (a: Place, b: Place) => b.at - a.at || (a.id < b.id ? 1 : -1);
  if (day !== null) {
    if (scope.teamId !== null && day.beforeAnybody) return [];
    const found: Behind[] = [];
    for (const line of memory.lines()) {
      const behind = day.line(line.counts);
      if (behind !== null && inScope(line)) found.push({ ...line, ...behind });
    }
    return found.sort(newest);
  }
  const plain = (place: Place): Behind => ({ ...place, ms: null, met: null });
  if (figure === 'inHand')
    return [...memory.held.values()]
      .map((one) => plain({ ...one, at: one.startedAt }))
      .filter(inScope)
      .sort(newest);
  if (figure === 'wrapUpContacts')
    return [...memory.wrapUps.values()]
      .map((one) => plain({ ...one, agentId: one.userId, at: one.startedAt }))
      .filter(inScope)
      .sort(newest);
  if (scope.teamId !== null) return [];
  return [...memory.waiting.values()]
    .map((one) => plain({ ...one, agentId: null, at: one.waitingSince }))
    .filter(inScope)
    .sort((a, b) => -newest(a, b));
}

const places: Partial<Record<FigureName, 'total' | 'used' | 'free'>> = {
  slotsTotal: 'total',
  slotsUsed: 'used',
  slotsFree: 'free',
};

/** Agents that a figure counts, each with their own value of it. */
function agentsBehind(moment: FloorMoment, scope: FloorScope, figure: FigureName): BehindItem[] {
  const { memory, agents } = moment;
  const wrappingUp = new Set(
    [...memory.wrapUps.values()]
      .filter((one) => isIn(scope, { ...one, agentId: one.userId }, memory.teamOf))
      .map(({ userId }) => userId),
  );
  const counts = ({ line, staffed }: AgentFigures): boolean => {
    if (figure === 'wrapUpAgents') return wrappingUp.has(line.id);
    const user = memory.setup.users.get(line.id);
    if (!user || !servesIn(user, scope)) return false;
    if (figure === 'occupancy' || figure === 'occupancyBySlots') return true;
    if (figure === 'signedIn') return user.enabled && line.state !== 'offline';
    if (figure === 'available') return user.enabled && line.state === 'available';
    if (figure === 'onContact') return user.enabled && line.state === 'on-contact';
    return staffed;
  };
  const own = (agent: AgentFigures): number | null => {
    if (figure === 'occupancy' || figure === 'occupancyBySlots')
      return occupancyOf([agent], memory, scope)[figure].value;
    const side = places[figure];
    if (side === undefined) return null;
    if (scope.channel === null) return agent.line.slots[side];
    return agent.line.channels.find(({ channel }) => channel === scope.channel)?.[side] ?? 0;
  };
  return agents
    .filter(counts)
    .map((agent) => ({
      kind: 'agent' as const,
      id: agent.line.id,
      state: agent.line.state,
      since: agent.line.since,
      value: own(agent),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function withNames(db: Database, page: readonly Behind[]): Promise<BehindItem[]> {
  const ids = [...new Set(page.map(({ conversationId }) => conversationId))];
  const rows = await db
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customerId')
    .select(['conversation.id', 'conversation.number', 'conversation.customerId', 'conversation.subject'])
    .select('customer.name as customerName')
    .where(sql<boolean>`conversation.id = any(${sql.val(ids)}::text[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return page.flatMap(({ id, conversationId, channel, queueId, agentId, at, ms, met }) => {
    const row = byId.get(conversationId);
    if (!row) return [];
    const { number, customerId, customerName, subject } = row;
    const names = { conversationId, number: Number(number), customerId, customerName, subject };
    return [{ kind: 'conversation' as const, id, ...names, channel, queueId, agentId, at, ms, met }];
  });
}
