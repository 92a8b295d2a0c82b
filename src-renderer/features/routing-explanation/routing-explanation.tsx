import { useTranslation } from 'react-i18next';
import type { Explanation } from '#shared/domain/routing-explanation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { useMe, useUsers } from '../../sync/index.ts';
import { ErrorState } from '../../ui/screen-state.tsx';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { AgentVerdicts } from './agent-verdicts.tsx';
import { useExplanation } from './use-explanation.ts';
import { WhyList } from './why-list.tsx';

export interface RoutingExplanationProps {
  conversationId: string;
}

/**
 * "Why does it wait?" and "why me?": the server's view of one conversation, agent by agent, kept fresh while it is on screen.
 * Agents read about themselves, leads about everybody. Brings no frame: put it into a popover, a drawer or a pane.
 */
export function RoutingExplanation({ conversationId }: RoutingExplanationProps) {
  const { t } = useTranslation('routing-explanation');
  const { asked, again } = useExplanation(conversationId);
  if (asked.name === 'asking')
    return (
      <div role="status" aria-label={t('loading')}>
        <SkeletonRows rows={3} />
      </div>
    );
  if (asked.name === 'failed')
    return (
      <ErrorState title={t('failed')} onRetry={again}>
        {t(
          asked.code === 'offline' ? 'failure.offline' : asked.code === 'not-found' ? 'failure.gone' : 'failure.other',
        )}
      </ErrorState>
    );
  return <Told explanation={asked.explanation} />;
}

function Told({ explanation: { waiting, offer, agents } }: { explanation: Explanation }) {
  const { t } = useTranslation('routing-explanation');
  const format = useFormat();
  const now = useNow();
  const me = useMe();
  const users = useUsers() ?? [];
  const nameOf = (id: string) => (id === me?.id ? t('you') : (users.find((user) => user.id === id)?.name ?? id));
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      {offer && (
        <div className="flex flex-col gap-2">
          <p className="font-strong">{t('ringing', { name: nameOf(offer.userId) })}</p>
          {offer.why.length > 0 && (
            <Section title={t('why')}>
              <WhyList why={offer.why} />
            </Section>
          )}
        </div>
      )}
      {waiting && (
        <div>
          <p className="font-strong">{t(waiting.reason === null ? 'goesOn' : `reason.${waiting.reason}`)}</p>
          {waiting.reason !== 'customer-left' && (
            <p className="text-sm text-muted">{t('since', { span: format.length((now - waiting.since) / 1000) })}</p>
          )}
          {waiting.retryAt !== null && waiting.retryAt > now && (
            <p className="text-sm text-muted">{t('retry', { time: format.moment(waiting.retryAt, now) })}</p>
          )}
        </div>
      )}
      {!offer && !waiting && <p className="text-muted">{t('notWaiting')}</p>}
      {waiting && <AgentVerdicts agents={agents} nameOf={nameOf} />}
    </section>
  );
}
