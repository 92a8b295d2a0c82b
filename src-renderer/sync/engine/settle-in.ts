import type { User } from '#shared/domain/user.ts';
import { commit } from '../db/commit.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { tidyFiles } from '../outbox/tidy-files.ts';
import { replayUnknown } from '../pull/replay-unknown.ts';

/** What a desk needs before its agent acts on it. @param user as the server told it at a sign-in; null: the session was kept */
export async function settleIn(desk: OpenDesk, user: User | null, now: number): Promise<void> {
  // The own row is what every action needs first; the snapshot brings it again.
  if (user !== null)
    await commit(desk, { rows: [{ entity: 'user', id: user.id, row: user }], generation: desk.generation });
  await replayUnknown(desk);
  await tidyFiles(desk, now);
}
