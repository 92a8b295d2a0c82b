import type { Mention } from '#shared/domain/mention.ts';
import type { QueueWait } from '#shared/domain/queue-wait.ts';
import { isSideUnread, type SideMessage, type SideThread } from '#shared/domain/side-thread.ts';
import type { WrapUp } from '#shared/domain/wrap-up.ts';
import {
  findLastWrapUp,
  listMentions,
  listSideMessages,
  listSideThreads,
  mapQueueWaits,
  readRunningWrapUps,
  readWorkloads,
  type Workload,
} from '../read/floor-work.ts';
import { useDesk, useLive } from './use-live.ts';
import { share, useShared } from './use-shared.ts';

const wrapUps = share(readRunningWrapUps);
const mentions = share(listMentions, 50);
const sideThreads = share(listSideThreads, 50);
const queueWaits = share(mapQueueWaits, 250);
const workloads = share(readWorkloads, 250);

/** This agent's running wrap-ups, the one that ends first in front. */
export const useWrapUps = (): readonly WrapUp[] | undefined => useShared(wrapUps);
/** The last wrap-up of a conversation, running or ended; null when there was none. */
export const useLastWrapUp = (conversationId: string): WrapUp | null | undefined =>
  useLive(`wrap-up ${conversationId}`, (desk) => findLastWrapUp(desk, conversationId));
/** Where this agent was named, seen or not, newest first. */
export const useMentions = (): readonly Mention[] | undefined => useShared(mentions);
/** Talks aside this desk may read, the one spoken in last in front. */
export const useSideThreads = (): readonly SideThread[] | undefined => useShared(sideThreads);
/** What was said in a talk, in order. */
export const useSideMessages = (sideThreadId: string | null): readonly SideMessage[] | undefined =>
  useLive(sideThreadId === null ? null : `side ${sideThreadId}`, (desk) => listSideMessages(desk, sideThreadId ?? ''));
/** Why conversations wait without ringing anywhere, by conversation id. */
export const useQueueWaits = (): ReadonlyMap<string, QueueWait> | undefined => useShared(queueWaits);
/** What everybody has in their hands, by user id, of what this desk may see; who has nothing is not in it. */
export const useWorkloads = (): ReadonlyMap<string, Workload> | undefined => useShared(workloads);

/** Where this agent was named or spoken to and has not looked yet. */
export function useUnseenTalk(): { mentions: readonly Mention[]; sideThreads: readonly SideThread[] } {
  const userId = useDesk()?.userId ?? '';
  const named = useMentions() ?? [];
  const talks = useSideThreads() ?? [];
  return {
    mentions: named.filter(({ seenAt }) => seenAt === null),
    sideThreads: talks.filter((thread) => isSideUnread(thread, userId)),
  };
}
