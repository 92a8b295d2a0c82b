import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import {
  useFloorPolicy,
  useMe,
  useParticipants,
  usePresence,
  useQueues,
  useUsers,
  useWorkloads,
} from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { PickerItem } from '../../ui/picker-list.tsx';
import { Pill } from '../../ui/pill.tsx';
import { actorOf, ColleagueFace, type HandOverWay } from '../conversation-actions/index.ts';
import { useShownStates, useShownWords } from '../presence/index.ts';
import { type Colleague, colleaguesFor, presentIn } from './targets.ts';

export interface Target extends PickerItem {
  queueId: string | null;
  userId: string | null;
  /** Whom a talk aside would be with. */
  memberIds: readonly string[];
}

/** To whom this conversation may go in this way, as rows that say who is there and who has room. Undefined while that is read. */
export function useTargets(conversation: Conversation, way: HandOverWay): readonly Target[] | undefined {
  const { t } = useTranslation('hand-over');
  const format = useFormat();
  const shown = useShownStates();
  const words = useShownWords();
  const me = useMe();
  const users = useUsers();
  const presence = usePresence();
  const loads = useWorkloads();
  const policy = useFloorPolicy();
  const queues = useQueues();
  const participants = useParticipants() ?? [];
  if (!me || !users || !presence || !policy || !queues) return undefined;

  const colleagues = colleaguesFor(
    conversation,
    {
      me: actorOf(me),
      users,
      presenceOf: (id) => presence.get(id)?.state ?? 'offline',
      heldBy: (id) => loads?.get(id)?.held ?? {},
      policy,
    },
    format.compare,
  );
  const isIn = (userId: string) =>
    participants.some((one) => one.conversationId === conversation.id && one.userId === userId && one.leftAt === null);

  const person = (colleague: Colleague): Target => {
    const { user, presence: state, places, sees } = colleague;
    const isHere = state !== 'offline';
    const obstacle =
      way === 'invite' && !sees ? t('otherQueues') : way === 'invite' && isIn(user.id) ? t('isIn') : null;
    return {
      id: user.id,
      label: user.name,
      description: obstacle ?? words(shown(user.id)),
      leading: <ColleagueFace user={user} state={state} />,
      ...(isHere && places !== null && obstacle === null
        ? { trailing: <Pill tone={places > 0 ? 'good' : 'neutral'}>{t('places', { count: places })}</Pill> }
        : {}),
      isDisabled: obstacle !== null,
      queueId: null,
      userId: user.id,
      memberIds: [user.id],
    };
  };
  const queue = ({ id, name }: { id: string; name: string }): Target => {
    const here = presentIn(id, colleagues);
    const free = here.filter(({ presence: state, places }) => state === 'available' && places !== 0).length;
    const isHereAlready = way === 'transfer' && id === conversation.queueId && conversation.assigneeId === null;
    const isEmpty = way === 'consult' && here.length === 0;
    return {
      id: `queue:${id}`,
      label: name,
      description: [t('queue'), t('here', { count: here.length }), t('free', { count: free })].join(' · '),
      leading: <Icon of={Users} size="sm" className="mx-0.75 text-muted" />,
      isDisabled: isHereAlready || isEmpty,
      queueId: id,
      userId: null,
      memberIds: here.map(({ user }) => user.id),
    };
  };
  const others = colleagues.filter(({ user }) => way !== 'transfer' || user.id !== conversation.assigneeId);
  // Queues before whoever is gone: at night the list would begin with people who cannot take it.
  const isThere = ({ presence: state }: Colleague) => state !== 'offline';
  return [
    ...others.filter(isThere).map(person),
    ...(way === 'invite' ? [] : queues.map(queue)),
    ...others.filter((one) => !isThere(one)).map(person),
  ];
}
