import { UserRoundX } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { Icon } from '../../ui/icon.tsx';
import { Pill } from '../../ui/pill.tsx';
import { Popover } from '../../ui/popover.tsx';
import { RoutingExplanation } from './routing-explanation.tsx';
import { useWaitWords } from './use-wait-words.ts';

/** Why it waits as a button: it opens the whole answer, agent by agent. */
export function WaitPill({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('routing-explanation');
  const words = useWaitWords()(conversation);
  if (words === null) return null;
  return (
    <Popover
      label={t('title')}
      className="w-84 max-w-full"
      trigger={
        <AriaButton className="max-w-full min-w-0 shrink-0 rounded-md">
          <Pill tone="warn">
            <Icon of={UserRoundX} size="sm" />
            {words}
          </Pill>
        </AriaButton>
      }
    >
      <RoutingExplanation conversationId={conversation.id} />
    </Popover>
  );
}
