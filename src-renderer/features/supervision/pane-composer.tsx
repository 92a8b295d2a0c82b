import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Supervision } from '#shared/domain/supervision.ts';
import { now } from '../../platform/now.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Composer } from '../composer/index.ts';
import { answerWhisper, useWhisperView, WhisperComposer } from '../whispers/index.ts';

export interface PaneComposerProps {
  conversation: Conversation;
  session: Supervision;
  customerName: string;
  /** First name of who is whispered to; null: there is nobody. */
  agentName: string | null;
  /** Who is whispered to; null: nobody. */
  agentId: string | null;
}

/** A way chosen so lately was chosen here: the cursor goes along. */
const justNowMs = 3_000;

/** What a supervisor can write in this way of watching: nothing, to the agent, or to the customer too. */
export function PaneComposer({ conversation, session, customerName, agentName, agentId }: PaneComposerProps) {
  const { t } = useTranslation('supervision');
  const [whispers, setWhispers] = useState(false);
  const answering = useWhisperView((view) => view.answering[conversation.id]);
  const { mode } = session;
  if (mode === 'monitor') return null;
  const canWhisper = agentName !== null;
  const whisper = (
    <div className="mx-4 mb-3">
      <WhisperComposer
        key={conversation.id}
        conversationId={conversation.id}
        {...(answering === undefined
          ? {}
          : { answersId: answering, onCancel: () => answerWhisper(conversation.id, null) })}
        autoFocus={now() - session.changedAt < justNowMs}
        toName={agentName ?? t('nobody')}
        toId={agentId}
        customerName={customerName}
        obstacle={canWhisper ? null : t('nobodyHolds')}
      />
    </div>
  );
  if (mode === 'whisper') return whisper;
  return (
    <>
      {canWhisper && (
        <div className="mx-4 mb-1.5 self-start">
          <SegmentedControl
            label={t('writeTo')}
            tone={whispers || answering !== undefined ? 'whisper' : 'plain'}
            value={whispers || answering !== undefined ? 'agent' : 'customer'}
            onChange={(next) => {
              setWhispers(next === 'agent');
              if (next === 'customer') answerWhisper(conversation.id, null);
            }}
            options={[
              { id: 'customer', label: t('toCustomer', { name: customerName }) },
              { id: 'agent', label: t('toAgent', { name: agentName }) },
            ]}
          />
        </div>
      )}
      {(whispers || answering !== undefined) && canWhisper ? (
        whisper
      ) : (
        <Composer key={conversation.id} conversation={conversation} />
      )}
    </>
  );
}
