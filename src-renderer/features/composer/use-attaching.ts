import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { addFile } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { type AttachmentLimits, sortFiles } from './attachment-rules.ts';
import { findEntry, typeContent } from './composer-store.ts';
import type { ComposerKind } from './content.ts';
import { saveNow } from './draft-saving.ts';

/** Takes files into the composer: those the channel carries are kept on disk at once, the others are refused in words. */
export function useAttaching(conversationId: string, kind: ComposerKind, limits: AttachmentLimits | null) {
  const { t } = useTranslation('composer');
  const format = useFormat();
  const [adding, setAdding] = useState<readonly string[]>([]);

  async function attach(files: readonly File[]): Promise<void> {
    const { accepted, refused } = sortFiles(files, findEntry(conversationId, kind).content.attachments.length, limits);
    for (const { file, problem } of refused) {
      const size = limits ? format.bytes(limits.maxBytes) : '';
      showToast({
        text: t(`file.${problem}`, { name: file.name, size, count: limits?.maxCount ?? 0 }),
        tone: 'warn',
      });
    }
    for (const file of accepted) {
      setAdding((names) => [...names, file.name]);
      try {
        const attachment = await addFile(file);
        const { attachments } = findEntry(conversationId, kind).content;
        typeContent(conversationId, kind, { attachments: [...attachments, attachment] });
        saveNow(conversationId, kind);
      } catch {
        showToast({ text: t('file.unreadable', { name: file.name }), tone: 'bad' });
      } finally {
        setAdding((names) => names.filter((name) => name !== file.name));
      }
    }
  }

  function remove(id: string): void {
    const { attachments } = findEntry(conversationId, kind).content;
    typeContent(conversationId, kind, { attachments: attachments.filter((one) => one.id !== id) });
    saveNow(conversationId, kind);
  }
  return { adding, attach, remove };
}
