import { z } from 'zod';
import { presenceStateSchema } from '../domain/presence.ts';
import { ok } from '../lib/result.ts';
import { defineMutation } from './definition.ts';
import { refusal } from './write-message.ts';

/** An agent says whether they take conversations. Setting the present state again keeps its timer running. */
export const presenceSet = defineMutation({
  name: 'presence.set',
  args: z.object({ state: presenceStateSchema, reason: z.string().max(60).nullable() }),
  lane: () => 'presence',
  reads: (_, actor) => [{ entity: 'presence', id: actor.userId, optional: true }],
  allowed: () => true,
  apply(rows, { state, reason }, { actor, now }) {
    if (state !== 'away' && reason !== null) return refusal('invalid', 'only an away state has a reason');
    const current = rows.find('presence', actor.userId);
    if (current?.state === state && current.reason === reason) return ok([]);
    return ok([{ entity: 'presence', row: { id: actor.userId, state, reason, since: now } }]);
  },
});
