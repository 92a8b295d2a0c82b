import { Eye, Headphones, MessagesSquare, UserRoundCog } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Supervision, SupervisionMode } from '#shared/domain/supervision.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe, useRunningSupervisions, useSupervisionPolicy, useUsers } from '../../sync/index.ts';
import { Icon, type IconProps } from '../../ui/icon.tsx';

const icons: Record<SupervisionMode, IconProps['of']> = {
  monitor: Eye,
  whisper: Headphones,
  join: MessagesSquare,
  'take-over': UserRoundCog,
};

/** Says who of the people in charge is here and how, where the policy lets it be known. Nothing while nobody is. */
export function WatchedBanner({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('watched');
  const format = useFormat();
  const me = useMe();
  const users = useUsers();
  const policy = useSupervisionPolicy();
  const running = useRunningSupervisions() ?? [];
  const isOf = ({ conversationId, agentId }: Supervision) =>
    conversationId === null ? agentId === conversation.assigneeId : conversationId === conversation.id;
  const here = running.filter((session) => isOf(session) && session.supervisorId !== me?.id);
  if (here.length === 0) return null;
  const nameOf = (id: string) => users?.find((user) => user.id === id)?.name ?? t('someone');
  const byMode = (['monitor', 'whisper', 'join', 'take-over'] as const).flatMap((mode) => {
    const names = here.filter((session) => session.mode === mode).map(({ supervisorId }) => nameOf(supervisorId));
    return names.length === 0 ? [] : [{ mode, names }];
  });
  const seesTyping = policy?.showTyping === true && me?.id === conversation.assigneeId;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-dashed border-whisper bg-whisper-soft px-4.5 py-1.25 text-sm text-whisper"
    >
      {byMode.map(({ mode, names }) => (
        <span key={mode} className="flex min-w-0 items-center gap-1.5 font-medium">
          <Icon of={icons[mode]} size="sm" />
          {t(`here.${mode}`, { count: names.length, names: format.list(names) })}
        </span>
      ))}
      {seesTyping && <span className="min-w-0 text-muted">{t('seesTyping')}</span>}
    </div>
  );
}
