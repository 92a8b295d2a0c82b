import { AtSign, MessagesSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Mention } from '#shared/domain/mention.ts';
import { isSideUnread, type SideThread } from '#shared/domain/side-thread.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { showMessage } from '../../platform/location.ts';
import { useNow } from '../../platform/use-now.ts';
import {
  mutate,
  useConversation,
  useCustomer,
  useMe,
  useMentions,
  useSideMessages,
  useSideThreads,
  useUsers,
} from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconProps } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { customerName } from '../inbox/index.ts';
import { useTalkName } from '../side-threads/index.ts';
import { showTalk } from './show-talk.ts';

/** More is history, and the threads have it. */
const most = 20;

/** Mentions and talks aside together, newest first: what is not seen stands out. */
export function TalkList({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('mentions');
  const meId = useMe()?.id ?? '';
  const mentions = useMentions();
  const talks = useSideThreads()?.filter(({ memberIds }) => memberIds.includes(meId));
  if (!mentions || !talks) return <SkeletonRows rows={3} />;
  const unseen = mentions.filter(({ seenAt }) => seenAt === null);
  const lines = [
    ...mentions.map((mention) => ({ at: mention.at, id: mention.id, mention, talk: null })),
    ...talks.map((talk) => ({ at: talk.lastMessageAt, id: talk.id, mention: null, talk })),
  ]
    .sort((a, b) => b.at - a.at)
    .slice(0, most);
  if (lines.length === 0) {
    return (
      <EmptyState icon={AtSign} title={t('emptyTitle')}>
        {t('empty')}
      </EmptyState>
    );
  }
  return (
    <section aria-label={t('title')} className="-m-3">
      <header className="flex h-9 items-center gap-2 border-b px-3">
        <h2 className="flex-1 font-strong">{t('title')}</h2>
        {unseen.length > 0 && (
          <Button
            size="sm"
            look="quiet"
            onPress={() => {
              for (const { id } of unseen) void mutate('mention.see', { mentionId: id });
            }}
          >
            {t('seeAll')}
          </Button>
        )}
      </header>
      <ul className="max-h-[60vh] overflow-auto py-1">
        {lines.map(({ id, mention, talk }) => (
          <li key={id}>
            {mention ? (
              <MentionLine mention={mention} onDone={onDone} />
            ) : (
              talk && <TalkLine talk={talk} isUnread={isSideUnread(talk, meId)} onDone={onDone} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function MentionLine({ mention, onDone }: { mention: Mention; onDone: () => void }) {
  const { t } = useTranslation('mentions');
  const by = useUsers()?.find(({ id }) => id === mention.byId)?.name ?? t('someone');
  const where = useWhere(mention.conversationId);
  return (
    <Line
      icon={AtSign}
      title={t('named', { name: by })}
      words={where}
      at={mention.at}
      isUnread={mention.seenAt === null}
      onPress={() => {
        onDone();
        showMessage(mention.conversationId, mention.messageId);
      }}
    />
  );
}

function TalkLine({ talk, isUnread, onDone }: { talk: SideThread; isUnread: boolean; onDone: () => void }) {
  const name = useTalkName()(talk);
  const last = useSideMessages(talk.id)?.at(-1)?.text;
  const where = useWhere(talk.conversationId);
  return (
    <Line
      icon={MessagesSquare}
      title={name}
      words={last ?? where}
      at={talk.lastMessageAt}
      isUnread={isUnread}
      onPress={() => {
        onDone();
        showTalk(talk.conversationId, talk.id);
      }}
    />
  );
}

/** With which customer, and about what, as far as this desk may know. */
function useWhere(conversationId: string): string {
  const { t } = useTranslation('mentions');
  const conversation = useConversation(conversationId);
  const card = useCustomer(conversation?.customerId ?? null);
  if (!conversation) return t('elsewhere');
  return [customerName(card?.customer, t('customer')), conversation.subject].filter(Boolean).join(' · ');
}

interface LineProps {
  icon: IconProps['of'];
  title: string;
  words: ReactNode;
  at: number;
  isUnread: boolean;
  onPress: () => void;
}

function Line({ icon, title, words, at, isUnread, onPress }: LineProps) {
  const { t } = useTranslation('mentions');
  const format = useFormat();
  const now = useNow(15_000);
  return (
    <AriaButton
      onPress={onPress}
      className="flex w-full items-start gap-2.5 px-3 py-2 text-start outline-offset-[-2px] data-hovered:bg-hover"
    >
      <Icon of={icon} size="sm" className={isUnread ? 'mt-0.75 text-accent' : 'mt-0.75 text-faint'} />
      <span className="min-w-0 flex-1">
        <span className={isUnread ? 'block truncate font-semibold' : 'block truncate'}>{title}</span>
        <span className="block truncate text-sm text-muted">{words}</span>
      </span>
      <span className="flex flex-col items-end gap-1">
        <span className="text-xs whitespace-nowrap text-faint">{format.age(at, now)}</span>
        {isUnread && <span role="img" aria-label={t('unseen')} data-filled className="size-2 rounded-full bg-accent" />}
      </span>
    </AriaButton>
  );
}
