import { createHash, randomBytes } from 'node:crypto';
import type { SessionEnd } from '#shared/contract/socket.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { Actor } from '#shared/domain/role.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Store, Unit } from '../store/index.ts';

export interface Session {
  id: string;
  user: Row<'user'>;
  actor: Actor;
  expiresAt: number;
}

/** Only a hash of the token is stored: whoever reads the database cannot sign in with it. The token has 256 random bits. */
const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const actorOf = (user: Row<'user'>): Actor => ({ userId: user.id, role: user.role, queueIds: user.queueIds });

/** How often "last seen" is written; more often would turn every request into a write. */
const seenEveryMs = 60_000;
/** What was lost longer ago has been found, or will not be. */
const rememberedMs = 180 * 86_400_000;
const listedAtMost = 500;

/** A token that is good no more, and why. Whoever passes `wiped` on to the computer says so by `wipeTold`. */
export class SessionOver extends RequestFailure {
  /** Null: no session had this token. */
  readonly sessionId: string | null;
  readonly reason: SessionEnd | undefined;
  constructor(message: string, sessionId: string | null = null, reason?: SessionEnd) {
    super('unauthorized', message);
    this.sessionId = sessionId;
    this.reason = reason;
  }
}
export interface EndedSession {
  sessionId: string | null;
  userId: string;
  reason: SessionEnd;
  /** A colleague ended it, and said why. */
  by?: string | undefined;
  words?: string | undefined;
}

