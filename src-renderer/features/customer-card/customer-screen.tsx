import { clsx } from 'clsx';
import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isVip } from '#shared/domain/customer.ts';
import { goTo, usePath } from '../../platform/location.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { TierBadge } from '../../ui/tier-badge.tsx';
import { customerName } from '../inbox/index.ts';
import { useSearch } from '../search/index.ts';
import { CustomerById } from './customer-pane.tsx';
import { countryName } from './place-names.ts';

/** Customers without a conversation: found by name, address or order number, with the same card as beside a thread. */
export function CustomerScreen() {
  const { t, i18n } = useTranslation('customer-card');
  const [, customerId = null] = usePath().split('/');
  const [query, setQuery] = useState('');
  const { customers, stage } = useSearch(query);
  return (
    <div className="flex h-full min-h-0">
      <section
        aria-label={t('findTitle')}
        className={clsx(
          'flex w-82 shrink-0 flex-col border-r bg-panel max-[759px]:w-full',
          customerId !== null && 'max-[759px]:hidden',
        )}
      >
        <div className="flex flex-col gap-2 border-b px-3.5 pt-3 pb-2.5">
          <h1 className="text-lg font-strong">{t('customers')}</h1>
          <SearchField label={t('find')} value={query} onChange={setQuery} autoFocus={customerId === null} />
        </div>
        <ul aria-label={t('customers')} className="min-h-0 flex-1 overflow-auto">
          {customers.map((customer) => {
            const name = customerName(customer, t('unknown'));
            const isOpen = customer.id === customerId;
            return (
              <li key={customer.id}>
                <AriaButton
                  aria-current={isOpen}
                  onPress={() => goTo(`customers/${customer.id}`)}
                  className={clsx(
                    'flex h-13 w-full items-center gap-3 border-b border-line px-3.5 text-left outline-offset-[-2px] data-hovered:bg-hover',
                    isOpen && 'bg-accent-soft',
                  )}
                >
                  <Avatar name={name} colorKey={customer.id} size="sm" vip={isVip(customer)} />
                  <span className="flex min-w-0 flex-1 flex-col">
                    <span className="truncate font-semibold">{name}</span>
                    <span className="truncate text-sm text-muted">
                      {[customer.city, customer.country && countryName(i18n.language, customer.country)]
                        .filter(Boolean)
                        .join(', ')}
                    </span>
                  </span>
                  <TierBadge tier={customer.tier} />
                </AriaButton>
              </li>
            );
          })}
        </ul>
        <p role="status" className="border-t px-3.5 py-2 text-sm text-muted">
          {query.trim() !== '' && customers.length === 0 ? t('noneFound') : t(`searched.${stage}`)}
        </p>
      </section>
      <main
        aria-label={t('customer')}
        className={clsx('flex min-w-0 flex-1 flex-col bg-panel', customerId === null && 'max-[759px]:hidden')}
      >
        {customerId === null ? (
          <EmptyState icon={UserRoundSearch} title={t('chooseTitle')}>
            {t('choose')}
          </EmptyState>
        ) : (
          <div className="mx-auto flex min-h-0 w-full max-w-180 flex-1 flex-col">
            <CustomerById customerId={customerId} conversationId={null} />
          </div>
        )}
      </main>
    </div>
  );
}
