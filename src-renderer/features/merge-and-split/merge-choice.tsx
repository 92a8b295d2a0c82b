import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { useUsers } from '../../sync/index.ts';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';

export interface MergeChoiceProps {
  conversation: Conversation;
  /** Where it was asked: takes part in any case. */
  isOwn: boolean;
  isChosen: boolean;
  isStaying: boolean;
  onToggle: () => void;
  onStay: () => void;
}

/** One conversation that may take part, and whether it is the one that stays. */
export function MergeChoice({ conversation, isOwn, isChosen, isStaying, onToggle, onStay }: MergeChoiceProps) {
  const { t } = useTranslation(['merge-and-split', 'ui']);
  const format = useFormat();
  const now = useNow(15_000);
  const { number, subject, lastMessage, channel, state, activityAt, assigneeId } = conversation;
  const assignee = useUsers()?.find(({ id }) => id === assigneeId)?.name;
  const title = subject || lastMessage?.preview || t('noWords');
  const facts = [
    number > 0 ? `#${number}` : undefined,
    t(`state.${state}`),
    assignee,
    format.moment(activityAt, now),
    isOwn ? t('merge.thisOne') : undefined,
  ];
  return (
    <li className={`flex items-center gap-3 px-3 py-2 ${isChosen ? 'bg-accent-soft' : ''}`}>
      <label className="flex min-w-0 flex-1 items-center gap-2.5">
        <input
          type="checkbox"
          checked={isChosen}
          disabled={isOwn}
          onChange={onToggle}
          className="size-3.5 shrink-0 accent-(--color-accent)"
        />
        <ChannelGlyph channel={channel} size={16} label={t(`ui:channel.${channel}`)} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">{title}</span>
          <span className="block truncate text-sm text-muted">{facts.filter(Boolean).join(' · ')}</span>
        </span>
      </label>
      <label className={`flex items-center gap-1.5 whitespace-nowrap ${isChosen ? '' : 'invisible'}`}>
        <input
          type="radio"
          name="stays"
          checked={isStaying}
          disabled={!isChosen}
          onChange={onStay}
          aria-label={t('merge.staysNamed', { title })}
          className="size-3.5 accent-(--color-accent)"
        />
        <span aria-hidden>{t('merge.stays')}</span>
      </label>
    </li>
  );
}
