import { channels, isReplyWindowOpen } from '#shared/channels/registry.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { newId } from '#shared/lib/ids.ts';
import { i18n } from '../../i18n/index.ts';
import { now } from '../../platform/now.ts';
import { discardDraft, mutate, type ParkReason } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { refusalWords, resolve } from '../conversation-actions/index.ts';
import { findEntry, noteSaved, putContent, useComposer } from './composer-store.ts';
import { type ComposerContent, type ComposerKind, emptyContent, isEmpty } from './content.ts';
import { writeDraft } from './draft-saving.ts';
import { restoreReply } from './put-into-reply.ts';
import { holdsForCustomer } from './stale-setting.ts';

export interface SendOptions {
  /** Seconds in which it can be taken back; 0: at once. */
  undoSeconds: number;
  /** Send later: epoch ms. Wins over the undo hold. */
  at?: number | null;
  /** `at` in words. */
  when?: string;
  andResolve?: boolean;
  sendAnyway?: boolean;
  /** Colleagues a note names. */
  mentionIds?: readonly string[];
  /** The desk has no connection: what the customer writes until it is sent should hold the reply back. */
  isOffline: boolean;
}

/** Why Send cannot be pressed now, or null. Length, window and inbox are the mutation's own rules, asked beforehand. */
export function sendObstacle(
  conversation: Pick<Conversation, 'channel' | 'lastInboundAt'>,
  kind: ComposerKind,
  content: ComposerContent,
  inboxEnabled: boolean,
  now: number,
): ParkReason['code'] | null {
  if (isEmpty(content)) return 'empty';
  if (kind === 'note') return null;
  const manifest = channels[conversation.channel];
  const { maxTextLength } = manifest.capabilities;
  if (!inboxEnabled) return 'inbox-disabled';
  if (!isReplyWindowOpen(manifest, conversation.lastInboundAt, now)) return 'window-closed';
  return maxTextLength !== null && content.text.length > maxTextLength ? 'too-long' : null;
}

const t = (key: string, values: Record<string, unknown> = {}) => i18n.getFixedT(null, 'composer')(key, values);

/**
 * Hands the text over to the engine and empties the editor. What the local rules refuse comes back into the editor, and the
 * code is returned; null means that it is on disk and on screen.
 */
export async function send(
  conversation: Conversation,
  kind: ComposerKind,
  options: SendOptions,
): Promise<ParkReason['code'] | null> {
  const conversationId = conversation.id;
  const { content } = findEntry(conversationId, kind);
  if (isEmpty(content)) return 'empty';
  const messageId = newId();
  putContent(conversationId, kind, emptyContent);
  const done =
    kind === 'note'
      ? await mutate('note.add', {
          conversationId,
          messageId,
          text: content.text,
          attachments: [...content.attachments],
          mentionIds: [...(options.mentionIds ?? [])],
        })
      : await mutate('message.send', replyArgs(conversation, messageId, content, options));
  if (!done.ok) {
    await restoreReply(conversationId, {
      ...content,
      attachments: [...content.attachments],
      kind: kind === 'note' ? 'note' : 'outbound',
    });
    return done.error.code;
  }
  await discardDraft(conversationId, kind);
  noteSaved(conversationId, kind, emptyContent, now());
  // Whoever has begun the next one meanwhile has a draft again, and the line above must not call it saved.
  await writeDraft(conversationId, kind);
  if (kind === 'note') return null;
  if (options.andResolve) await resolve(conversation, { isQuiet: true });
  offerUndo(conversation, messageId, content, options);
  return null;
}

function replyArgs(conversation: Conversation, messageId: string, content: ComposerContent, options: SendOptions) {
  const { capabilities } = channels[conversation.channel];
  const { undoSeconds, at = null, sendAnyway = false, isOffline } = options;
  return {
    conversationId: conversation.id,
    messageId,
    text: content.text,
    html: capabilities.richText ? content.html : null,
    subject: content.subject,
    recipients: content.recipients,
    attachments: [...content.attachments],
    notBefore: at ?? (undoSeconds > 0 ? now() + undoSeconds * 1000 : null),
    seenPosition: useComposer.getState().seen[conversation.id] ?? conversation.lastPosition,
    sendAnyway,
    holdForCustomer: holdsForCustomer(isOffline),
  };
}

function offerUndo(before: Conversation, messageId: string, content: ComposerContent, options: SendOptions): void {
  const { undoSeconds, at = null, when = '', andResolve = false, isOffline } = options;
  if (at === null && undoSeconds === 0) return;
  const sent = isOffline ? t('sentOffline') : andResolve ? t('sentAndResolved') : t('sentSoon');
  showToast({
    text: at !== null ? t('sentLater', { when }) : sent,
    id: `send:${messageId}`,
    durationMs: at === null ? undoSeconds * 1000 : 10_000,
    onUndo: () => void undo(before, messageId, content, andResolve),
  });
}

async function undo(before: Conversation, messageId: string, content: ComposerContent, andResolve: boolean) {
  const conversationId = before.id;
  const done = await mutate('message.cancel', { conversationId, messageId });
  if (!done.ok) return showToast({ text: refusalWords(done.error.code), tone: 'warn' });
  await restoreReply(conversationId, { ...content, attachments: [...content.attachments], kind: 'outbound' });
  if (andResolve) await mutate('conversation.reopen', { conversationId });
}
