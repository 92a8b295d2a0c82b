import { ArrowRightLeft, Ellipsis, UserRoundPlus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { SideThread } from '#shared/domain/side-thread.ts';
import { useMe, useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Pill } from '../../ui/pill.tsx';
import { actorOf, transfer, useColleagues } from '../conversation-actions/index.ts';
import { askIn, closeTalk } from './talk.ts';
import { useTalkName } from './use-talks.ts';

export interface TalkHeaderProps {
  thread: SideThread;
  /** Null for a member who does not see it: they can talk, and hand nothing over. */
  conversation: Conversation | null;
}

/** With whom one talks, and the two ways on: hand the conversation over to them, or end the talk and go on alone. */
export function TalkHeader({ thread, conversation }: TalkHeaderProps) {
  const { t } = useTranslation('side-threads');
  const name = useTalkName()(thread);
  const me = useMe();
  const users = useUsers() ?? [];
  const colleagues = useColleagues();
  const members = thread.memberIds.flatMap((id) => users.find((user) => user.id === id) ?? []);
  const others = members.filter(({ id, disabledAt }) => id !== me?.id && disabledAt === null);
  const outside = colleagues.filter(({ user }) => !thread.memberIds.includes(user.id));
  const mayHandOver = conversation !== null && conversation.state !== 'resolved' && me !== undefined && me !== null;
  const groups = [
    {
      id: 'hand-over',
      title: t('handOver'),
      items: mayHandOver
        ? others
            .filter(({ id }) => id !== conversation.assigneeId)
            .map((user) => ({
              id: `to:${user.id}`,
              label: t('handOverTo', { name: user.name }),
              icon: ArrowRightLeft,
              onAction: () => void transfer(conversation, { queueId: null, userId: user.id }, user.name, actorOf(me)),
            }))
        : [],
    },
    {
      id: 'ask-in',
      title: t('askIn'),
      items: outside.slice(0, 12).map(({ user }) => ({
        id: `in:${user.id}`,
        label: user.name,
        icon: UserRoundPlus,
        onAction: () => void askIn(thread, user),
      })),
    },
  ].filter(({ items }) => items.length > 0);
  return (
    <header className="flex items-center gap-2 border-b px-3.5 py-2">
      <span className="flex -space-x-1.5">
        {others.slice(0, 3).map(({ id, name: who }) => (
          <Avatar key={id} name={who} colorKey={id} size="sm" />
        ))}
      </span>
      <h3 className="min-w-0 flex-1 truncate font-strong" title={name}>
        {name}
      </h3>
      {thread.closedAt !== null && <Pill>{t('isClosed')}</Pill>}
      {groups.length > 0 && (
        <Menu label={t('more')} groups={groups} placement="bottom end">
          <IconButton icon={Ellipsis} label={t('more')} />
        </Menu>
      )}
      {thread.closedAt === null && (
        <Button size="sm" icon={X} onPress={() => void closeTalk(thread)}>
          {t('close')}
        </Button>
      )}
    </header>
  );
}
