import { MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/screen-state.tsx';
import { useTalks } from './use-talks.ts';

/** Whether this desk has a talk about a conversation; asked where the conversation itself is not here. */
export const useIsTalkOnly = (conversationId: string | null): boolean => (useTalks(conversationId) ?? []).length > 0;

/** In place of a conversation of another queue which this agent was asked aside about. */
export function TalkOnly() {
  const { t } = useTranslation('side-threads');
  return (
    <EmptyState icon={MessagesSquare} title={t('notHereTitle')}>
      {t('notHere')}
    </EmptyState>
  );
}
