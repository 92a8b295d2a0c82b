import { UserRoundSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/screen-state.tsx';

/** Beside a thread while none is open. */
export function NoCustomer() {
  const { t } = useTranslation('customer-card');
  return (
    <EmptyState icon={UserRoundSearch} title={t('nobodyTitle')}>
      {t('nobody')}
    </EmptyState>
  );
}
