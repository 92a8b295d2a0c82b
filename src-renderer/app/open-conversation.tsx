import { Fragment, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { Composer } from '../features/composer/index.ts';
import { ActionBar } from '../features/conversation-actions/index.ts';
import { Participants } from '../features/hand-over/index.ts';
import { customerName } from '../features/inbox/index.ts';
import { LeftBehind } from '../features/merge-and-split/index.ts';
import { RaiseHandButton } from '../features/raised-hands/index.ts';
import { SuperviseButton } from '../features/supervision/index.ts';
import { ParkedActions, ThreadHeader, ThreadMessages, TypingLine } from '../features/thread/index.ts';
import { WatchedBanner } from '../features/watched/index.ts';
import { WhisperShelf } from '../features/whispers/index.ts';
import { WrapUpStrip } from '../features/wrap-up/index.ts';
import { useCustomer } from '../sync/index.ts';
import { useHeldKeys } from './use-held-keys.ts';
import { useSettled } from './use-settled.ts';

/** Where the composer will be: as high as an empty one, so that nothing above it moves when it comes. */
const composerPlace = 'mx-4.5 mb-3.5 h-[151px] shrink-0 rounded-xl border bg-panel';

/**
 * Another conversation comes in two steps: its header and its messages, and when those are painted everything one does with them.
 * In between there is nothing of the one before, so that no key and no click can mean it.
 */
export function OpenConversation({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('app');
  const { id } = conversation;
  const isSettled = useSettled(id);
  useHeldKeys(id, !isSettled);
  const card = useCustomer(conversation.customerId);
  const name = customerName(card?.customer, t('someCustomer'));
  useEffect(() => {
    if (!isSettled) return undefined;
    // Never the customer's name: browsers keep titles in their history and session files, in the clear.
    document.title = `#${conversation.number} · Parley`;
    return () => {
      document.title = 'Parley';
    };
  }, [isSettled, conversation.number]);
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-bg">
      <ThreadHeader
        conversation={conversation}
        customerName={name}
        actions={
          isSettled && (
            <Fragment key={id}>
              <RaiseHandButton conversation={conversation} />
              <SuperviseButton conversation={conversation} />
              <ActionBar conversation={conversation} />
            </Fragment>
          )
        }
      />
      {isSettled && (
        <Fragment key={`above ${id}`}>
          <WatchedBanner conversation={conversation} />
          <Participants conversation={conversation} />
          <WrapUpStrip conversation={conversation} />
          <ParkedActions conversationId={id} />
        </Fragment>
      )}
      <ThreadMessages key={`messages ${id}`} conversation={conversation} />
      <TypingLine key={`typing ${id}`} conversationId={id} customerName={name} />
      {isSettled ? (
        <Fragment key={`below ${id}`}>
          <WhisperShelf conversationId={id} customerName={name} />
          <LeftBehind conversationId={id} />
          <Composer conversation={conversation} />
        </Fragment>
      ) : (
        <div aria-hidden className={composerPlace} />
      )}
    </div>
  );
}
