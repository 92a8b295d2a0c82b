import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useMe, useParticipants, useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { run } from '../conversation-actions/index.ts';

/** Who answers the customer beside the assignee, and how they leave again. Nothing while nobody does. */
export function Participants({ conversation }: { conversation: Pick<Conversation, 'id' | 'assigneeId'> }) {
  const { t } = useTranslation('hand-over');
  const users = useUsers() ?? [];
  const meId = useMe()?.id;
  const all = useParticipants() ?? [];
  const here = all.filter(
    ({ conversationId, leftAt, userId }) =>
      conversationId === conversation.id && leftAt === null && userId !== conversation.assigneeId,
  );
  if (here.length === 0) return null;
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? t('someone');
  async function leave(userId: string): Promise<void> {
    if (!(await run('conversation.leave', { conversationId: conversation.id, userId }))) return;
    const name = nameOf(userId);
    showToast({
      text: userId === meId ? t('youLeft') : t('left', { name }),
      onUndo: () => void run('conversation.invite', { conversationId: conversation.id, userId }),
    });
  }
  return (
    <ul aria-label={t('participants')} className="flex flex-wrap items-center gap-1.5 border-b bg-panel px-4.5 py-1.5">
      {here.map(({ userId, as }) => (
        <li key={userId} className="flex h-6 items-center gap-1.5 rounded-full border bg-sunken pl-0.75 text-sm">
          <Avatar name={nameOf(userId)} colorKey={userId} size="xs" />
          <span className="max-w-44 truncate">{userId === meId ? t('you') : nameOf(userId)}</span>
          <span className="text-muted">{t(`as.${as}`)}</span>
          {as === 'colleague' ? (
            <IconButton
              icon={X}
              size="sm"
              label={userId === meId ? t('leave') : t('remove', { name: nameOf(userId) })}
              onPress={() => void leave(userId)}
            />
          ) : (
            <span className="w-1.5" />
          )}
        </li>
      ))}
    </ul>
  );
}
