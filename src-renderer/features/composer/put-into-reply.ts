import type { Message } from '#shared/domain/message.ts';
import { findActiveEditor, findEntry, putContent, showTab } from './composer-store.ts';
import { type ComposerKind, withRestored } from './content.ts';
import { writeDraft } from './draft-saving.ts';

/**
 * Puts a reply or note that did not go out back into the composer, in front of what stands there. It is a draft on the disk when
 * this resolves: only then may the place it came from be emptied.
 */
export async function restoreReply(
  conversationId: string,
  message: Pick<Message, 'kind' | 'text' | 'html' | 'subject' | 'recipients' | 'attachments'>,
): Promise<void> {
  const kind: ComposerKind = message.kind === 'note' ? 'note' : 'reply';
  putContent(conversationId, kind, withRestored(findEntry(conversationId, kind).content, message));
  showTab(conversationId, kind);
  await writeDraft(conversationId, kind);
}

/** Puts a text at the cursor of the reply (a script's step, a canned reply), switching to the reply first. */
export function insertIntoReply(conversationId: string, text: string): void {
  const editor = findActiveEditor(conversationId, 'reply');
  if (editor) {
    editor.focus();
    editor.insert(text);
    return;
  }
  const { content } = findEntry(conversationId, 'reply');
  const joined = content.text === '' ? text : `${content.text}\n${text}`;
  putContent(conversationId, 'reply', { ...content, text: joined, html: null });
  showTab(conversationId, 'reply');
  void writeDraft(conversationId, 'reply');
}
