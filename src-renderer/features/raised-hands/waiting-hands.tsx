import { Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { HandCard } from './hand-card.tsx';
import { useHandList } from './use-hands.ts';

/** Who waits for a lead, longest first, and who is seen to. */
export function WaitingHands({ onOpen }: { onOpen?: () => void }) {
  const { t } = useTranslation('raised-hands');
  const list = useHandList();
  if (list === undefined) return <SkeletonRows rows={3} />;
  const { waiting, taken } = list;
  if (waiting.length + taken.length === 0) {
    return (
      <EmptyState icon={Hand} title={t('nobodyTitle')} className="h-auto p-5">
        {t('nobody')}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={t('list')} className="flex flex-col gap-2">
      {[...waiting, ...taken].map((hand) => (
        <li key={hand.id}>
          <HandCard hand={hand} {...(onOpen ? { onOpen } : {})} />
        </li>
      ))}
    </ul>
  );
}
