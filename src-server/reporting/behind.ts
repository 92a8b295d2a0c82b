import { sql } from 'kysely';
import type { RequestInput, RequestOutput } from '#shared/contract/socket.ts';
import { type FigureName, figureInfo } from '#shared/domain/figure-info.ts';
import type { BehindItem } from '#shared/domain/floor-figures.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import type { Database } from '../store/index.ts';
import { findDayFigure } from './day-figures.ts';
import type { FloorMoment } from './floor-moment.ts';
import { servesIn } from './floor-setup.ts';
import type { Line } from './lines.ts';
import { newestFirst, oldestFirst, pageOf } from './page-of.ts';
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
    // All at one moment, so that they stand in order of their ids.
    const agents = agentsBehind(moment, scope, figure).map((item) => ({ item, at: 0, id: item.id }));
    const { page, next } = pageOf(agents.sort(oldestFirst), oldestFirst, { cursor, limit });
    return { asOf, total: agents.length, items: page.map(({ item }) => item), next };
  }
  const order = figure === 'waiting' || figure === 'longestWait' ? oldestFirst : newestFirst;
  const all = conversationsBehind(moment, scope, figure).sort(order);
  const { page, next } = pageOf(all, order, { cursor, limit });
  return { asOf, total: all.length, items: await withNames(db, page), next };
}

function conversationsBehind({ memory }: FloorMoment, scope: FloorScope, figure: FigureName): Behind[] {
  const day = findDayFigure(figure);
  const inScope = (place: Place) => isIn(scope, place, memory.teamOf);
  if (day !== null) {
    if (scope.teamId !== null && day.beforeAnybody) return [];
    const found: Behind[] = [];
    for (const line of memory.lines()) {
      const behind = day.line(line.counts);
      if (behind !== null && inScope(line)) found.push({ ...line, ...behind });
    }
    return found;
  }
  const plain = (place: Place): Behind => ({ ...place, ms: null, met: null });
  if (figure === 'inHand')
    return [...memory.held.values()].map((one) => plain({ ...one, at: one.startedAt })).filter(inScope);
  if (figure === 'wrapUpContacts')
    return [...memory.wrapUps.values()]
      .map((one) => plain({ ...one, agentId: one.userId, at: one.startedAt }))
      .filter(inScope);
  if (scope.teamId !== null) return [];
  return [...memory.waiting.values()]
    .map((one) => plain({ ...one, agentId: null, at: one.waitingSince }))
    .filter(inScope);
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
  return agents.filter(counts).map((agent) => ({
    kind: 'agent' as const,
    id: agent.line.id,
    state: agent.line.state,
    since: agent.line.since,
    value: own(agent),
  }));
}

async function withNames(db: Database, page: readonly Behind[]): Promise<BehindItem[]> {
  const ids = [...new Set(page.map(({ conversationId }) => conversationId))];
  const rows = await db
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customerId')
    .select([
      'conversation.id',
      'conversation.number',
      'conversation.customerId',
      'conversation.subject',
      'conversation.inboxId',
    ])
    .select('customer.name as customerName')
    .where(sql<boolean>`conversation.id = any(${sql.val(ids)}::text[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return page.flatMap(({ id, conversationId, channel, queueId, agentId, at, ms, met }) => {
    const row = byId.get(conversationId);
    if (!row) return [];
    const { number, customerId, customerName, subject, inboxId } = row;
    const names = { conversationId, number: Number(number), customerId, customerName, subject, inboxId };
    return [{ kind: 'conversation' as const, id, ...names, channel, queueId, agentId, at, ms, met }];
  });
}
