import { useRef } from 'react';
import type { Message } from '#shared/domain/message.ts';
import type { Whisper } from '#shared/domain/whisper.ts';
import { useMe, useThread, useWhispers } from '../../sync/index.ts';
import { useWhisperView } from './whisper-view.ts';

export interface HeardWhisper {
  whisper: Whisper;
  message: Message;
}

/**
 * What is whispered to this agent in a conversation. `open`: unread ones, and those that became read while they stood here, because
 * reading is no answer; `all`: every one of the thread.
 */
export function useShelf(conversationId: string): { open: readonly HeardWhisper[]; all: readonly HeardWhisper[] } {
  const meId = useMe()?.id ?? null;
  const thread = useThread(conversationId);
  const putAway = useWhisperView((view) => view.putAway);
  const coached = (thread?.messages ?? []).filter(({ message }) => message.kind === 'coach');
  const whispers = useWhispers(coached.map(({ message }) => message.id));
  const stood = useRef(new Set<string>());
  const all = coached.flatMap(({ message }): HeardWhisper[] => {
    const whisper = whispers?.find(({ id }) => id === message.id);
    return whisper && whisper.toId === meId ? [{ whisper, message }] : [];
  });
  for (const { whisper } of all) if (whisper.readAt === null) stood.current.add(whisper.id);
  const open = all.filter(({ whisper }) => stood.current.has(whisper.id) && !putAway.has(whisper.id));
  return { open, all };
}
