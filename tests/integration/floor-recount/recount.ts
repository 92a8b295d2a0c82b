import { channels } from '#shared/channels/registry.ts';
import { type ChannelId, channelIds } from '#shared/domain/channel-id.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { FigureName } from '#shared/domain/figure-info.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import type { Store, Tables } from '../../../src-server/store/index.ts';
import { type Hold, type Reply, type Resolution, replay, type Stay } from './replay.ts';

export type Figure = [value: number | null, of: number | null];
type Recounted = Record<FigureName, Figure>;

interface Raw {
  users: Row<'user'>[];
  queues: Row<'queue'>[];
  inboxes: Row<'inbox'>[];
  conversations: Row<'conversation'>[];
  messages: Row<'message'>[];
  offers: Row<'offer'>[];
  wrapUps: Row<'wrapUp'>[];
  presences: Row<'presence'>[];
  changes: Tables['presenceChange'][];
}

async function readRaw({ db }: Store): Promise<Raw> {
  const all = <T extends keyof Tables>(table: T) => db.selectFrom(table).selectAll().execute() as Promise<Tables[T][]>;
  return {
    users: (await all('user')) as Row<'user'>[],
    queues: (await all('queue')) as Row<'queue'>[],
    inboxes: (await all('inbox')) as Row<'inbox'>[],
    conversations: (await all('conversation')) as Row<'conversation'>[],
    messages: (await db.selectFrom('message').selectAll().orderBy('position').execute()) as Row<'message'>[],
    offers: (await all('offer')) as Row<'offer'>[],
    wrapUps: (await all('wrapUp')) as Row<'wrapUp'>[],
    presences: (await all('presence')) as Row<'presence'>[],
    changes: await db.selectFrom('presenceChange').selectAll().orderBy('at').orderBy('id').execute(),
  };
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const share = (part: number, of: number): Figure => [of === 0 ? null : part / of, of];
const only = (value: number | null): Figure => [value, null];

/**
 * Every figure of any scope, counted from the rows people see: threads, offers, wrap-ups, presences and the record of who changed
 * them. Slow and plain on purpose: it walks everything again for every question.
 */
export async function recount(store: Store, day: { start: number; end: number }, now: number) {
  const raw = await readRaw(store);
  const inboxQueue = new Map(raw.inboxes.map((inbox) => [inbox.id, inbox.queueId]));
  const linesOf = Map.groupBy(raw.messages, ({ conversationId }) => conversationId);
  const threads = raw.conversations.map((conversation) =>
    replay(conversation, inboxQueue.get(conversation.inboxId) ?? null, linesOf.get(conversation.id) ?? []),
  );
  const channelOf = new Map(raw.conversations.map(({ id, channel }) => [id, channel]));
  const targetMs = new Map(raw.queues.map(({ id, serviceLevelSeconds }) => [id, serviceLevelSeconds * 1000]));
  const teamOf = new Map(raw.users.map(({ id, teamId }) => [id, teamId]));
  const today = (at: number | null) => at !== null && at >= day.start && at < day.end;
  const holds = threads.flatMap((thread) => thread.holds);
  const agents = raw.users.filter(({ role, queueIds }) => role === 'agent' || queueIds.length > 0);
  const clocks = new Map(agents.map(({ id }) => [id, clockOf(raw, holds, channelOf, id, day.start, now)]));
  const openChannels = channelIds.filter((id) => raw.inboxes.some(({ channel, enabled }) => enabled && channel === id));

  return (scope: FloorScope): Recounted => {
    const fits = (queueId: string | null, channel: ChannelId | undefined, agentId: string | null) =>
      (scope.queueId === null || scope.queueId === queueId) &&
      (scope.channel === null || scope.channel === channel) &&
      (scope.teamId === null || scope.teamId === (teamOf.get(agentId ?? '') ?? null));
    const mine = <T extends { queueId: string | null; channel: ChannelId; agentId: string | null }>(all: T[]): T[] =>
      all.filter(({ queueId, channel, agentId }) => fits(queueId, channel, agentId));
    const team = scope.teamId !== null;
    const stays: Stay[] = mine(threads.flatMap((thread) => thread.stays));
    const ended = stays.filter(({ to }) => today(to));
    const answered = ended.filter(({ end }) => end === 'answered');
    const inTime = answered.filter(({ from, to, queueId }) => (to ?? 0) - from <= (targetMs.get(queueId ?? '') ?? -1));
    const left = ended.filter(({ end }) => end === 'abandoned');
    const short = left.filter(({ from, to }) => (to ?? 0) - from < 5_000);
    const decided = answered.length + left.length;
    const waiting = stays.filter(({ to }) => to === null);

    const held = mine(holds);
    const done = held.filter(({ to }) => today(to));
    const wraps = raw.wrapUps
      .map((wrap) => ({ ...wrap, agentId: wrap.userId, channel: channelOf.get(wrap.conversationId) ?? 'email' }))
      .filter(({ queueId, channel, agentId }) => fits(queueId, channel, agentId));
    const wrapped = wraps.filter(({ startedAt, endedAt }) => today(endedAt) && (endedAt ?? 0) > startedAt);
    const wrapMs = sum(wrapped.map(({ startedAt, endedAt }) => (endedAt ?? 0) - startedAt));
    const handledMs = sum(done.map(({ agentId, from, to }) => staffedBetween(raw, agentId, from, to ?? 0)));

    const rung = raw.offers.filter(
      ({ queueId, conversationId, userId, state, closedAt }) =>
        fits(queueId, channelOf.get(conversationId), userId) &&
        ['accepted', 'declined', 'missed'].includes(state) &&
        today(closedAt),
    );
    const replies: Reply[] = mine(threads.flatMap((thread) => thread.replies)).filter(({ at }) => today(at));
    const meanReply = (first: boolean) => {
      const chosen = replies.filter((reply) => reply.first === first);
      return share(sum(chosen.map(({ ms }) => ms)), chosen.length);
    };
    const ends: Resolution[] = mine(threads.flatMap((thread) => thread.resolutions)).filter(({ at }) => today(at));
    const still = ends.filter((one) => one.still);

    const crew = agents.filter(
      ({ queueIds, teamId, capacity }) =>
        (scope.queueId === null || queueIds.includes(scope.queueId)) &&
        (scope.teamId === null || teamId === scope.teamId) &&
        (scope.channel === null ||
          (openChannels.includes(scope.channel) &&
            (capacity[scope.channel] ?? channels[scope.channel].defaultCapacity) > 0)),
    );
    const wanted = openChannels.filter((id) => scope.channel === null || scope.channel === id);
    const placesOf = ({ capacity }: Row<'user'>) =>
      sum(wanted.map((id) => capacity[id] ?? channels[id].defaultCapacity));
    const stateOf = (id: string) => raw.presences.find((presence) => presence.id === id)?.state ?? 'offline';
    const there = crew.filter(({ id }) => stateOf(id) !== 'offline' && stateOf(id) !== 'away');
    const heldBy = (id: string, channel: ChannelId | null) =>
      [
        ...raw.conversations.filter((c) => c.assigneeId === id && c.state === 'open').map((c) => c.channel),
        ...raw.wrapUps.filter((w) => w.userId === id && w.endedAt === null).map((w) => channelOf.get(w.conversationId)),
        ...raw.offers
          .filter((o) => o.userId === id && o.state === 'ringing')
          .map((o) => channelOf.get(o.conversationId)),
      ].filter((one) => channel === null || one === channel).length;
    const freeOf = (user: Row<'user'>) =>
      stateOf(user.id) !== 'available'
        ? 0
        : sum(
            wanted.map((id) => Math.max(0, (user.capacity[id] ?? channels[id].defaultCapacity) - heldBy(user.id, id))),
          );
    const shown = crew.map(({ id }) => shownOf(raw, id, now));
    const clock = crew.map((user) => ({ user, time: clocks.get(user.id) }));
    const busy = sum(clock.map(({ time }) => time?.busy ?? 0));

    return {
      waiting: only(team ? null : waiting.length),
      longestWait: only(team || waiting.length === 0 ? null : Math.min(...waiting.map((stay) => stay.waitingSince))),
      offered: only(team ? null : stays.filter(({ from }) => today(from)).length),
      answered: only(answered.length),
      answeredInTarget: only(inTime.length),
      abandoned: only(team ? null : left.length - short.length),
      shortAbandoned: only(team ? null : short.length),
      abandonRate: team ? [null, null] : share(left.length - short.length, decided),
      serviceLevelOffered: share(inTime.length, decided),
      serviceLevelRemoved: share(inTime.length, answered.length),
      serviceLevelPositive: share(inTime.length + short.length, decided),
      speedOfAnswer: share(sum(answered.map(({ from, to }) => (to ?? 0) - from)), answered.length),
      inHand: only(held.filter(({ to }) => to === null).length),
      handled: only(done.length),
      handleTime: share(handledMs + wrapMs, done.length),
      wrapUpTime: share(wrapMs, wrapped.length),
      wrapUpContacts: only(wraps.filter(({ endedAt }) => endedAt === null).length),
      wrapUpAgents: only(new Set(wraps.filter(({ endedAt }) => endedAt === null).map(({ userId }) => userId)).size),
      occupancy: share(busy, busy + sum(clock.map(({ time }) => time?.idle ?? 0))),
      occupancyBySlots: share(
        sum(clock.map(({ time }) => sum(wanted.map((id) => time?.used[id] ?? 0)))),
        sum(clock.map(({ user, time }) => (time?.staffed ?? 0) * placesOf(user))),
      ),
      offersRung: only(rung.length),
      offersMissed: only(rung.filter(({ state }) => state === 'missed').length),
      answerRate: share(rung.filter(({ state }) => state === 'accepted').length, rung.length),
      firstReply: meanReply(true),
      nextReply: meanReply(false),
      resolved: only(still.length),
      resolutionTime: share(sum(still.map(({ ms }) => ms)), still.length),
      firstContactResolution: share(ends.filter(({ atOnce }) => atOnce).length, ends.length),
      signedIn: only(crew.filter(({ id }) => stateOf(id) !== 'offline').length),
      staffed: only(there.length),
      available: only(shown.filter((state) => state === 'available').length),
      onContact: only(shown.filter((state) => state === 'on-contact').length),
      slotsTotal: only(sum(there.map(placesOf))),
      slotsUsed: only(sum(there.map(({ id }) => heldBy(id, scope.channel)))),
      slotsFree: only(sum(there.map(freeOf))),
    };
  };
}

/** Somebody's states in order: from when, until when. Before the first change they were offline. */
function statesOf({ changes }: Raw, userId: string) {
  const own = changes.filter((change) => change.userId === userId);
  return own.map(({ at, toState }, index) => ({ state: toState, from: at, to: own[index + 1]?.at ?? null }));
}
const isStaffed = (state: string) => !['offline', 'away'].includes(state);

const staffedBetween = (raw: Raw, agentId: string, from: number, to: number): number =>
  sum(
    statesOf(raw, agentId)
      .filter(({ state }) => isStaffed(state))
      .map((span) => Math.max(0, Math.min(span.to ?? to, to) - Math.max(span.from, from))),
  );

/** Cuts the day wherever anything of this agent begins or ends, and asks in the middle of each piece what was true. */
function clockOf(
  raw: Raw,
  allHolds: readonly Hold[],
  channelOf: ReadonlyMap<string, ChannelId>,
  agentId: string,
  start: number,
  now: number,
) {
  const states = statesOf(raw, agentId);
  const work = [
    ...allHolds
      .filter((hold) => hold.agentId === agentId)
      .map(({ channel, from, to }) => ({ channel, from, to: to ?? now })),
    ...raw.wrapUps
      .filter((wrap) => wrap.userId === agentId)
      .map(({ conversationId, startedAt, endsAt, endedAt }) => ({
        channel: channelOf.get(conversationId) ?? 'email',
        from: startedAt,
        to: endedAt ?? endsAt,
      })),
  ];
  const cuts = new Set([start, now]);
  for (const { from, to } of [...states, ...work]) for (const at of [from, to]) if (at !== null) cuts.add(at);
  const marks = [...cuts].filter((at) => at >= start && at <= now).sort((a, b) => a - b);
  const time = { staffed: 0, busy: 0, idle: 0, used: {} as Partial<Record<ChannelId, number>> };
  for (const [index, from] of marks.entries()) {
    const to = marks[index + 1];
    if (to === undefined) continue;
    const middle = (from + to) / 2;
    const state = states.find((span) => span.from < middle && (span.to ?? Number.POSITIVE_INFINITY) > middle)?.state;
    if (state === undefined || !isStaffed(state)) continue;
    const inHand = work.filter((one) => one.from < middle && one.to > middle);
    time.staffed += to - from;
    if (inHand.length > 0) time.busy += to - from;
    else if (state === 'available') time.idle += to - from;
    for (const { channel } of inHand) time.used[channel] = (time.used[channel] ?? 0) + (to - from);
  }
  return time;
}

/** The documented order of shown states, for agents whose desktops are connected and who watch over nobody. */
function shownOf(raw: Raw, id: string, now: number): string {
  const { state = 'offline', reason = null } = raw.presences.find((presence) => presence.id === id) ?? {};
  if (state === 'offline') return 'offline';
  if (state === 'away' && reason === 'missed-offer') return 'missed';
  const declined = raw.offers.some(
    (o) => o.userId === id && o.state === 'declined' && now - (o.closedAt ?? 0) < 10_000,
  );
  if (declined) return 'declined';
  if (raw.conversations.some((c) => c.assigneeId === id && c.state === 'open')) return 'on-contact';
  if (state === 'wrap-up' || raw.wrapUps.some((w) => w.userId === id && w.endedAt === null)) return 'wrap-up';
  if (raw.offers.some((o) => o.userId === id && o.state === 'ringing')) return 'offered';
  return state;
}
