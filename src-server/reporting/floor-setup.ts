import { channels } from '#shared/channels/registry.ts';
import { calendarDay } from '#shared/domain/calendar-day.ts';
import { type ChannelId, channelIds } from '#shared/domain/channel-id.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { FloorDay } from '#shared/domain/floor-figures.ts';
import type { FloorPolicy } from '#shared/domain/floor-policy.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import { loadFloorPolicy } from '../presence/index.ts';
import type { Database } from '../store/index.ts';

/** An agent as figures see them: where they belong and what they have room for. */
export interface FloorUser {
  id: string;
  queueIds: readonly string[];
  teamId: string | null;
  /** Places by channel; channels without a working inbox are not there. */
  places: ReadonlyMap<ChannelId, number>;
  enabled: boolean;
}

/** What figures depend on besides what happens. */
export interface FloorSetup {
  policy: FloorPolicy;
  queues: ReadonlyMap<string, Pick<Row<'queue'>, 'id' | 'serviceLevelSeconds' | 'serviceLevelPercent'>>;
  users: ReadonlyMap<string, FloorUser>;
  timeZone: string;
}

/** Rows whose change makes the setup another one. */
export const setupEntities: ReadonlySet<string> = new Set([
  'user',
  'queue',
  'queueRules',
  'businessHours',
  'floorPolicy',
  'inbox',
]);

export async function readSetup(db: Database): Promise<FloorSetup> {
  const queues = await db.selectFrom('queue').select(['id', 'serviceLevelSeconds', 'serviceLevelPercent']).execute();
  const users = await db.selectFrom('user').selectAll().execute();
  const inboxes = await db.selectFrom('inbox').select('channel').distinct().where('enabled', '=', true).execute();
  const open = channelIds.filter((id) => inboxes.some(({ channel }) => channel === id));
  return {
    policy: await loadFloorPolicy(db),
    queues: new Map(queues.map((queue) => [queue.id, queue])),
    users: new Map(users.filter(isOnFloor).map((user) => [user.id, toFloorUser(user, open)])),
    timeZone: await readTimeZone(db),
  };
}

/** Agents, and everybody else who takes conversations of a queue. */
const isOnFloor = ({ role, queueIds }: Row<'user'>): boolean => role === 'agent' || queueIds.length > 0;

const toFloorUser = (user: Row<'user'>, open: readonly ChannelId[]): FloorUser => ({
  id: user.id,
  queueIds: user.queueIds,
  teamId: user.teamId,
  places: new Map(open.map((id) => [id, user.capacity[id] ?? channels[id].defaultCapacity])),
  enabled: user.disabledAt === null,
});

/** The workspace's clock is that of the business hours most queues keep; of equals, the first by id; without any, UTC. */
async function readTimeZone(db: Database): Promise<string> {
  const rules = await db.selectFrom('queueRules').select('hoursId').where('hoursId', 'is not', null).execute();
  const hours = await db.selectFrom('businessHours').select(['id', 'timeZone']).orderBy('id').execute();
  const uses = (id: string) => rules.filter(({ hoursId }) => hoursId === id).length;
  const [most] = hours.toSorted((a, b) => uses(b.id) - uses(a.id));
  return most?.timeZone ?? 'UTC';
}

export const dayAt = ({ timeZone }: FloorSetup, at: number): FloorDay => ({ ...calendarDay(timeZone, at), timeZone });

/** Whether an agent's own figures count in a scope. */
export const servesIn = ({ queueIds, teamId, places }: FloorUser, scope: FloorScope): boolean =>
  (scope.queueId === null || queueIds.includes(scope.queueId)) &&
  (scope.teamId === null || teamId === scope.teamId) &&
  (scope.channel === null || (places.get(scope.channel) ?? 0) > 0);

/** What a scope's service level is measured against; a side that differs between its queues is null. */
export function targetOf(setup: FloorSetup, scope: FloorScope): { seconds: number | null; percent: number | null } {
  const queues = [...setup.queues.values()].filter(({ id }) => scope.queueId === null || id === scope.queueId);
  const same = (values: readonly number[]) => (new Set(values).size === 1 ? (values[0] ?? null) : null);
  return {
    seconds: same(queues.map(({ serviceLevelSeconds }) => serviceLevelSeconds)),
    percent: same(queues.map(({ serviceLevelPercent }) => serviceLevelPercent)),
  };
}
