import { CircleDot, Package, Phone, Star } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { showConversation } from '../../platform/location.ts';
import { useNow } from '../../platform/use-now.ts';
import type { CustomerCard } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/section.tsx';
import { historyOf, type Touch } from './history.ts';

const shownAtFirst = 8;
const signs = { survey: Star, call: Phone, conversation: CircleDot, order: Package } as const;
const states = ['open', 'pending', 'snoozed', 'resolved'] as const;

export interface HistorySectionProps {
  card: CustomerCard;
  /** The one on screen beside it: marked, and not a way to itself. */
  currentId: string | null;
  isOffline: boolean;
}

/** What was said before, on every channel, newest first. */
export function HistorySection({ card, currentId, isOffline }: HistorySectionProps) {
  const { t } = useTranslation('customer-card');
  const format = useFormat();
  const now = useNow(60_000);
  const [isWhole, setIsWhole] = useState(false);
  const all = historyOf(card);
  const shown = isWhole ? all : all.slice(0, shownAtFirst);
  const asOf = card.timeline?.asOf ?? null;
  return (
    <Section title={t('history')}>
      {all.length === 0 && <p className="text-faint">{t('noHistory')}</p>}
      <ul>
        {shown.map((touch) => (
          <HistoryRow key={touch.id} touch={touch} now={now} isCurrent={touch.conversationId === currentId} />
        ))}
      </ul>
      {all.length > shownAtFirst && (
        <Button look="quiet" size="sm" className="-ml-2" onPress={() => setIsWhole(!isWhole)}>
          {isWhole ? t('fewer') : t('all', { count: all.length })}
        </Button>
      )}
      {isOffline && (
        <p className="mt-1 text-sm text-faint">
          {asOf === null ? t('historyCached') : t('historyAsOf', { when: format.moment(asOf, now) })}
        </p>
      )}
    </Section>
  );
}

function HistoryRow({ touch, now, isCurrent }: { touch: Touch; now: number; isCurrent: boolean }) {
  const { t } = useTranslation('customer-card');
  const format = useFormat();
  const state = states.find((known) => known === touch.state);
  const line = (
    <>
      <span className="grid w-4.5 shrink-0 place-items-center">
        {touch.channel ? <ChannelGlyph channel={touch.channel} size={15} /> : <Icon of={signs[touch.kind]} size="sm" />}
      </span>
      <span className="min-w-0 flex-1 truncate" title={touch.summary}>
        {touch.summary || t('noWords')}
      </span>
      {isCurrent ? (
        <span className="text-sm text-accent">{t('thisOne')}</span>
      ) : (
        state && <span className="text-sm text-muted">{t(`state.${state}`)}</span>
      )}
      <span className="min-w-7 text-right text-sm whitespace-nowrap text-faint">{format.age(touch.at, now)}</span>
    </>
  );
  const look = 'flex h-7.5 w-full items-center gap-2 rounded-lg text-left';
  const opens = touch.conversationId;
  return (
    <li className="-mx-2">
      {opens !== null && !isCurrent ? (
        <AriaButton
          className={`${look} px-2 outline-offset-[-2px] data-hovered:bg-hover`}
          onPress={() => showConversation(opens)}
        >
          {line}
        </AriaButton>
      ) : (
        <div className={`${look} px-2`}>{line}</div>
      )}
    </li>
  );
}
