import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '#shared/domain/offer.ts';
import { Button } from '../../ui/button.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { RoutingExplanation, WhyList } from '../routing-explanation/index.ts';

/** "Why you?": the facts the choice was made by, as they came with the offer; where none came, routing is asked. */
export function WhyYou({ offer: { conversationId, why } }: { offer: Pick<Offer, 'conversationId' | 'why'> }) {
  const { t } = useTranslation('screen-pop');
  const [isOpen, setIsOpen] = useState(false);
  // Above the card's own Escape: the first one folds what was opened, only the next declines.
  useShortcuts({ escape: { run: () => setIsOpen(false) } }, { enabled: isOpen });
  return (
    <div className="-mt-1.5 text-sm">
      <Button
        size="sm"
        look="quiet"
        icon={isOpen ? ChevronUp : ChevronDown}
        aria-expanded={isOpen}
        onPress={() => setIsOpen(!isOpen)}
        className="-ml-2"
      >
        {t('whyYou')}
      </Button>
      {isOpen && (
        <div className="mt-1 max-h-48 overflow-auto">
          {why && why.length > 0 ? <WhyList why={why} /> : <RoutingExplanation conversationId={conversationId} />}
        </div>
      )}
    </div>
  );
}
