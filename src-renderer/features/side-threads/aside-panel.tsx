import { MessagesSquare } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isSideUnread, type SideThread } from '#shared/domain/side-thread.ts';
import { useLookedAt } from '../../platform/use-looked-at.ts';
import { mutate, useConversation, useMe, useSyncStatus } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { EmptyState, OfflineNotice } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { askHandOver } from '../conversation-actions/index.ts';
import { showAside, useAsideView } from './aside-view.ts';
import { TalkHeader } from './talk-header.tsx';
import { TalkMessages } from './talk-messages.tsx';
import { TalkWriting } from './talk-writing.tsx';
import { useTalkName, useTalks } from './use-talks.ts';

/** The talks with colleagues beside a conversation. Also for a member who does not see the conversation itself. */
export function AsidePanel({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('side-threads');
  const conversation = useConversation(conversationId);
  const talks = useTalks(conversationId);
  const openId = useAsideView((view) => view.open[conversationId]);
  const isOffline = useSyncStatus()?.status.name === 'offline';
  const nameOf = useTalkName();
  const meId = useMe()?.id ?? '';
  if (!talks || conversation === undefined) return <SkeletonRows rows={4} />;
  const [latest] = talks;
  const thread = talks.find(({ id }) => id === openId) ?? latest;
  if (!thread) {
    return (
      <EmptyState
        icon={MessagesSquare}
        title={t('emptyTitle')}
        actions={
          conversation && (
            <Button look="primary" kbd="c" onPress={() => askHandOver(conversation, 'consult')}>
              {t('begin')}
            </Button>
          )
        }
      >
        {t('empty')}
      </EmptyState>
    );
  }
  return (
    <section aria-label={t('title')} className="flex h-full min-h-0 flex-col">
      {isOffline && <OfflineNotice>{` · ${t('offline')}`}</OfflineNotice>}
      {talks.length > 1 && (
        <div className="border-b px-3.5 py-2">
          <FilterChips
            label={t('talks')}
            value={thread.id}
            onChange={(id) => showAside(conversationId, id)}
            chips={talks.map((one) => ({
              id: one.id,
              label: nameOf(one),
              ...(isSideUnread(one, meId) && one.id !== thread.id ? { count: 1 } : {}),
            }))}
          />
        </div>
      )}
      <OpenTalk key={thread.id} thread={thread} conversation={conversation} />
    </section>
  );
}

function OpenTalk({
  thread,
  conversation,
}: {
  thread: SideThread;
  conversation: Parameters<typeof TalkHeader>[0]['conversation'];
}) {
  const isLookedAt = useLookedAt();
  const meId = useMe()?.id ?? '';
  const isUnread = isSideUnread(thread, meId);
  useEffect(() => {
    if (isLookedAt && isUnread) void mutate('side.see', { sideThreadId: thread.id });
  }, [isLookedAt, isUnread, thread.id]);
  return (
    <>
      <TalkHeader thread={thread} conversation={conversation} />
      <TalkMessages thread={thread} />
      <TalkWriting thread={thread} />
    </>
  );
}
