import { newId } from '#shared/lib/ids.ts';
import type { Config } from './config.ts';
import type { Users } from './identity/index.ts';
import type { Logger } from './platform/log.ts';
import type { Store } from './store/index.ts';

/** An empty workspace gets its company row and, when the environment names one, its first administrator. */
export async function ensureFirstAdmin(
  { store, users }: { store: Store; users: Users },
  { admin }: Config,
  log: Logger,
): Promise<void> {
  const existing = await store.db.selectFrom('user').select('id').limit(1).executeTakeFirst();
  if (existing) return;
  if (admin === null) {
    log.warn(
      'nobody can sign in yet: set ADMIN_EMAIL and ADMIN_PASSWORD and start again, or SAMPLE=1 for a sample workspace',
    );
    return;
  }
  const id = newId();
  await store.transact(async (unit) => {
    await unit.put('workspace', {
      id: 'workspace',
      name: 'Parley',
      language: 'en',
      country: 'SI',
      undoSendSeconds: 5,
      awayDays: 30,
      awayReasons: [],
      sample: false,
    });
    await unit.put(
      'user',
      {
        id,
        name: 'Administrator',
        email: admin.email,
        role: 'admin',
        languages: ['en'],
        queueIds: [],
        teamId: null,
        skills: [],
        capacity: {},
        disabledAt: null,
        createdAt: unit.now,
      },
      null,
    );
    await unit.put('presence', { id, state: 'offline', reason: null, since: unit.now }, null);
  });
  await users.setPassword(id, admin.password);
  log.info('first administrator made');
}
