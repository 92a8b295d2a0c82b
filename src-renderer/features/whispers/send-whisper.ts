import type { Whisper, WhisperAbout } from '#shared/domain/whisper.ts';
import { newId } from '#shared/lib/ids.ts';
import { discardDraft, mutate, type ParkReason } from '../../sync/index.ts';
import { refusalWords } from '../conversation-actions/index.ts';
import { answerWhisper, whisperAbout } from './whisper-view.ts';

export interface NewWhisper {
  conversationId: string;
  text: string;
  about: WhisperAbout;
  /** Null: whoever holds the conversation, or whom it answers. */
  toId: string | null;
  answersId: string | null;
}

/** @returns why it was not sent, in words; null when it is on disk and on screen */
export async function sendWhisper(whisper: NewWhisper): Promise<string | null> {
  const done = await mutate('message.coach', { ...whisper, messageId: newId() });
  if (!done.ok) return whisperRefusal(done.error.code);
  await discardDraft(whisper.conversationId, 'coach');
  whisperAbout(whisper.conversationId, null);
  answerWhisper(whisper.conversationId, null);
  return null;
}

const whisperRefusal = (code: ParkReason['code']): string => refusalWords(code, 'message.coach');

/** Tells whoever whispered that it was seen. Once only: the second time changes nothing, and is not even asked. */
export async function markWhisperRead({ id, readAt }: Whisper): Promise<void> {
  if (readAt === null) await mutate('whisper.read', { whisperId: id });
}
