import { clsx } from 'clsx';
import { EarOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';
import type { LiveWork } from './use-live-work.ts';

export interface LiveDraftProps {
  name: string;
  draft: NonNullable<LiveWork['draft']>;
  /** Null: nobody can be whispered to. */
  onWhisper: ((excerpt: string) => void) | null;
}

/** What a colleague is typing at this moment: half in tone, because the customer has not got it and may never. */
export function LiveDraft({ name, draft, onWhisper }: LiveDraftProps) {
  const { t } = useTranslation('supervision');
  const isNote = draft.kind === 'note';
  return (
    <article aria-label={t('typing.label', { name })} className="group flex items-end justify-end gap-1">
      {onWhisper && (
        <span className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
          <IconButton icon={EarOff} size="sm" label={t('whisperAboutDraft')} onPress={() => onWhisper(draft.text)} />
        </span>
      )}
      <div
        data-filled
        className={clsx(
          'max-w-[80%] min-w-0 rounded-[14px] rounded-br-sm border border-dashed px-3.25 py-2.25',
          isNote ? 'border-note-line bg-note-soft' : 'border-accent bg-accent-soft',
        )}
      >
        <p className="max-h-40 overflow-hidden break-words whitespace-pre-wrap opacity-80">
          {draft.text}
          <span aria-hidden className="ml-px inline-block h-[1.1em] w-px animate-pulse bg-text align-text-bottom" />
        </p>
        <p className="mt-0.75 text-right text-xs text-muted">{t(isNote ? 'typing.note' : 'typing.reply', { name })}</p>
      </div>
    </article>
  );
}
