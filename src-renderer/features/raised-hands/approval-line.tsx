import { Check, Hourglass, ShieldQuestion, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RaisedHand } from '#shared/domain/raised-hand.ts';
import { useRaisedHands } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { askApproval } from './hand-calls.ts';

export interface ApprovalLineProps {
  conversationId: string;
  rewardId: string;
  /** The reward in words. */
  reward: string;
  step: NonNullable<RaisedHand['step']>;
}

/** A reward this customer may not be given without leave: asks a lead for it, and shows in the script what they decided. */
export function ApprovalLine({ conversationId, rewardId, reward, step }: ApprovalLineProps) {
  const { t } = useTranslation('raised-hands');
  const asked = useRaisedHands()?.filter(
    (hand) => hand.kind === 'approval' && hand.conversationId === conversationId && hand.rewardId === rewardId,
  );
  const hand = asked?.findLast(({ decision }) => decision === 'approved') ?? asked?.at(-1);
  if (hand?.decision === 'approved') {
    return (
      <span className="flex min-w-0 items-center gap-1 text-good">
        <Icon of={Check} size="sm" />
        <span className="min-w-0 truncate">{[t('approved', { reward }), hand.words].filter(Boolean).join(' · ')}</span>
      </span>
    );
  }
  if (hand && hand.state !== 'closed') {
    return (
      <span className="flex min-w-0 items-center gap-1 text-warn">
        <Icon of={Hourglass} size="sm" />
        <span className="min-w-0 truncate">{t('asked', { reward })}</span>
      </span>
    );
  }
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1.5">
      {hand?.decision === 'denied' ? (
        <span className="flex min-w-0 items-center gap-1 text-bad">
          <Icon of={X} size="sm" />
          <span className="min-w-0 truncate">{[t('denied', { reward }), hand.words].filter(Boolean).join(' · ')}</span>
        </span>
      ) : (
        <span className="flex min-w-0 items-center gap-1 text-muted">
          <Icon of={ShieldQuestion} size="sm" />
          <span className="min-w-0 truncate">{t('needsLeave', { reward })}</span>
        </span>
      )}
      <Button size="sm" onPress={() => void askApproval(conversationId, rewardId, step)}>
        {hand ? t('askAgain') : t('askLeave')}
      </Button>
    </span>
  );
}
