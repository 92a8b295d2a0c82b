import { useEffect } from 'react';
import type { Whisper } from '#shared/domain/whisper.ts';
import { useLookedAt } from '../../platform/use-looked-at.ts';
import { markWhisperRead } from './send-whisper.ts';

/** Looked at for so long, it counts as read. */
const readAfterMs = 1_500;

/** Tells whoever whispered that it was seen, once it has stood before the one it is meant for. Null: it is for somebody else. */
export function useReadWhisper(whisper: Whisper | null): void {
  const isLookedAt = useLookedAt();
  useEffect(() => {
    if (!isLookedAt || whisper === null || whisper.readAt !== null) return undefined;
    const timer = setTimeout(() => void markWhisperRead(whisper), readAfterMs);
    return () => clearTimeout(timer);
  }, [isLookedAt, whisper]);
}
