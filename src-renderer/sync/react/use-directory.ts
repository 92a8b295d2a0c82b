import type { CannedReply } from '#shared/domain/canned-reply.ts';
import type { Inbox } from '#shared/domain/inbox.ts';
import type { Presence } from '#shared/domain/presence.ts';
import type { Queue } from '#shared/domain/queue.ts';
import type { Reward } from '#shared/domain/reward.ts';
import type { Script } from '#shared/domain/script.ts';
import type { Tag } from '#shared/domain/tag.ts';
import type { User } from '#shared/domain/user.ts';
import type { Workspace } from '#shared/domain/workspace.ts';

export const useUsers = (): readonly User[] | undefined => undefined;
export const useQueues = (): readonly Queue[] | undefined => undefined;
export const useInboxes = (): readonly Inbox[] | undefined => undefined;
export const useTags = (): readonly Tag[] | undefined => undefined;
export const useCannedReplies = (): readonly CannedReply[] | undefined => undefined;
export const useScripts = (): readonly Script[] | undefined => undefined;
export const useRewards = (): readonly Reward[] | undefined => undefined;
export const useWorkspace = (): Workspace | null | undefined => undefined;
/** The signed-in user's own row. */
export const useMe = (): User | null | undefined => undefined;
/** Every colleague's presence, by user id. */
export const usePresence = (): ReadonlyMap<string, Presence> | undefined => undefined;
