import type { SignInAnswer, SignInRequest } from '#shared/contract/http.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { createRateLimit } from '../platform/rate-limit.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Store } from '../store/index.ts';
import { passwordMatches } from './passwords.ts';
import type { Sessions } from './sessions.ts';

/** Guessing is slowed per account and per address; a typist is not. */
const limits = { account: { limit: 10, windowMs: 5 * 60_000 }, address: { limit: 50, windowMs: 5 * 60_000 } };

export function createSignIn({
  store,
  sessions,
  clock,
  log,
}: {
  store: Store;
  sessions: Sessions;
  clock: Clock;
  log: Logger;
}) {
  const byAccount = createRateLimit({ clock, ...limits.account });
  const byAddress = createRateLimit({ clock, ...limits.address });

  /**
   * Checks email and password and opens a session.
   * @throws RequestFailure unauthorized (the same words for a wrong email, a wrong password and a disabled account) or too-many-requests
   */
  return async function signIn(request: SignInRequest, address: string): Promise<SignInAnswer> {
    const email = request.email.toLowerCase();
    if (!byAddress.take(address) || !byAccount.take(email)) {
      log.warn('sign-in refused: too many attempts');
      throw new RequestFailure('too-many-requests', 'too many attempts: wait five minutes and try again');
    }
    const user = await store.db
      .selectFrom('user')
      .selectAll()
      .where((builder) => builder(builder.fn<string>('lower', ['email']), '=', email))
      .executeTakeFirst();
    const secret =
      user && (await store.db.selectFrom('userSecret').selectAll().where('userId', '=', user.id).executeTakeFirst());
    const matches = await passwordMatches(secret?.passwordHash ?? null, request.password);
    if (!user || !matches || user.disabledAt !== null) {
      log.warn({ userId: user?.id ?? null }, 'sign-in refused');
      throw new RequestFailure('unauthorized', 'email or password is wrong');
    }
    const { token, session } = await sessions.open(user, request.device);
    log.info({ userId: user.id, sessionId: session.id }, 'signed in');
    return { token, sessionId: session.id, expiresAt: session.expiresAt, user };
  };
}
export type SignIn = ReturnType<typeof createSignIn>;
