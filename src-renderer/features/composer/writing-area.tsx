import { type ClipboardEvent, type DragEvent, memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { findMentions } from '#shared/domain/mention.ts';
import { useNow } from '../../platform/use-now.ts';
import { type ParkReason, useInboxes, useIsLive, useUsers, useWorkspace } from '../../sync/index.ts';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { endTyping, reportTyping } from '../presence/index.ts';
import { AttachedFiles } from './attached-files.tsx';
import { noteLimits } from './attachment-rules.ts';
import { type EditorHandle, findEntry, setActiveEditor, typeContent } from './composer-store.ts';
import type { ComposerContent, ComposerKind } from './content.ts';
import { saveNow, saveSoon } from './draft-saving.ts';
import { Editor } from './editor.tsx';
import { findGaps } from './find-gaps.ts';
import { GapNotice, InboxOffNotice, RefusedNotice, ReplyWindowNotice } from './notices.tsx';
import { ReplyEnvelope } from './reply-envelope.tsx';
import { type SendOptions, send, sendObstacle } from './send.ts';
import { useAttaching } from './use-attaching.ts';
import { useEntry } from './use-entry.ts';
import { useSteady } from './use-steady.ts';
import { WritingFoot } from './writing-foot.tsx';

export interface WritingAreaProps {
  conversation: Conversation;
  kind: ComposerKind;
  takesFocus: boolean;
  onFocusTaken: () => void;
}

/** From the text to the messages above it, where single keys act again; the focus is never left nowhere. */
const leaveText = (area: Element): void => area.closest('main')?.querySelector<HTMLElement>('[data-kit-list]')?.focus();

const filesOf = (transfer: DataTransfer): File[] => [...transfer.files];

/** The editor of one tab with everything around it. What stands around it does not change with the text, and no key draws it. */
export const WritingArea = memo(function WritingArea(props: WritingAreaProps) {
  const { conversation, kind, takesFocus, onFocusTaken } = props;
  const { t } = useTranslation('composer');
  const { id } = conversation;
  const { capabilities } = channels[conversation.channel];
  const entry = useEntry(id, kind);
  const handle = useRef<EditorHandle>(null);
  const [refused, setRefused] = useState<ParkReason['code'] | null>(null);
  const [toolbar, setToolbar] = useState<HTMLElement | null>(null);
  const [isDraggedOver, setIsDraggedOver] = useState(false);
  const workspace = useWorkspace();
  const users = useUsers();
  const inbox = useInboxes()?.find((one) => one.id === conversation.inboxId);
  const isOffline = useIsLive() !== true;
  const now = useNow(15_000);
  const files = useAttaching(id, kind, kind === 'note' ? noteLimits : capabilities.attachments);
  const obstacleOf = (content: ComposerContent) =>
    sendObstacle(conversation, kind, content, inbox?.enabled ?? true, now);
  const gapsOf = ({ text }: ComposerContent) => (kind === 'reply' ? findGaps(text) : []);

  useEffect(() => {
    setActiveEditor({
      conversationId: id,
      kind,
      handle: {
        focus: () => handle.current?.focus(),
        insert: (text, back) => handle.current?.insert(text, back),
        select: (words) => handle.current?.select(words),
      },
    });
    return () => setActiveEditor(null);
  }, [id, kind]);
  const focusOnce = useRef({ takesFocus, onFocusTaken });
  useEffect(() => {
    if (!focusOnce.current.takesFocus) return;
    focusOnce.current.onFocusTaken();
    handle.current?.focus();
  }, []);

  function change(patch: Partial<ComposerContent>): void {
    typeContent(id, kind, patch);
    saveSoon(id, kind);
    setRefused(null);
    if (kind === 'reply') reportTyping(id);
  }
  async function submit(options: Partial<SendOptions> = {}): Promise<void> {
    // A file that is still being read goes with the words it was meant for; one that cannot be read was told, and nothing goes.
    const added = files.added();
    if (added !== null && !(await added)) return;
    // What stands there at this moment: what is drawn may be a key behind.
    const { content } = findEntry(id, kind);
    const [first] = gapsOf(content);
    const obstacle = obstacleOf(content);
    if (first !== undefined && !options.sendAnyway) return handle.current?.select(first);
    if (obstacle !== null) return setRefused(obstacle === 'empty' ? null : obstacle);
    endTyping();
    const mentionIds = kind === 'note' ? findMentions(content.text, users ?? []).slice(0, 20) : [];
    const undoSeconds = workspace?.undoSendSeconds ?? 0;
    const sentFrom = document.activeElement;
    setRefused(await send(conversation, kind, { undoSeconds, isOffline, mentionIds, ...options }));
    // On with the next sentence; who has gone elsewhere meanwhile presses keys that are meant for there.
    const isStillHere = document.activeElement === sentFrom || document.activeElement === document.body;
    if (isStillHere) handle.current?.focus();
  }
  useShortcuts({
    'mod+enter': { label: t('send'), group: t('keys.group'), run: () => void submit() },
    ...(kind === 'reply'
      ? {
          'mod+shift+enter': {
            label: t('sendAndResolve'),
            group: t('keys.group'),
            run: () => void submit({ andResolve: true }),
          },
        }
      : {}),
  });
  const acts = useSteady({
    change,
    send: (options: Partial<SendOptions>) => void submit(options),
    attach: files.attach,
    insert: (text: string) => handle.current?.insert(text),
    remove: files.remove,
  });
  const take = (event: ClipboardEvent | DragEvent, transfer: DataTransfer | null) => {
    const dropped = transfer ? filesOf(transfer) : [];
    if (dropped.length === 0) return;
    event.preventDefault();
    files.attach(dropped);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on; the button "Attach files" does the same
    <div
      onBlur={() => saveNow(id, kind)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.preventDefault();
        leaveText(event.currentTarget);
      }}
      onPasteCapture={(event) => take(event, event.clipboardData)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsDraggedOver(true);
      }}
      onDragLeave={() => setIsDraggedOver(false)}
      onDrop={(event) => {
        setIsDraggedOver(false);
        take(event, event.dataTransfer);
      }}
      className={isDraggedOver ? 'rounded-b-xl outline-2 -outline-offset-2 outline-accent outline-dashed' : ''}
    >
      {kind === 'reply' && (
        <>
          <ReplyWindowNotice conversation={conversation} />
          {inbox && !inbox.enabled && <InboxOffNotice name={inbox.name} />}
          <ReplyEnvelope
            conversation={conversation}
            subject={entry.content.subject}
            recipients={entry.content.recipients}
            onChange={acts.change}
          />
        </>
      )}
      {refused && (
        <RefusedNotice
          code={refused}
          onClose={() => setRefused(null)}
          onSendAnyway={() => void submit({ sendAnyway: true })}
        />
      )}
      <GapNotice gaps={gapsOf(entry.content)} onShow={(gap) => handle.current?.select(gap)} />
      <Editor
        conversation={conversation}
        kind={kind}
        entry={entry}
        onChange={change}
        handleRef={handle}
        toolbar={toolbar}
      />
      <AttachedFiles attachments={entry.content.attachments} adding={files.adding} onRemove={acts.remove} />
      <WritingFoot
        kind={kind}
        entry={entry}
        toolbarRef={setToolbar}
        capabilities={capabilities}
        isDisabled={obstacleOf(entry.content) !== null || files.adding.length > 0}
        onAttach={acts.attach}
        onInsert={acts.insert}
        onSend={acts.send}
      />
    </div>
  );
});
