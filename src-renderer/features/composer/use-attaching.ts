import { useRef, useState } from 'react';
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
  const inHand = useRef<Promise<boolean> | null>(null);

  function attach(files: readonly File[]): void {
    const all = Promise.all([inHand.current ?? true, take(files)]).then((taken) => taken.every(Boolean));
    inHand.current = all;
    void all.then(() => {
      if (inHand.current === all) inHand.current = null;
    });
  }

  /** Null when no file is in hand; else resolves when none is any more: whether each of them got in. */
  const added = (): Promise<boolean> | null => inHand.current;

  /** Whether every file it accepted could be read. */
  async function take(files: readonly File[]): Promise<boolean> {
    let isWhole = true;
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
        isWhole = false;
        showToast({ text: t('file.unreadable', { name: file.name }), tone: 'bad' });
      } finally {
        setAdding((names) => names.filter((name) => name !== file.name));
      }
    }
    return isWhole;
  }

  function remove(id: string): void {
    const { attachments } = findEntry(conversationId, kind).content;
    typeContent(conversationId, kind, { attachments: attachments.filter((one) => one.id !== id) });
    saveNow(conversationId, kind);
  }
  return { adding, added, attach, remove };
}
