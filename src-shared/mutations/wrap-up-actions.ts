import { z } from 'zod';
import { fitsQueue } from '../domain/disposition.ts';
import { isAtLeast } from '../domain/role.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation } from './definition.ts';
import { refusal } from './write-message.ts';

/** Ends the work after a conversation before its timer does, and may say its outcome. */
export const wrapUpFinish = defineMutation({
  name: 'wrapUp.finish',
  args: z.object({
    wrapUpId: idSchema,
    dispositionId: idSchema.nullable(),
    /** The wrap-up's own conversation: finishing must not reach the server before the resolving that began it. */
    conversationId: idSchema.optional(),
  }),
  lane: ({ wrapUpId, conversationId }) => conversationId ?? wrapUpId,
  reads: ({ wrapUpId, dispositionId }) => [
    { entity: 'wrapUp', id: wrapUpId },
    ...(dispositionId === null ? [] : [{ entity: 'disposition' as const, id: dispositionId }]),
  ],
  allowed: (rows, { wrapUpId }, actor) =>
    rows.get('wrapUp', wrapUpId).userId === actor.userId || isAtLeast(actor.role, 'lead'),
  apply(rows, { wrapUpId, dispositionId }, { now }) {
    const wrapUp = rows.get('wrapUp', wrapUpId);
    if (dispositionId !== null && !fitsQueue(rows.get('disposition', dispositionId), wrapUp.queueId))
      return refusal('invalid', 'this outcome is not one of the queue’s');
    const row = { ...wrapUp, dispositionId: dispositionId ?? wrapUp.dispositionId, endedAt: wrapUp.endedAt ?? now };
    return ok([{ entity: 'wrapUp', row }]);
  },
});
