import { EarOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { isPublic, previewOf } from '#shared/domain/message.ts';
import type { Supervision } from '#shared/domain/supervision.ts';
import { useUsers } from '../../sync/index.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ThreadMessages, TypingLine } from '../thread/index.ts';
import { whisperAbout } from '../whispers/index.ts';
import { LiveDraft } from './live-draft.tsx';
import { LooksLine } from './looks-line.tsx';
import type { LiveWork } from './use-live-work.ts';

export interface WatchedThreadProps {
  conversation: Conversation;
  session: Supervision;
  customerName: string;
  live: readonly LiveWork[];
  /** Somebody can be whispered to, about a message or a draft: brings up the way to. */
  onWhisper: (() => void) | null;
}

/** The thread as it grows, and under it what is being typed into it. Nothing becomes read by who only watches. */
export function WatchedThread({ conversation, session, customerName, live, onWhisper }: WatchedThreadProps) {
  const { t } = useTranslation('supervision');
  const users = useUsers();
  const nameOf = (id: string) => users?.find((user) => user.id === id)?.name.split(/\s+/)[0] ?? t('someone');
  const here = live
    .filter(({ conversationId, agentId }) => conversationId === conversation.id && agentId !== session.supervisorId)
    .toSorted((a, b) => Number(b.agentId === conversation.assigneeId) - Number(a.agentId === conversation.assigneeId));
  const [first] = here;
  const answers = session.mode === 'join' || session.mode === 'take-over';
  const about = (aboutWhat: Parameters<typeof whisperAbout>[1]) => {
    whisperAbout(conversation.id, aboutWhat);
    onWhisper?.();
  };
  return (
    <>
      {first && <LooksLine name={nameOf(first.agentId)} work={first} customerId={conversation.customerId} />}
      <ThreadMessages
        conversation={conversation}
        marksRead={answers}
        {...(onWhisper
          ? {
              actionOf: (message) =>
                isPublic(message.kind) && (
                  <IconButton
                    icon={EarOff}
                    size="sm"
                    label={t('whisperAbout', { words: previewOf(message).slice(0, 40) })}
                    onPress={() => about({ kind: 'message', messageId: message.id })}
                  />
                ),
            }
          : {})}
      />
      <div aria-live="off" className="flex flex-col gap-1.5 px-5.5 pt-1 empty:hidden">
        {here.map(
          ({ agentId, draft }) =>
            draft && (
              <LiveDraft
                key={agentId}
                name={nameOf(agentId)}
                draft={draft}
                onWhisper={onWhisper ? (excerpt) => about({ kind: 'draft', excerpt: excerpt.slice(-2_000) }) : null}
              />
            ),
        )}
      </div>
      <TypingLine conversationId={conversation.id} customerName={customerName} customerOnly={!answers} />
    </>
  );
}
