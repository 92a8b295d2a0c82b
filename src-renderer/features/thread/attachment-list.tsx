import { Download, File as FileIcon, FileText, Film, Music } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#shared/domain/attachment.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { loadAttachment, useAttachmentUrl } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toast.tsx';

/** Only what a browser draws without running anything; an SVG may carry scripts and is a file like any other. */
const drawable = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

const iconFor = (mimeType: string) => {
  if (mimeType.startsWith('video/')) return Film;
  if (mimeType.startsWith('audio/')) return Music;
  return mimeType.startsWith('text/') || mimeType === 'application/pdf' ? FileText : FileIcon;
};

export function AttachmentList({ attachments }: { attachments: readonly Attachment[] }) {
  const { t } = useTranslation('thread');
  if (attachments.length === 0) return null;
  return (
    <ul aria-label={t('attachments')} className="mt-1.5 flex flex-wrap gap-1.5">
      {attachments.map((attachment) => (
        <li key={attachment.id} className="max-w-full">
          {drawable.has(attachment.mimeType) ? (
            <Picture attachment={attachment} />
          ) : (
            <SaveButton attachment={attachment} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Picture({ attachment }: { attachment: Attachment }) {
  const url = useAttachmentUrl(attachment.id);
  if (!url) return <SaveButton attachment={attachment} />;
  return (
    <figure className="overflow-hidden rounded-lg border border-line bg-panel text-text">
      <img src={url} alt={attachment.name} className="block max-h-60 max-w-full object-contain" />
      <figcaption className="border-t">
        <SaveButton attachment={attachment} isBare />
      </figcaption>
    </figure>
  );
}

function SaveButton({ attachment, isBare = false }: { attachment: Attachment; isBare?: boolean }) {
  const { t } = useTranslation('thread');
  const format = useFormat();
  async function save(): Promise<void> {
    const loaded = await loadAttachment(attachment.id);
    if (!loaded.ok) {
      const isOffline = loaded.error.code === 'offline';
      return showToast({ text: t(isOffline ? 'fileOffline' : 'fileFailed', { name: attachment.name }), tone: 'bad' });
    }
    const url = URL.createObjectURL(loaded.value);
    const link = document.createElement('a');
    link.href = url;
    link.download = attachment.name;
    link.click();
    // The browser has taken the bytes when the click returns in Chromium; a minute covers a "save as" question.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
  return (
    <AriaButton
      onPress={() => void save()}
      aria-label={t('download', { name: attachment.name })}
      className={`flex max-w-full items-center gap-2 px-2 py-1 text-left text-sm text-text data-hovered:bg-hover ${isBare ? 'w-full' : 'rounded-lg border border-line bg-panel'}`}
    >
      <Icon of={iconFor(attachment.mimeType)} size="sm" className="text-muted" />
      <span className="min-w-0 truncate">{attachment.name}</span>
      <span className="whitespace-nowrap text-faint">{format.bytes(attachment.sizeBytes)}</span>
      <Icon of={Download} size="sm" className="text-muted" />
    </AriaButton>
  );
}
