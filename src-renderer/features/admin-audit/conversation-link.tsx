import { useTranslation } from 'react-i18next';
import { showConversation } from '../../platform/location.ts';
import { useConversation, useCustomer } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { customerName } from '../inbox/index.ts';

/** The conversation something was done in, by its number and customer where they are on this computer. */
export function ConversationLink({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('admin-audit');
  const conversation = useConversation(conversationId);
  const card = useCustomer(conversation?.customerId ?? null);
  const number = conversation && conversation.number > 0 ? `#${conversation.number}` : '';
  const name = card ? customerName(card.customer, '') : '';
  return (
    <Button look="quiet" size="sm" className="-mx-2 max-w-56" onPress={() => showConversation(conversationId)}>
      <span className="truncate">{[number, name].filter(Boolean).join(' · ') || t('open')}</span>
    </Button>
  );
}
