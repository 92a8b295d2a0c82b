import type { Thread } from '../read/shapes.ts';

/** A thread, the newest 100 first; `loadOlder` adds to it. Null when the conversation is not on this computer. */
export function useThread(_conversationId: string | null): Thread | null | undefined {
  return undefined;
}
