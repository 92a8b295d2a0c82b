import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SideThread } from '#shared/domain/side-thread.ts';
import { useMe, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { type EditorHandle, PlainWriting } from '../composer/index.ts';
import { typeAside, useAsideView } from './aside-view.ts';
import { say } from './talk.ts';

/** Where one speaks aside: never the customer's, so it has the yellow of everything that stays inside. */
export function TalkWriting({ thread }: { thread: SideThread }) {
  const { t } = useTranslation('side-threads');
  const handle = useRef<EditorHandle>(null);
  const users = useUsers() ?? [];
  const meId = useMe()?.id;
  const text = useAsideView((view) => view.texts[thread.id]) ?? '';
  const isEmpty = text.trim() === '';

  async function submit(): Promise<void> {
    if (isEmpty) return;
    typeAside(thread.id, '');
    const done = await say(
      thread,
      text.trim(),
      users.filter(({ id, disabledAt }) => id !== meId && disabledAt === null),
    );
    if (!done) typeAside(thread.id, text);
    handle.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    // Taken here: else the same keys would send the reply to the customer.
    event.preventDefault();
    void submit();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the field inside; the button does the same
    <div onKeyDown={onKeyDown} className="mx-3 mb-3 rounded-xl border border-note-line bg-note-soft">
      <PlainWriting
        conversationId={thread.conversationId}
        kind="note"
        label={t('say')}
        placeholder={t('sayPlaceholder')}
        text={text}
        onChange={(next) => typeAside(thread.id, next)}
        handleRef={handle}
      />
      <div className="flex items-center gap-2 px-3 pb-2">
        <span className="min-w-0 flex-1 truncate text-xs text-note">{t('insideOnly')}</span>
        <Button
          size="sm"
          kbd="mod+enter"
          isDisabled={isEmpty}
          onPress={() => void submit()}
          className="border-note-line bg-note-soft font-semibold text-note"
        >
          {t('send')}
        </Button>
      </div>
    </div>
  );
}
