import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isSideUnread } from '#shared/domain/side-thread.ts';
import { useConversation, useMe } from '../../sync/index.ts';
import { CountBadge } from '../../ui/count-badge.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AsidePanel } from './aside-panel.tsx';
import { showBeside, useAsideView } from './aside-view.ts';
import { useTalks } from './use-talks.ts';

/** Beside the thread: the customer, and once colleagues talk about it, their talks. Without any, the customer alone. */
export function Beside({ conversationId, customer }: { conversationId: string | null; customer: ReactNode }) {
  const { t } = useTranslation('side-threads');
  const talks = useTalks(conversationId) ?? [];
  const conversation = useConversation(conversationId);
  const meId = useMe()?.id ?? '';
  const chosen = useAsideView((view) => (conversationId === null ? undefined : view.shown[conversationId]));
  if (conversationId === null || (talks.length === 0 && chosen !== 'aside')) return customer;
  const unread = talks.filter((thread) => isSideUnread(thread, meId)).length;
  // Who was asked aside and does not see the conversation has come for the talk.
  const shown = chosen ?? (conversation === null ? 'aside' : 'customer');
  return (
    <Tabs
      label={t('beside')}
      value={shown}
      onChange={(pane) => showBeside(conversationId, pane)}
      className="min-h-0 flex-1"
      items={[
        { id: 'customer', label: t('customer'), content: customer },
        {
          id: 'aside',
          label: t('tab'),
          tone: 'note',
          trailing:
            unread > 0 ? (
              <CountBadge count={unread} label={t('unread', { count: unread })} />
            ) : (
              <CountBadge count={talks.length} tone="quiet" label={t('talkCount', { count: talks.length })} />
            ),
          content: <AsidePanel conversationId={conversationId} />,
        },
      ]}
    />
  );
}
