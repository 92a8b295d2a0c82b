import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

/**
 * One matter, two conversations: `id` is the one that ended in `targetId`. Messages stay where they are and are read together;
 * nothing is renumbered, so a merge can be undone, and a draft is found by following this row. What the customer writes next
 * arrives in the target.
 */
export const conversationMergeSchema = z.object({
  id: idSchema,
  targetId: idSchema,
  mergedBy: idSchema,
  mergedAt: epochMs,
});
export type ConversationMerge = z.infer<typeof conversationMergeSchema>;

/** Where a conversation lives now, through any number of merges. */
export function mergedInto(conversationId: string, find: (id: string) => ConversationMerge | null | undefined): string {
  const passed = new Set<string>();
  let id = conversationId;
  for (;;) {
    const merge = find(id);
    // A circle cannot be made by the rules; a damaged one must not hang a desk.
    if (!merge || passed.has(id)) return id;
    passed.add(id);
    id = merge.targetId;
  }
}
