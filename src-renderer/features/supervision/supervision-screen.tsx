import { Headphones } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { maySupervise } from '#shared/domain/supervision.ts';
import { goTo, usePath } from '../../platform/location.ts';
import { useConversation, useMe } from '../../sync/index.ts';
import { type Pane, ResizablePanes } from '../../ui/resizable-panes.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { Section } from '../../ui/section.tsx';
import { CustomerPane } from '../customer-card/index.ts';
import { WaitingHands } from '../raised-hands/index.ts';
import { RunningSessions } from './running-sessions.tsx';
import { SupervisionPane } from './supervision-pane.tsx';
import { supervisionHome } from './supervision-view.ts';

/** Who waits for a lead, what is being watched, and the one that is open: `supervision/<conversation>` or `supervision/agent/<user>`. */
export function SupervisionScreen() {
  const { t } = useTranslation('supervision');
  const [, first, second] = usePath().split('/');
  const me = useMe();
  const agentId = first === 'agent' && second ? second : null;
  const conversationId = agentId === null && first ? first : null;
  const isConversation = useConversation(conversationId) != null;
  const close = () => goTo(supervisionHome);
  const may = me != null && maySupervise(me.role);
  const customerPane: Pane = {
    id: 'customer',
    name: t('customerPane'),
    limits: { size: 340, min: 280, max: 520 },
    landmark: 'complementary',
    content: <CustomerPane customerId={null} conversationId={conversationId} />,
  };
  return (
    <ResizablePanes
      storageKey="supervision"
      label={t('panes')}
      activeId={(conversationId ?? agentId) ? 'work' : 'list'}
      onActiveChange={(id) => {
        if (id === 'list') close();
      }}
      panes={[
        {
          id: 'list',
          name: t('listPane'),
          limits: { size: 320, min: 260, max: 460 },
          content: (
            <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-auto p-3.5">
              <h1 className="text-xl font-strong">{t('title')}</h1>
              {may && (
                <Section title={t('hands')}>
                  <WaitingHands />
                </Section>
              )}
              <Section title={t('running')}>
                <RunningSessions openId={conversationId ?? agentId} />
              </Section>
            </div>
          ),
        },
        {
          id: 'work',
          name: t('workPane'),
          minWidth: 400,
          landmark: 'main',
          content:
            agentId !== null ? (
              <SupervisionPane agentId={agentId} onClose={close} />
            ) : conversationId !== null ? (
              <SupervisionPane conversationId={conversationId} hasCardBeside={isConversation} onClose={close} />
            ) : (
              <EmptyState icon={Headphones} title={t('nothingOpen')}>
                {t('nothingOpenHint')}
              </EmptyState>
            ),
        },
        ...(agentId === null ? [customerPane] : []),
      ]}
    />
  );
}
