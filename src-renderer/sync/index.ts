/**
 * Everything a screen may know of the sync engine. Reads are hooks (undefined while loading, then data, never a throw for a
 * missing row); writes are `mutate`; nothing here waits for the server except `request` and `signIn`.
 */
export type { Mutated } from './client/actions.ts';
export {
  addFile,
  discardDraft,
  discardParked,
  loadAttachment,
  mutate,
  openConversation,
  request,
  retryParked,
  saveDraft,
  signal,
  wake,
} from './client/actions.ts';
export { prepareSync, signIn, signOut, startSync } from './client/behind-start.ts';
export { onEvent, onPush } from './client/current.ts';
export { type FirstAnswers, firstAnswers, offerFirstAnswers } from './client/first-answers.ts';
export { personal } from './client/personal.ts';
export type { SecretStore } from './client/secret-store.ts';
export { connectSync, stopSync } from './client/session.ts';
export { watchFloor } from './client/watch-floor.ts';
export type { SyncEvent } from './engine/events.ts';
export type { Port, RequestFailure, SignInError } from './engine/protocol.ts';
export type { OutboxEntry, OutboxState, ParkReason } from './outbox/entry.ts';
export { behindFirst } from './react/first-reads.ts';
export { useAttachmentUrl } from './react/use-attachment-url.ts';
export { useBehindFirst } from './react/use-behind-first.ts';
export { useBulkActions, useSlaClock } from './react/use-bulk-actions.ts';
export {
  offerConversation,
  useConversation,
  useConversations,
  useListRows,
  useViewCounts,
} from './react/use-conversations.ts';
export { useCustomer } from './react/use-customer.ts';
export {
  useCannedReplies,
  useInboxes,
  useMe,
  usePresence,
  useQueues,
  useRewards,
  useScripts,
  useTags,
  useUsers,
  useWorkspace,
} from './react/use-directory.ts';
export { useEarlyReading } from './react/use-early-reading.ts';
export { useFigureAlerts, useHeldBy, useTeams, useWaiting } from './react/use-floor.ts';
export {
  useBusinessHours,
  useDispositions,
  useFloorPolicy,
  useKeywordRules,
  useQueueRules,
  useSlaPolicies,
  useSupervisionPolicy,
} from './react/use-floor-rules.ts';
export {
  useLastWrapUp,
  useMentions,
  useQueueWaits,
  useSideMessages,
  useSideThreads,
  useUnseenTalk,
  useWorkloads,
  useWrapUps,
} from './react/use-floor-work.ts';
export { useLeftBehind, useMerge, useMergedAmong, useMergedInto } from './react/use-merges.ts';
export { useDraft, useDrafts, useOffers, useOutbox } from './react/use-mine.ts';
export {
  useMessage,
  useParticipants,
  useRaisedHands,
  useRunningSupervisions,
  useSupervision,
  useWatch,
  useWhispers,
} from './react/use-supervision.ts';
export { useIsLive, useSyncPart, useSyncStatus, useViewers } from './react/use-sync-status.ts';
export { useThread } from './react/use-thread.ts';
export { useWarmThread } from './react/use-warm-thread.ts';
export type { ConversationLine, WaitingConversation } from './read/floor.ts';
export type { Workload } from './read/floor-work.ts';
export { searchLocal } from './read/search-local.ts';
export type {
  ConversationList,
  ConversationListItem,
  ConversationQuery,
  ConversationView,
  CustomerCard,
  Draft,
  DraftContent,
  DraftKind,
  LocalSearch,
  OutboxItem,
  SendState,
  Thread,
  ThreadMessage,
  ViewCounts,
  Viewers,
} from './read/shapes.ts';
export type { SyncState, SyncStatus } from './status.ts';
