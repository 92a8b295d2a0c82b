import { MessagesSquare, SearchX } from 'lucide-react';
import { memo, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { TalkOnly, useIsTalkOnly } from '../features/side-threads/index.ts';
import { openConversation, useConversation } from '../sync/index.ts';
import { EmptyState } from '../ui/screen-state.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { OpenConversation } from './parts.tsx';

/** The middle of the desk: a conversation from its header down to the reply. */
export const ConversationPane = memo(function ConversationPane({ conversationId }: { conversationId: string | null }) {
  const { t } = useTranslation('app');
  const conversation = useConversation(conversationId);
  const isTalkOnly = useIsTalkOnly(conversationId);
  // One that is here completes itself when its thread is drawn; another has to be fetched first (a link, a search result).
  const isMissing = conversationId !== null && conversation === null;
  useEffect(() => {
    if (conversationId && isMissing) void openConversation(conversationId);
  }, [conversationId, isMissing]);
  if (conversationId === null) {
    return (
      <EmptyState icon={MessagesSquare} title={t('nothingOpen')}>
        {t('nothingOpenHint')}
      </EmptyState>
    );
  }
  if (conversation === undefined) return <SkeletonRows rows={4} />;
  if (conversation === null && isTalkOnly) return <TalkOnly />;
  if (conversation === null) {
    return (
      <EmptyState icon={SearchX} title={t('notHere')}>
        {t('notHereHint')}
      </EmptyState>
    );
  }
  return <OpenConversation conversation={conversation} />;
});
