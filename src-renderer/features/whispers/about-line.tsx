import { CornerDownRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { previewOf } from '#shared/domain/message.ts';
import type { WhisperAbout } from '#shared/domain/whisper.ts';
import { useMessage } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';

/** What a whisper is about, in its own words; nothing for one in general. */
export function AboutLine({ about }: { about: WhisperAbout }) {
  const { t } = useTranslation('whispers');
  const message = useMessage(about.kind === 'message' ? about.messageId : null);
  if (about.kind === 'general') return null;
  const words = about.kind === 'draft' ? about.excerpt : message ? previewOf(message) : '';
  return (
    <p className="flex min-w-0 flex-1 items-center gap-1 text-sm text-muted">
      <Icon of={CornerDownRight} size="sm" className="text-whisper" />
      <span className="min-w-0 truncate">
        {about.kind === 'draft' ? t('about.draft', { words }) : t('about.message', { words })}
      </span>
    </p>
  );
}
