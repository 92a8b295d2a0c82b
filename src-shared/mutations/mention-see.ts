import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation } from './definition.ts';

/** Its owner has seen where they were named. */
export const mentionSee = defineMutation({
  name: 'mention.see',
  isAwaited: false,
  args: z.object({ mentionId: idSchema }),
  lane: ({ mentionId }) => mentionId,
  reads: ({ mentionId }) => [{ entity: 'mention', id: mentionId }],
  allowed: (rows, { mentionId }, actor) => rows.get('mention', mentionId).userId === actor.userId,
  apply(rows, { mentionId }, { now }) {
    const mention = rows.get('mention', mentionId);
    return mention.seenAt === null ? ok([{ entity: 'mention', row: { ...mention, seenAt: now } }]) : ok([]);
  },
});
