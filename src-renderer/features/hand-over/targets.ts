import { channels } from '#shared/channels/registry.ts';
import { freePlaces, type Held } from '#shared/domain/capacity.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import { type Conversation, canSee } from '#shared/domain/conversation.ts';
import type { FloorPolicy } from '#shared/domain/floor-policy.ts';
import type { PresenceState } from '#shared/domain/presence.ts';
import { type Actor, seesEverything } from '#shared/domain/role.ts';
import type { User } from '#shared/domain/user.ts';

export interface Colleague {
  user: User;
  presence: PresenceState;
  /** More conversations of this channel they could take; null: they also work where this desk does not look. */
  places: number | null;
  /** Whether they may see the conversation without being given it. */
  sees: boolean;
}

export interface Floor {
  me: Actor;
  users: readonly User[];
  presenceOf: (userId: string) => PresenceState;
  heldBy: (userId: string) => Held;
  policy: Pick<FloorPolicy, 'capacity' | 'channelWeights'>;
}

const actorOf = ({ id, role, queueIds }: User): Actor => ({ userId: id, role, queueIds });

/** Everybody else with an account, whoever can take something now in front: free places, then somehow there, then gone. */
export function colleaguesFor(
  conversation: Pick<Conversation, 'channel' | 'queueId' | 'assigneeId'>,
  { me, users, presenceOf, heldBy, policy }: Floor,
  compare: (one: string, other: string) => number,
): Colleague[] {
  // One's own view is whole only for colleagues who work nowhere else.
  const knowsAll = (user: User) => seesEverything(me.role) || user.queueIds.every((id) => me.queueIds.includes(id));
  return users
    .filter(({ id, disabledAt }) => disabledAt === null && id !== me.userId)
    .map((user): Colleague => {
      const limits = { places: placesOf(user), policy };
      return {
        user,
        presence: presenceOf(user.id),
        places: knowsAll(user) ? freePlaces(conversation.channel, heldBy(user.id), limits) : null,
        sees: canSee(actorOf(user), conversation),
      };
    })
    .sort((a, b) => rank(a) - rank(b) || compare(a.user.name, b.user.name));
}

const placesOf = (user: User) => (channel: ChannelId) => user.capacity[channel] ?? channels[channel].defaultCapacity;

function rank({ presence, places }: Colleague): number {
  if (presence === 'offline') return 3;
  if (presence !== 'available') return 2;
  return places === 0 ? 1 : 0;
}

/** Who of a queue is there now, those who take work first. */
export const presentIn = (queueId: string, colleagues: readonly Colleague[]): Colleague[] =>
  colleagues.filter(({ user, presence }) => user.queueIds.includes(queueId) && presence !== 'offline');
