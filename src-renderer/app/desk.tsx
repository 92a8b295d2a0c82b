import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerPane } from '../features/customer-card/index.ts';
import { ConversationList, InboxHeader, useInboxView, useViewName } from '../features/inbox/index.ts';
import { useReportView } from '../features/presence/index.ts';
import { useReportWork } from '../features/watched/index.ts';
import { conversationIn, showConversation, usePath } from '../platform/location.ts';
import { ResizablePanes } from '../ui/resizable-panes.tsx';
import { ConversationPane } from './conversation-pane.tsx';
import { ErrorBoundary } from './error-boundary.tsx';

const panes = { list: 'list', thread: 'thread', customer: 'customer' } as const;

/** The screen the day is spent at: list, thread with composer, customer. */
export function Desk() {
  const { t } = useTranslation('app');
  const selectedId = conversationIn(usePath());
  const viewName = useViewName()(useInboxView((state) => state.view));
  const [activeId, setActiveId] = useState<string>(selectedId ? panes.thread : panes.list);
  useReportView(selectedId);
  useReportWork(selectedId);
  useEffect(() => {
    if (selectedId) setActiveId(panes.thread);
  }, [selectedId]);

  return (
    <ResizablePanes
      storageKey="desk"
      label={t('panes')}
      activeId={activeId}
      onActiveChange={setActiveId}
      panes={[
        {
          id: panes.list,
          name: viewName,
          limits: { size: 340, min: 260, max: 520 },
          content: (
            <>
              <InboxHeader />
              <ConversationList
                selectedId={selectedId}
                onOpen={(id) => {
                  showConversation(id);
                  setActiveId(panes.thread);
                }}
              />
            </>
          ),
        },
        {
          id: panes.thread,
          name: t('thread'),
          minWidth: 420,
          landmark: 'main',
          content: (
            <ErrorBoundary resetKey={selectedId ?? ''}>
              <ConversationPane conversationId={selectedId} />
            </ErrorBoundary>
          ),
        },
        {
          id: panes.customer,
          name: t('customer'),
          limits: { size: 348, min: 280, max: 520 },
          landmark: 'complementary',
          content: (
            <ErrorBoundary resetKey={selectedId ?? ''}>
              <CustomerPane customerId={null} conversationId={selectedId} />
            </ErrorBoundary>
          ),
        },
      ]}
    />
  );
}
