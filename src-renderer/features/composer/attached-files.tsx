import { LoaderCircle, Paperclip, X } from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#shared/domain/attachment.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Icon } from '../../ui/icon.tsx';

export interface AttachedFilesProps {
  attachments: readonly Attachment[];
  /** Names of files being read. */
  adding: readonly string[];
  onRemove: (id: string) => void;
}

const chip = 'flex h-7 max-w-64 items-center gap-1.5 rounded-lg border bg-sunken px-2 text-sm';

export const AttachedFiles = memo(function AttachedFiles({ attachments, adding, onRemove }: AttachedFilesProps) {
  const { t } = useTranslation('composer');
  const format = useFormat();
  if (attachments.length === 0 && adding.length === 0) return null;
  return (
    <ul aria-label={t('attached')} className="flex flex-wrap gap-1.5 px-3 pb-2">
      {attachments.map(({ id, name, sizeBytes }) => (
        <li key={id} className={chip}>
          <Icon of={Paperclip} size="sm" className="text-muted" />
          <span className="truncate">{name}</span>
          <span className="whitespace-nowrap text-faint">{format.bytes(sizeBytes)}</span>
          <AriaButton
            aria-label={t('detach', { name })}
            onPress={() => onRemove(id)}
            className="-mr-1 grid size-5 place-items-center rounded-md text-muted data-hovered:bg-hover data-hovered:text-text"
          >
            <Icon of={X} size="sm" />
          </AriaButton>
        </li>
      ))}
      {adding.map((name) => (
        <li key={name} className={chip} aria-busy>
          <Icon of={LoaderCircle} size="sm" className="animate-spin text-muted" />
          <span className="truncate">{name}</span>
        </li>
      ))}
    </ul>
  );
});
