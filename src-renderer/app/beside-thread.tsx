import { memo } from 'react';
import { CustomerPane } from '../features/customer-card/index.ts';
import { Beside } from '../features/side-threads/index.ts';

/** What stands beside a conversation: its customer, and what colleagues talk about it. */
export const BesideThread = memo(function BesideThread({ conversationId }: { conversationId: string }) {
  const customer = <CustomerPane customerId={null} conversationId={conversationId} />;
  return <Beside conversationId={conversationId} customer={customer} />;
});
