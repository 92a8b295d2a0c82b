import type { PushPayload } from '#shared/contract/socket.ts';
import type { Conversation } from '#shared/domain/conversation.ts';

export type PromiseAlert = PushPayload<'promise:alert'>;

/** So many are told one by one; more are a sum, because a lead with forty toasts reads none. */
export const toldSingly = 3;

/**
 * Keeps one alarm from ringing twice: the same warning can come again after a reconnect or from another server process, and a
 * breach makes its own warning stale.
 */
export function createMemory() {
  const told = new Map<string, 'warning' | 'breach'>();
  return {
    isNew({ conversationId, target, kind, dueAt }: PromiseAlert): boolean {
      const key = `${conversationId} ${target} ${dueAt}`;
      const before = told.get(key);
      if (before === 'breach' || before === kind) return false;
      told.set(key, kind);
      return true;
    },
  };
}

/** The latest word on each promise. */
export function latest(alerts: readonly PromiseAlert[]): PromiseAlert[] {
  const byPromise = new Map<string, PromiseAlert>();
  for (const alert of alerts) {
    const key = `${alert.conversationId} ${alert.target}`;
    if (byPromise.get(key)?.kind !== 'breach' || alert.kind === 'breach') byPromise.set(key, alert);
  }
  return [...byPromise.values()];
}

/** What one message on the screen is about, for as long as it is true, and at most until then (epoch ms of this computer). */
export interface Told {
  id: string;
  alerts: readonly PromiseAlert[];
  until: number;
}

/** Whether there is still something to warn of: this desk may have answered, and the customer have written again since. */
export const stillCounts = (
  { target, dueAt }: PromiseAlert,
  { state, waitingSince, replyDueAt }: Conversation,
): boolean =>
  state !== 'resolved' &&
  (target === 'resolution' || ((waitingSince ?? replyDueAt) !== null && (waitingSince ?? 0) <= dueAt));
