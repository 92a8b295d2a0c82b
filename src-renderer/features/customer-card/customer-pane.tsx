import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomerCard, useConversation, useCustomer, useSyncPart } from '../../sync/index.ts';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState, OfflineNotice } from '../../ui/screen-state.tsx';
import { Section } from '../../ui/section.tsx';
import { ScriptProgress } from '../scripts/index.ts';
import { CustomerHeader } from './customer-header.tsx';
import { CustomerSkeleton } from './customer-skeleton.tsx';
import { EditCustomerDialog } from './edit-customer-dialog.tsx';
import { HistorySection } from './history-section.tsx';
import { IdentitiesSection } from './identities-section.tsx';
import { NoCustomer } from './no-customer.tsx';
import { OrdersSection } from './orders-section.tsx';
import { VouchersSection } from './vouchers-section.tsx';

export interface CustomerPaneProps {
  /** Known even when the conversation is not on this computer. */
  customerId: string | null;
  conversationId: string | null;
}

/** The customer of the conversation on screen: everything worth knowing before the first word. */
export function CustomerPane({ customerId, conversationId }: CustomerPaneProps) {
  const conversation = useConversation(conversationId);
  if (conversationId === null) return <NoCustomer />;
  if (conversation === undefined) return <CustomerSkeleton />;
  return <CustomerById customerId={conversation?.customerId ?? customerId} conversationId={conversationId} />;
}

/** The card of somebody, wherever it stands. */
export function CustomerById({
  customerId,
  conversationId,
}: {
  customerId: string | null;
  conversationId: string | null;
}) {
  const { t } = useTranslation('customer-card');
  const card = useCustomer(customerId);
  const isOffline = useSyncPart(({ status }) => status.name === 'offline') ?? false;
  if (card === undefined && customerId !== null) return <CustomerSkeleton />;
  if (!card) {
    return (
      <EmptyState icon={UserRoundSearch} title={t('missingTitle')}>
        {isOffline ? t('missingOffline') : t('missing')}
      </EmptyState>
    );
  }
  return <Card key={card.customer.id} card={card} conversationId={conversationId} isOffline={isOffline} />;
}

interface CardProps {
  card: CustomerCard;
  conversationId: string | null;
  isOffline: boolean;
}

function Card({ card, conversationId, isOffline }: CardProps) {
  const { t } = useTranslation('customer-card');
  const [isEdited, setIsEdited] = useState(false);
  const { customer } = card;
  return (
    <div data-looks-at="customer" className="flex min-h-0 flex-1 flex-col">
      {isOffline && <OfflineNotice>{` · ${t('offline')}`}</OfflineNotice>}
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto p-4">
        <CustomerHeader card={card} onEdit={() => setIsEdited(true)} />
        {conversationId !== null && (
          <div data-looks-at="script" className="contents">
            <ScriptProgress conversationId={conversationId} />
          </div>
        )}
        <OrdersSection orders={card.orders} />
        <VouchersSection vouchers={card.vouchers} />
        {customer.preferences.length > 0 && (
          <Section title={t('preferences')}>
            <div className="flex flex-wrap gap-1.5">
              {customer.preferences.map((preference) => (
                <Chip key={preference}>{preference}</Chip>
              ))}
            </div>
          </Section>
        )}
        <HistorySection card={card} currentId={conversationId} isOffline={isOffline} />
        <IdentitiesSection identities={card.identities} />
      </div>
      {isEdited && <EditCustomerDialog customer={customer} onClose={() => setIsEdited(false)} />}
    </div>
  );
}
