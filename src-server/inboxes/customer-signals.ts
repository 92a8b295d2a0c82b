import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';
import type { RunningInboxes } from './running.ts';

/** Signals between an agent and a customer whose channel has them: who types, who has read. Losing one harms nobody. */
export function createCustomerSignals({ store, running, log }: { store: Store; running: RunningInboxes; log: Logger }) {
  async function findConnector(conversationId: string) {
    const thread = await store.db
      .selectFrom('conversationThread')
      .select(['threadKey', 'inboxId'])
      .where('conversationId', '=', conversationId)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    const connector = thread ? running.find(thread.inboxId) : null;
    return thread && connector ? { connector, threadKey: thread.threadKey } : null;
  }

  return {
    /** The newest conversation of a provider's thread, or null. */
    async findConversation(inboxId: string, threadKey: string): Promise<string | null> {
      const thread = await store.db
        .selectFrom('conversationThread')
        .select('conversationId')
        .where('inboxId', '=', inboxId)
        .where('threadKey', '=', threadKey)
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return thread?.conversationId ?? null;
    },

    async agentTypes(conversationId: string, userId: string, typing: boolean): Promise<void> {
      const found = await findConnector(conversationId);
      if (!found?.connector.typing) return;
      const author = await store.db.selectFrom('user').select('name').where('id', '=', userId).executeTakeFirst();
      found.connector.typing(found.threadKey, typing, author?.name ?? null);
    },

    /** A colleague has read the thread up to `at`. A provider that takes no read mark never holds up the agent's own work. */
    async agentHasRead(conversationId: string, at: number): Promise<void> {
      try {
        const found = await findConnector(conversationId);
        await found?.connector.markRead?.(found.threadKey, at);
      } catch (error) {
        log.warn({ err: error, conversationId }, 'a read mark was not told to the customer');
      }
    },
  };
}
