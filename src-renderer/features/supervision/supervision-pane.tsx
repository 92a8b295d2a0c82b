import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { maySupervise } from '#shared/domain/supervision.ts';
import { useMe } from '../../sync/index.ts';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { AgentSupervision } from './agent-supervision.tsx';
import { ConversationSupervision } from './conversation-supervision.tsx';

/** What is supervised: one conversation, or everything an agent does. */
export type SupervisionPaneProps = {
  /** Shows a cross that calls this. The session goes on: it ends by its own button. */
  onClose?: () => void;
  /** The customer's card stands beside the pane, so that it need not offer it. */
  hasCardBeside?: boolean;
} & ({ conversationId: string; agentId?: never } | { agentId: string; conversationId?: never });

/** Where a supervisor works on a conversation or an agent; as wide as it is given, from 320 px. */
export function SupervisionPane({ conversationId, agentId, onClose, hasCardBeside = false }: SupervisionPaneProps) {
  const { t } = useTranslation('supervision');
  const me = useMe();
  if (me === undefined) return <SkeletonRows rows={6} />;
  if (me === null || !maySupervise(me.role)) {
    return (
      <EmptyState icon={Lock} title={t('notAllowedTitle')}>
        {t('notAllowed')}
      </EmptyState>
    );
  }
  if (agentId !== undefined) return <AgentSupervision key={agentId} agentId={agentId} onClose={onClose} />;
  return (
    <ConversationSupervision
      key={conversationId}
      conversationId={conversationId}
      hasCardBeside={hasCardBeside}
      onClose={onClose}
    />
  );
}