export function createSessions({ store, clock, sessionMs }: { store: Store; clock: Clock; sessionMs: number }) {
  const listeners = new Set<(ended: EndedSession) => void>();
  const tell = (ended: EndedSession) => {
    for (const listener of listeners) listener(ended);
  };

  return {
    async open(user: Row<'user'>, device: string): Promise<{ token: string; session: Session }> {
      const token = randomBytes(32).toString('base64url');
      const now = clock.now();
      const id = newId();
      await store.db
        .insertInto('session')
        .values({
          id,
          userId: user.id,
          tokenHash: hashToken(token),
          device,
          createdAt: now,
          lastSeenAt: now,
          expiresAt: now + sessionMs,
          revokedAt: null,
          wipedAt: null,
          wipeToldAt: null,
        })
        .execute();
      return { token, session: { id, user, actor: actorOf(user), expiresAt: now + sessionMs } };
    },

    /** Who this token is. @throws RequestFailure unauthorized when it is unknown, revoked, expired or its user disabled */
    async identify(token: string): Promise<Session> {
      const now = clock.now();
      const found = await store.db
        .selectFrom('session')
        .selectAll()
        .where('tokenHash', '=', hashToken(token))
        .executeTakeFirst();
      const over = 'sign in again: this session has ended';
      if (!found) throw new SessionOver(over);
      if (found.wipedAt !== null) throw new SessionOver('this computer has to be emptied', found.id, 'wiped');
      if (found.revokedAt !== null) throw new SessionOver(over, found.id, 'revoked');
      if (found.expiresAt <= now) throw new SessionOver(over, found.id, 'expired');
      const user = await store.db.selectFrom('user').selectAll().where('id', '=', found.userId).executeTakeFirst();
      if (!user || user.disabledAt !== null) throw new SessionOver('this account is disabled', found.id, 'disabled');
      if (now - found.lastSeenAt > seenEveryMs)
        await store.db.updateTable('session').set({ lastSeenAt: now }).where('id', '=', found.id).execute();
      return { id: found.id, user, actor: actorOf(user), expiresAt: found.expiresAt };
    },

    async list(userId: string) {
      return store.db
        .selectFrom('session')
        .select(['id', 'device', 'createdAt', 'lastSeenAt'])
        .where('userId', '=', userId)
        .where('revokedAt', 'is', null)
        .where('expiresAt', '>', clock.now())
        .orderBy('lastSeenAt', 'desc')
        .execute();
    },

    /**
     * Where colleagues are signed in, and where they were and never signed out: a lost computer may be missed after its session has
     * expired. The last seen first.
     */
    async listEverywhere() {
      return store.db
        .selectFrom('session')
        .select(['id', 'userId', 'device', 'createdAt', 'lastSeenAt', 'expiresAt', 'wipedAt', 'wipeToldAt'])
        .where((row) => row.or([row('revokedAt', 'is', null), row('wipedAt', 'is not', null)]))
        .where('lastSeenAt', '>', clock.now() - rememberedMs)
        .orderBy('lastSeenAt', 'desc')
        .limit(listedAtMost)
        .execute();
    },

    /** Ends one session of this user; an id of somebody else's is as unknown as any. */
    async revoke(userId: string, sessionId: string): Promise<void> {
      const ended = await store.db
        .updateTable('session')
        .set({ revokedAt: clock.now() })
        .where('id', '=', sessionId)
        .where('userId', '=', userId)
        .where('revokedAt', 'is', null)
        .executeTakeFirst();
      if (Number(ended.numUpdatedRows) === 0) throw new RequestFailure('not-found', 'there is no such session');
      tell({ sessionId, userId, reason: 'revoked' });
    },

    /** Ends every session of a user, e.g. when the account is disabled or the password changed (`except` stays). */
    async revokeAll(userId: string, reason: SessionEnd, except: string | null = null): Promise<void> {
      const open = await this.list(userId);
      for (const { id } of open.filter((session) => session.id !== except)) {
        await store.db.updateTable('session').set({ revokedAt: clock.now() }).where('id', '=', id).execute();
        tell({ sessionId: id, userId, reason });
      }
    },

    /**
     * Ends every session of a user as part of an action: with it or not at all.
     * @returns how many there were
     */
    async revokeAllIn(unit: Unit, userId: string, told: { by: string; words: string }): Promise<number> {
      const ended = await unit.sql
        .updateTable('session')
        .set({ revokedAt: unit.now })
        .where('userId', '=', userId)
        .where('revokedAt', 'is', null)
        .where('expiresAt', '>', unit.now)
        .returning('id')
        .execute();
      unit.afterCommit(() => {
        for (const { id } of ended) tell({ sessionId: id, userId, reason: 'revoked', ...told });
      });
      return ended.length;
    },

    /**
     * Ends a session, open or not, and remembers that its computer has to be emptied: it is told now or when it next asks.
     * @returns whose it is; null when there is no such session
     */
    async wipeIn(unit: Unit, sessionId: string): Promise<{ userId: string; device: string } | null> {
      const found = await unit.sql.selectFrom('session').selectAll().where('id', '=', sessionId).executeTakeFirst();
      if (found === undefined) return null;
      const { userId, device } = found;
      await unit.sql
        .updateTable('session')
        .set({ wipedAt: found.wipedAt ?? unit.now, revokedAt: found.revokedAt ?? unit.now })
        .where('id', '=', sessionId)
        .execute();
      unit.afterCommit(() => tell({ sessionId, userId, reason: 'wiped' }));
      return { userId, device };
    },

    /** The computer of a session that is to be emptied has been told so. */
    async wipeTold(sessionId: string): Promise<void> {
      await store.db
        .updateTable('session')
        .set({ wipeToldAt: clock.now() })
        .where('id', '=', sessionId)
        .where('wipedAt', 'is not', null)
        .where('wipeToldAt', 'is', null)
        .execute();
    },

    /** Which of these sessions have been ended, here or by another process. */
    async listEnded(sessionIds: readonly string[]): Promise<EndedSession[]> {
      if (sessionIds.length === 0) return [];
      const rows = await store.db
        .selectFrom('session')
        .select(['id', 'userId', 'wipedAt'])
        .where('id', 'in', [...sessionIds])
        .where('revokedAt', 'is not', null)
        .execute();
      return rows.map(({ id, userId, wipedAt }) => ({
        sessionId: id,
        userId,
        reason: wipedAt === null ? 'revoked' : 'wiped',
      }));
    },

    /** Called whenever a session ends; the answer unsubscribes. */
    onEnd(listener: (ended: EndedSession) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
export type Sessions = ReturnType<typeof createSessions>;
