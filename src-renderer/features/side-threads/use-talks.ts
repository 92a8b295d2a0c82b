import type { SideThread } from '#shared/domain/side-thread.ts';
import { useMe, useSideThreads, useUsers } from '../../sync/index.ts';

/** Talks beside a conversation, the one spoken in last in front. Undefined while they are read. */
export function useTalks(conversationId: string | null): readonly SideThread[] | undefined {
  return useSideThreads()?.filter((thread) => thread.conversationId === conversationId);
}

/** With whom a talk is, as a reader thinks of it: the others' names. */
export function useTalkName(): (thread: SideThread) => string {
  const users = useUsers() ?? [];
  const meId = useMe()?.id;
  return ({ topic, memberIds }) => {
    const others = memberIds.filter((id) => id !== meId);
    const names = others.flatMap((id) => users.find((user) => user.id === id)?.name ?? []);
    return [topic, names.join(', ')].filter(Boolean).join(': ');
  };
}
