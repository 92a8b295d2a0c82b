import { useEffect } from 'react';
import { signal } from '../../sync/index.ts';

const stillTypingMs = 4_000;

let viewed: string | null = null;
let typing = false;
let stopTyping: ReturnType<typeof setTimeout> | undefined;

const tell = () => signal('presence:view', { conversationId: viewed, typing });

/** Call at every change of a public reply: colleagues (and, where the channel has it, the customer) see that somebody types. */
export function reportTyping(conversationId: string): void {
  if (conversationId !== viewed) return;
  clearTimeout(stopTyping);
  stopTyping = setTimeout(endTyping, stillTypingMs);
  if (typing) return;
  typing = true;
  tell();
}

/** Call when the reply was sent or emptied. */
export function endTyping(): void {
  clearTimeout(stopTyping);
  if (!typing) return;
  typing = false;
  tell();
}

/** Tells colleagues which conversation is on this screen. */
export function useReportView(conversationId: string | null): void {
  useEffect(() => {
    viewed = conversationId;
    typing = false;
    tell();
    return () => {
      clearTimeout(stopTyping);
      viewed = null;
      typing = false;
      tell();
    };
  }, [conversationId]);
}
