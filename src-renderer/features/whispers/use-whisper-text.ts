import { useEffect, useRef, useState } from 'react';
import { discardDraft, saveDraft, useDraft } from '../../sync/index.ts';

/** A pause in typing this long writes the words to disk. */
const pauseMs = 400;

/** The whisper being written in a conversation: kept on disk at every pause, and there again after a restart. */
export function useWhisperText(conversationId: string) {
  const draft = useDraft(conversationId, 'coach');
  const [text, setText] = useState('');
  // What is typed before the disk has answered wins over what it had.
  const isTouched = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (draft && !isTouched.current) setText(draft.content.text);
  }, [draft]);
  const latest = useRef({ text, isDirty: false });
  const save = useRef(() => undefined);
  save.current = () => {
    clearTimeout(timer.current);
    if (!latest.current.isDirty) return;
    latest.current.isDirty = false;
    const words = latest.current.text;
    if (words === '') void discardDraft(conversationId, 'coach');
    else
      void saveDraft(conversationId, 'coach', {
        text: words,
        html: null,
        subject: null,
        recipients: null,
        attachments: [],
        seenPosition: 0,
      });
  };
  useEffect(() => () => save.current(), []);
  return {
    text,
    type(next: string): void {
      isTouched.current = true;
      latest.current = { text: next, isDirty: true };
      setText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => save.current(), pauseMs);
    },
    /** It was sent: nothing is kept any more. */
    clear(): void {
      clearTimeout(timer.current);
      latest.current = { text: '', isDirty: false };
      setText('');
    },
  };
}
