import { UserMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Conversation, priorities } from '#shared/domain/conversation.ts';
import type { Actor } from '#shared/domain/role.ts';
import type { User } from '#shared/domain/user.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { now as serverNow } from '../../platform/now.ts';
import { useMe, usePresence, useTags, useUsers } from '../../sync/index.ts';
import type { Choice } from './choice-dialog.tsx';
import { ColleagueFace } from './colleague-face.tsx';
import { laterChoices, laterWords } from './later-times.ts';
import { assign, setPriority, snooze, toggleTag } from './run-action.ts';

/** Somebody as the rules see them: whom they let see a conversation. */
export const actorOf = ({ id, role, queueIds }: User): Actor => ({ userId: id, role, queueIds });

/** Colleagues who work, the available first, then by name. */
export function useColleagues() {
  const users = useUsers();
  const presence = usePresence();
  const format = useFormat();
  const isHere = (id: string) => presence?.get(id)?.state === 'available';
  return (users ?? [])
    .filter(({ disabledAt }) => disabledAt === null)
    .map((user) => ({ user, state: presence?.get(user.id)?.state ?? ('offline' as const) }))
    .toSorted(
      (a, b) => Number(isHere(b.user.id)) - Number(isHere(a.user.id)) || format.compare(a.user.name, b.user.name),
    );
}

export function useAssignChoices(conversation: Conversation): Choice[] {
  const { t } = useTranslation(['conversation-actions', 'presence']);
  const colleagues = useColleagues();
  const me = useMe();
  const actor = me ? actorOf(me) : null;
  const nobody: Choice = {
    id: 'nobody',
    label: t('nobody'),
    icon: UserMinus,
    isCurrent: conversation.assigneeId === null,
    onChoose: () => void assign(conversation, null, null, actor),
  };
  const people = colleagues.map(
    ({ user, state }): Choice => ({
      id: user.id,
      label: user.id === me?.id ? t('me', { name: user.name }) : user.name,
      description: t(`presence:state.${state}`),
      leading: <ColleagueFace user={user} state={state} />,
      isCurrent: conversation.assigneeId === user.id,
      onChoose: () => void assign(conversation, user.id, user.name, actor),
    }),
  );
  const mine = people.filter(({ id }) => id === me?.id);
  return [...mine, ...people.filter(({ id }) => id !== me?.id), nobody];
}

export function useTagChoices(conversation: Conversation): Choice[] {
  const tags = useTags() ?? [];
  return tags.map((tag) => ({
    id: tag.id,
    label: tag.name,
    isCurrent: conversation.tagIds.includes(tag.id),
    onChoose: () => void toggleTag(conversation, tag.id),
  }));
}

export function useSnoozeChoices(conversation: Conversation): Choice[] {
  const { t } = useTranslation('conversation-actions');
  const format = useFormat();
  const now = serverNow();
  return laterChoices(now).map(({ id, at }) => ({
    id,
    label: t(`later.${id}`),
    description: laterWords(at, now, format),
    isCurrent: false,
    onChoose: () => void snooze(conversation, at, laterWords(at, now, format)),
  }));
}

export function usePriorityChoices(conversation: Conversation): Choice[] {
  const { t } = useTranslation('conversation-actions');
  return priorities.toReversed().map((priority) => ({
    id: priority,
    label: t(`priority.${priority}`),
    isCurrent: conversation.priority === priority,
    onChoose: () => void setPriority(conversation, priority),
  }));
}
