import type { z } from 'zod';
import type { saveAnswerSchema, UserInput } from '#shared/contract/socket.ts';
import { type Actor, mayAdminister } from '#shared/domain/role.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Store, Unit } from '../store/index.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import type { Sessions } from './sessions.ts';

type SaveAnswer = z.infer<typeof saveAnswerSchema>;
const invalid = (field: string, problem: string): SaveAnswer => ({ kind: 'invalid', problems: [{ field, problem }] });

export function createUsers({ store, sessions }: { store: Store; sessions: Sessions }) {
  const setPassword = async (userId: string, password: string) => {
    const passwordHash = await hashPassword(password);
    await store.db
      .insertInto('userSecret')
      .values({ userId, passwordHash })
      .onConflict((conflict) => conflict.column('userId').doUpdateSet({ passwordHash }))
      .execute();
  };

  return {
    /**
     * Adds or changes an account. A new one needs a password; disabling one, or changing its password, ends its sessions. The last
     * administrator cannot be disabled or demoted: nobody could undo it.
     */
    async save(actor: Actor, input: UserInput): Promise<SaveAnswer> {
      if (!mayAdminister(actor.role)) throw new RequestFailure('forbidden', 'only administrators change accounts');
      const { password, disabled, ...fields } = input;
      const { value } = await store.transact(async (unit): Promise<SaveAnswer | 'saved'> => {
        const before = await unit.find('user', input.id);
        if (before === null && password === null) return invalid('password', 'required');
        const namesake = await unit.sql
          .selectFrom('user')
          .select('id')
          .where((builder) => builder(builder.fn<string>('lower', ['email']), '=', input.email.toLowerCase()))
          .where('id', '!=', input.id)
          .executeTakeFirst();
        if (namesake) return invalid('email', 'taken');
        if (before?.role === 'admin' && (disabled || input.role !== 'admin') && !(await anotherAdmin(unit, input.id)))
          return invalid('role', 'last-admin');
        const disabledAt = disabled ? (before?.disabledAt ?? unit.now) : null;
        await unit.put('user', { ...fields, disabledAt, createdAt: before?.createdAt ?? unit.now }, before);
        if (before === null)
          await unit.put('presence', { id: input.id, state: 'offline', reason: null, since: unit.now }, null);
        return 'saved';
      });
      if (value !== 'saved') return value;
      if (password !== null) await setPassword(input.id, password);
      if (disabled) await sessions.revokeAll(input.id, 'disabled');
      else if (password !== null && input.id !== actor.userId) await sessions.revokeAll(input.id, 'revoked');
      return { kind: 'saved' };
    },

    /** The user's own change; every other session of theirs ends. */
    async changePassword(userId: string, sessionId: string, current: string, next: string): Promise<SaveAnswer> {
      const secret = await store.db
        .selectFrom('userSecret')
        .selectAll()
        .where('userId', '=', userId)
        .executeTakeFirst();
      if (!(await passwordMatches(secret?.passwordHash ?? null, current))) return invalid('current', 'wrong');
      await setPassword(userId, next);
      await sessions.revokeAll(userId, 'revoked', sessionId);
      return { kind: 'saved' };
    },

    setPassword,
  };

  async function anotherAdmin(unit: Unit, userId: string): Promise<boolean> {
    const other = await unit.sql
      .selectFrom('user')
      .select('id')
      .where('role', '=', 'admin')
      .where('disabledAt', 'is', null)
      .where('id', '!=', userId)
      .executeTakeFirst();
    return other !== undefined;
  }
}
export type Users = ReturnType<typeof createUsers>;
