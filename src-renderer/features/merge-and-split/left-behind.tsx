import { FileClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { discardDraft, discardParked, useLeftBehind } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { restoreReply } from '../composer/index.ts';

/** What its author wrote in a conversation that has ended in this one: nothing is lost by a merge, and nothing is sent unasked. */
export function LeftBehind({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('merge-and-split');
  const left = useLeftBehind(conversationId);
  if (!left || left.drafts.length + left.parked.length === 0) return null;
  const pieces = [
    ...left.drafts.map(({ conversationId: from, kind, content }) => ({
      id: `${from} ${kind}`,
      title: t(kind === 'note' ? 'left.note' : 'left.draft'),
      text: content.text,
      take: async () => {
        await restoreReply(conversationId, {
          ...content,
          kind: kind === 'note' ? 'note' : 'outbound',
          attachments: [...content.attachments],
        });
        await discardDraft(from, kind);
      },
      drop: () => discardDraft(from, kind),
    })),
    ...left.parked.map(({ mutationId, message }) => ({
      id: mutationId,
      title: t('left.parked'),
      text: message.text,
      take: async () => {
        await restoreReply(conversationId, message);
        await discardParked(mutationId);
      },
      drop: () => discardParked(mutationId),
    })),
  ];
  return (
    <ul aria-label={t('left.title')} className="shrink-0 border-t bg-warn-soft">
      {pieces.map(({ id, title, text, take, drop }) => (
        <li key={id} className="flex items-center gap-2 px-4 py-1.5">
          <Icon of={FileClock} className="shrink-0 text-warn" />
          <p className="min-w-0 flex-1 truncate">
            <b className="font-semibold">{title}</b> {text}
          </p>
          <Button size="sm" look="quiet" onPress={() => void drop()}>
            {t('left.drop')}
          </Button>
          <Button size="sm" onPress={() => void take()}>
            {t('left.take')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
