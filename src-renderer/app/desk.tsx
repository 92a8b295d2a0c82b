import { useCallback, useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConversationList, useInboxView, useViewName } from '../features/inbox/index.ts';
import { useReportView } from '../features/presence/index.ts';
import { useAsideAsked } from '../features/side-threads/index.ts';
import { showConversation } from '../platform/location.ts';
import { ResizablePanes } from '../ui/resizable-panes.tsx';
import { BehindFirst } from './behind-first.tsx';
import { ConversationPane } from './conversation-pane.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { FirstPage } from './first-page.tsx';
import { AboveList, AroundList } from './list-first.tsx';
import { BesideThread, BulkBar, DeskOverlays, ListHeader, NoCustomer } from './parts.tsx';
import { useOpenConversation } from './use-open-conversation.ts';

const panes = { list: 'list', thread: 'thread', customer: 'customer' } as const;

/** The screen the day is spent at: list, thread with composer, customer. */
export function Desk() {
  const { t } = useTranslation('app');
  const selectedId = useOpenConversation();
  const viewName = useViewName()(useInboxView((state) => state.view));
  const [activeId, setActiveId] = useState<string>(selectedId ? panes.thread : panes.list);
  useReportView(selectedId);
  useEffect(() => {
    if (selectedId) setActiveId(panes.thread);
  }, [selectedId]);
  const asideAsked = useAsideAsked();
  useEffect(() => {
    if (asideAsked > 0) setActiveId(panes.customer);
  }, [asideAsked]);

  const open = useCallback((id: string) => {
    showConversation(id);
    setActiveId(panes.thread);
  }, []);
  // The thread comes first. What stands beside it follows when there is time, and until then nobody can do anything with it.
  const besideId = useDeferredValue(selectedId);

  return (
    <>
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
                <AboveList>
                  <ListHeader />
                </AboveList>
                <AroundList place={null}>
                  <BulkBar />
                </AroundList>
                <ConversationList selectedId={selectedId} onOpen={open} />
                <FirstPage />
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
                <div inert={besideId !== selectedId} className="flex min-h-0 flex-1 flex-col inert:opacity-40">
                  <AroundList place={null}>
                    {besideId === null ? <NoCustomer /> : <BesideThread conversationId={besideId} />}
                  </AroundList>
                </div>
              </ErrorBoundary>
            ),
          },
        ]}
      />
      <BehindFirst>
        <DeskOverlays conversationId={selectedId} />
      </BehindFirst>
    </>
  );
}
