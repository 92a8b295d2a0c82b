import { clsx } from 'clsx';
import { Gift, Hand } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '#shared/domain/language.ts';
import type { RaisedHand } from '#shared/domain/raised-hand.ts';
import { pickLanguage } from '../../i18n/languages.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { goTo, supervisionPath } from '../../platform/location.ts';
import { useNow } from '../../platform/use-now.ts';
import { useConversation, useCustomer, useMe, useRewards, useScripts, useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TierBadge } from '../../ui/tier-badge.tsx';
import { customerName } from '../inbox/index.ts';
import { closeHand, decideHand, takeHand } from './hand-calls.ts';

export interface HandCardProps {
  hand: RaisedHand;
  /** It was opened from here: a popover closes itself by it. */
  onOpen?: () => void;
}

/** One who waits: who, since when, why, with which customer; and what a lead can do about it. */
export function HandCard({ hand, onOpen }: HandCardProps) {
  const { t } = useTranslation('raised-hands');
  const format = useFormat();
  const now = useNow();
  const meId = useMe()?.id;
  const users = useUsers();
  const [words, setWords] = useState('');
  const conversation = useConversation(hand.conversationId);
  const card = useCustomer(conversation?.customerId ?? null);
  const nameOf = (id: string | null) => users?.find((user) => user.id === id)?.name ?? t('someone');
  const agent = nameOf(hand.userId);
  const isMine = hand.takenBy === meId;
  const isOthers = hand.state === 'taken' && !isMine;
  const needsWords = hand.kind === 'approval' || isMine;

  async function see(): Promise<void> {
    if (hand.state === 'waiting' && !(await takeHand(hand))) return;
    if (hand.conversationId !== null) goTo(supervisionPath(hand.conversationId));
    onOpen?.();
  }
  return (
    <article
      aria-label={t('handOf', { name: agent })}
      className={clsx('flex flex-col gap-1.5 rounded-xl border bg-panel p-2.5', isOthers && 'opacity-75')}
    >
      <header className="flex items-center gap-2">
        <Avatar name={agent} colorKey={hand.userId} size="sm" />
        <span className="min-w-0 flex-1">
          <b className="block truncate font-strong">{agent}</b>
          {card && (
            <span className="flex min-w-0 items-center gap-1 text-sm text-muted">
              <span className="min-w-0 truncate">{customerName(card.customer, t('someCustomer'))}</span>
              <TierBadge tier={card.customer.tier} />
            </span>
          )}
        </span>
        <time dateTime={new Date(hand.raisedAt).toISOString()} className="text-sm whitespace-nowrap text-warn">
          {format.age(hand.raisedAt, now)}
        </time>
      </header>
      <p className="flex items-start gap-1.5">
        <Icon of={hand.kind === 'approval' ? Gift : Hand} size="sm" className="mt-0.5 text-warn" />
        <span className="min-w-0 flex-1 whitespace-pre-line">
          {hand.kind === 'approval' ? <WantedReward hand={hand} /> : hand.reason}
        </span>
      </p>
      {isOthers && <p className="text-sm text-muted">{t('takenBy', { name: nameOf(hand.takenBy) })}</p>}
      {needsWords && !isOthers && (
        <TextField label={t('words', { name: agent })} maxLength={1_000} value={words} onChange={setWords} />
      )}
      {!isOthers && (
        <div className="flex flex-wrap justify-end gap-1.5">
          {hand.kind === 'help' && hand.state === 'waiting' && (
            <Button size="sm" look="primary" onPress={() => void see()}>
              {t('take')}
            </Button>
          )}
          {(hand.kind === 'approval' || isMine) && hand.conversationId !== null && (
            <Button size="sm" onPress={() => void see()}>
              {t('show')}
            </Button>
          )}
          {isMine && hand.kind === 'help' && (
            <Button size="sm" look="primary" onPress={() => void closeHand(hand, words)}>
              {t('settle')}
            </Button>
          )}
          {hand.kind === 'approval' && (
            <>
              <Button size="sm" onPress={() => void decideHand(hand, false, words)}>
                {t('deny')}
              </Button>
              <Button size="sm" look="primary" onPress={() => void decideHand(hand, true, words)}>
                {t('approve')}
              </Button>
            </>
          )}
        </div>
      )}
    </article>
  );
}

/** What is asked for and the step that asks. */
function WantedReward({ hand }: { hand: RaisedHand }) {
  const { t, i18n } = useTranslation('raised-hands');
  const language = pickLanguage(i18n.resolvedLanguage);
  const reward = useRewards()?.find(({ id }) => id === hand.rewardId);
  const script = useScripts()?.find(({ id }) => id === hand.step?.scriptId);
  const step = script?.steps.find(({ id }) => id === hand.step?.stepId);
  const where = [script?.name, step && pickText(step.title, language)].filter(Boolean).join(' · ');
  return (
    <>
      {t('wants', { reward: reward ? pickText(reward.name, language) : t('someReward') })}
      {where !== '' && <span className="block text-sm text-muted">{where}</span>}
      {hand.reason !== '' && <span className="block">{hand.reason}</span>}
    </>
  );
}
