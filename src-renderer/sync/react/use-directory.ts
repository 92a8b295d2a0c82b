import type { CannedReply } from '#shared/domain/canned-reply.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { Inbox } from '#shared/domain/inbox.ts';
import type { Presence } from '#shared/domain/presence.ts';
import type { Queue } from '#shared/domain/queue.ts';
import type { Reward } from '#shared/domain/reward.ts';
import type { Script } from '#shared/domain/script.ts';
import type { Tag } from '#shared/domain/tag.ts';
import type { User } from '#shared/domain/user.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import { findRow, listRows } from '../db/row-store.ts';
import { useFirstAnswers } from './use-first-answers.ts';
import { useLive } from './use-live.ts';
import { share, useShared } from './use-shared.ts';

/** A small table read whole, in a steady order. */
const shareRows = <E extends EntityName>(entity: E, nameOf: (row: Row<E>) => string) =>
  share(async (desk) => {
    const rows = await listRows(desk, entity);
    return rows.sort((a, b) => nameOf(a).localeCompare(nameOf(b)) || (a.id < b.id ? -1 : 1));
  }, 100);

const users = shareRows('user', ({ name }) => name);
const queues = shareRows('queue', ({ name }) => name);
const inboxes = shareRows('inbox', ({ name }) => name);
const tags = shareRows('tag', ({ name }) => name);
const cannedReplies = shareRows('cannedReply', ({ shortcut }) => shortcut);
const scripts = shareRows('script', ({ name }) => name);
const rewards = shareRows('reward', ({ id }) => id);
const workspace = share(async (desk) => (await listRows(desk, 'workspace'))[0] ?? null, 100);
const presence = share(
  async (desk): Promise<ReadonlyMap<string, Presence>> =>
    new Map((await listRows(desk, 'presence')).map((row) => [row.id, row])),
  100,
);

/** Everybody with an account, disabled ones too (history needs their names); by name. */
export const useUsers = (): readonly User[] | undefined => useShared(users);
export const useQueues = (): readonly Queue[] | undefined => useShared(queues);
export const useInboxes = (): readonly Inbox[] | undefined => useShared(inboxes);
export const useTags = (): readonly Tag[] | undefined => useShared(tags);
export const useCannedReplies = (): readonly CannedReply[] | undefined => useShared(cannedReplies);
export const useScripts = (): readonly Script[] | undefined => useShared(scripts);
export const useRewards = (): readonly Reward[] | undefined => useShared(rewards);
/** Null until the first rows have come. */
export function useWorkspace(): Workspace | null | undefined {
  const first = useFirstAnswers();
  return useShared(workspace) ?? first?.workspace;
}
/** Every colleague's presence, by user id. */
export const usePresence = (): ReadonlyMap<string, Presence> | undefined => useShared(presence);

/** The signed-in user's own row; null while it is not here. */
export function useMe(): User | null | undefined {
  const me = useLive('me', (desk) => findRow(desk, 'user', desk.userId), { isFirst: true, isKept: true });
  const first = useFirstAnswers();
  return me === undefined ? first?.me : me;
}
