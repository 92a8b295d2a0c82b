import type { SnapshotAnswer } from '#shared/contract/sync.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { ServerHttp } from '../../src-renderer/sync/socket/server-http.ts';
import type { ServerRows } from './server-rows.ts';

interface ServerDoors {
  readonly reachable: boolean;
  readonly files: Map<string, { name: string; bytes: ArrayBuffer }>;
  /** Null: a server that gives none along with a sign-in. */
  firstPage(userId: string, rows: number): SnapshotAnswer | null;
}

/** The server's side of signing in and of files. */
export const httpOf = (server: ServerRows & ServerDoors, now: () => number): ServerHttp => ({
  signIn: async (_server, { email, firstPageRows: rows }) => {
    if (!server.reachable) return fail('unreachable');
    const user = server.list('user').find((row) => row.email === email);
    if (user === undefined) return fail('wrong-credentials');
    const page = rows === undefined ? null : server.firstPage(user.id, rows);
    const session = { token: user.id, sessionId: `session-${user.id}`, expiresAt: now() + 86_400_000, user };
    return ok(page === null ? session : { ...session, firstPage: page });
  },
  signOut: async () => undefined,
  putFile: async (_session, { id, name, bytes }) => {
    if (!server.reachable) return fail({ code: 'offline', message: 'unreachable' });
    server.files.set(id, { name, bytes });
    return ok(true);
  },
  getFile: async (_session, id) => {
    const file = server.files.get(id);
    if (!server.reachable || file === undefined) return fail({ code: 'offline', message: 'unreachable' });
    return ok({ mimeType: 'application/octet-stream', bytes: file.bytes });
  },
});
