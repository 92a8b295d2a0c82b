import { Timer } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WrapUp } from '#shared/domain/wrap-up.ts';
import { formatDuration } from '../../i18n/format.ts';
import { showConversation } from '../../platform/location.ts';
import { useNow } from '../../platform/use-now.ts';
import { useConversation, useCustomer } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { customerName } from '../inbox/index.ts';
import { isStillWrappingUp, secondsLeft, useRunning } from './use-running.ts';

/** In the bar at the top, wherever the agent is: the work after a conversation that ends next. A press goes there. */
export function WrapUpChip() {
  const now = useNow(1_000);
  const running = useRunning(now);
  const [next] = running;
  return next ? <Chip key={next.id} wrapUp={next} count={running.length} now={now} /> : null;
}

function Chip({ wrapUp, count, now }: { wrapUp: WrapUp; count: number; now: number }) {
  const { t } = useTranslation('wrap-up');
  const conversation = useConversation(wrapUp.conversationId);
  const card = useCustomer(conversation?.customerId ?? null);
  if (!conversation || !isStillWrappingUp(wrapUp, conversation)) return null;
  const name = customerName(card?.customer, t('someone'));
  const label = t('chip', { name });
  return (
    <Tooltip text={label}>
      <AriaButton
        onPress={() => showConversation(wrapUp.conversationId)}
        className="flex h-7 shrink-0 items-center gap-1.5 rounded-full border border-transparent bg-accent-soft px-2.5 font-medium text-accent data-hovered:border-accent"
      >
        <Icon of={Timer} size="sm" />
        <span className="sr-only">{label}</span>
        <span aria-hidden>{formatDuration(secondsLeft(wrapUp, now) * 1000)}</span>
        {count > 1 && <span className="text-sm">{t('more', { count: count - 1 })}</span>}
      </AriaButton>
    </Tooltip>
  );
}
