import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useInboxes, useQueues } from '../../sync/index.ts';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import { TagRow } from '../conversation-actions/index.ts';
import { PromisePills } from '../inbox/index.ts';
import { PracticeMark } from '../practice/index.ts';
import { WaitPill } from '../routing-explanation/index.ts';

export interface ThreadHeaderProps {
  conversation: Conversation;
  customerName: string;
  /** The buttons of what can be done. */
  actions: ReactNode;
}

/** What this conversation is: what about, through which channel and inbox, in which queue, how urgent, what is owed. */
export function ThreadHeader({ conversation, customerName, actions }: ThreadHeaderProps) {
  const { t } = useTranslation(['thread', 'ui']);
  const queue = useQueues()?.find(({ id }) => id === conversation.queueId);
  const inbox = useInboxes()?.find(({ id }) => id === conversation.inboxId);
  const channelName = t(`ui:channel.${conversation.channel}`);
  const place = [
    channelName,
    inbox && inbox.name !== channelName ? inbox.name : undefined,
    queue?.name,
    conversation.number > 0 ? `#${conversation.number}` : undefined,
  ];
  return (
    <header className="@container border-b bg-panel px-4.5 pt-2 pb-1.75">
      <div className="flex min-h-7 items-center gap-3">
        {/* Beside the buttons of a narrow pane there is room for two short lines rather than for one word. */}
        <h2 className="line-clamp-2 min-w-0 flex-1 text-base/4.5 font-strong @xl:line-clamp-1 @xl:text-lg">
          {conversation.subject || customerName}
        </h2>
        {actions}
      </div>
      <div className="mt-0.5 flex min-h-5 flex-wrap items-center gap-x-1.5 whitespace-nowrap text-muted">
        <ChannelGlyph channel={conversation.channel} size={14} label="" />
        <span className="mr-1 min-w-0 truncate">{place.filter(Boolean).join(' · ')}</span>
        <PracticeMark inboxIds={[conversation.inboxId]} />
        <PromisePills conversation={conversation} />
        <WaitPill conversation={conversation} />
        <TagRow conversation={conversation} />
      </div>
    </header>
  );
}
