import { z } from 'zod';
import { presenceStateSchema } from '../domain/presence.ts';
import { type Actor, isAtLeast } from '../domain/role.ts';
import { maySupervise } from '../domain/supervision.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation, type RowKey, type Rows } from './definition.ts';
import { refusal } from './write-message.ts';

const onUser = z.object({ userId: idSchema });
const reads = ({ userId }: { userId: string }): RowKey[] => [
  { entity: 'user', id: userId },
  { entity: 'presence', id: userId, optional: true },
];
/** Nobody has a hand on those above them. */
export const mayDirect = (rows: Rows, { userId }: { userId: string }, actor: Actor): boolean =>
  maySupervise(actor.role) && isAtLeast(actor.role, rows.get('user', userId).role);

/** Sets somebody else's state; the record says by whom. */
export const presenceForce = defineMutation({
  name: 'presence.force',
  args: onUser.extend({ state: presenceStateSchema, reason: z.string().max(60).nullable() }),
  lane: ({ userId }) => `presence:${userId}`,
  reads,
  allowed: mayDirect,
  apply(rows, { userId, state, reason }, { now }) {
    if (state !== 'away' && reason !== null) return refusal('invalid', 'only an away state has a reason');
    const before = rows.find('presence', userId);
    if (before?.state === state && before.reason === reason) return ok([]);
    return ok([{ entity: 'presence', row: { id: userId, state, reason, since: now } }]);
  },
});

/** Ends every session of a colleague, who is told by whom and why. What they wrote offline stays on their computer. */
export const userSignOut = defineMutation({
  name: 'user.signOut',
  args: onUser.extend({ words: z.string().max(300) }),
  lane: ({ userId }) => `presence:${userId}`,
  reads,
  allowed: mayDirect,
  apply(rows, { userId }, { actor, now }) {
    if (userId === actor.userId) return refusal('invalid', 'to sign yourself out, sign out');
    const before = rows.find('presence', userId);
    if (before === null || before.state === 'offline') return ok([]);
    return ok([{ entity: 'presence', row: { id: userId, state: 'offline', reason: null, since: now } }]);
  },
});
