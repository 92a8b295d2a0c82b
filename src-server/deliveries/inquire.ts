import type { Files } from '../attachments/index.ts';
import type { Connector, SendResult } from '../channels/connector.ts';
import type { Clock } from '../platform/clock.ts';
import { within } from '../platform/within.ts';
import type { Store } from '../store/index.ts';
import type { Claimed } from './claim.ts';
import { linkSent, lockExternalId } from './link.ts';
import { readOutgoing } from './outgoing.ts';
import { settle } from './settle.ts';

/** Providers and their callbacks speak soon or never; after a day the question is the agent's alone. */
const askForMs = 24 * 60 * 60 * 1000;
const askAgainMs = (asked: number) => Math.min(1_000 * 2 ** asked, 300_000);
const patienceMs = 10_000;
const atOnce = 100;

type Lookup = Awaited<ReturnType<NonNullable<Connector['lookup']>>>;

/** Asks connectors what became of messages whose answer was lost. */
export function createInquiries(parts: {
  store: Store;
  files: Files;
  connectors: { find(inboxId: string): Connector | null };
  clock: Clock;
}) {
  const { store, files, connectors, clock } = parts;
  /** By message; kept in memory, because asking once more after a restart does no harm. */
  const asked = new Map<string, { times: number; nextAt: number }>();

  async function ask(inboxId: string, messageId: string): Promise<Lookup> {
    const lookup = connectors.find(inboxId)?.lookup;
    if (!lookup) return { kind: 'unknown' };
    const outgoing = await readOutgoing(store, files, messageId);
    if (!outgoing) return { kind: 'unknown' };
    const answer = lookup(messageId, outgoing.to).catch((): Lookup => ({ kind: 'unknown' }));
    return (await within(clock, patienceMs, answer)) ?? { kind: 'unknown' };
  }

  async function tell(inboxId: string, messageId: string, conversationId: string, answer: Lookup): Promise<void> {
    if (answer.kind === 'unknown') return;
    await store.transact(async (unit) => {
      if (answer.kind === 'sent') await lockExternalId(unit, inboxId, answer.externalId);
      const message = await unit.find('message', messageId);
      // A colleague has decided meanwhile; what is on its way again tells by itself.
      if (message?.delivery?.status !== 'unconfirmed') return;
      if (answer.kind === 'sent') {
        await linkSent(unit, { inboxId, messageId, conversationId, externalId: answer.externalId });
        await settle(unit, messageId, { status: 'sent', at: unit.now, failure: null });
        return;
      }
      // Replies behind it may have gone out since, so sending it now is for the agent to decide.
      const detail = 'The provider never got this message.';
      await settle(unit, messageId, { status: 'failed', at: unit.now, failure: { code: 'unreachable', detail } });
    });
  }

  return {
    /** What became of a line a dead process left; `unconfirmed` where nobody can tell. */
    async ofLine(line: Claimed): Promise<SendResult> {
      const answer = await ask(line.inboxId, line.messageId);
      if (answer.kind === 'sent') return { kind: 'sent', externalId: answer.externalId, status: 'sent' };
      if (answer.kind === 'unknown')
        return { kind: 'unconfirmed', detail: 'the server stopped while this was being sent' };
      return { kind: 'temporary', detail: 'the server stopped before this was sent', retryAfterMs: null };
    },

    /** One round over every message that is shown as not confirmed and whose connector can tell. */
    async round(isStopped: () => boolean): Promise<void> {
      const now = clock.now();
      const open = await store.db
        .selectFrom('message')
        .innerJoin('conversation', 'conversation.id', 'message.conversationId')
        .select(['message.id', 'message.conversationId', 'message.delivery', 'conversation.inboxId'])
        .where((builder) => builder(builder.ref('message.delivery', '->>').key('status'), '=', 'unconfirmed'))
        .orderBy('message.id', 'desc')
        .limit(atOnce)
        .execute();
      const names = new Set(open.map(({ id }) => id));
      for (const id of asked.keys()) if (!names.has(id)) asked.delete(id);
      for (const { id, conversationId, inboxId, delivery } of open) {
        if (isStopped()) return;
        const { times, nextAt } = asked.get(id) ?? { times: 0, nextAt: 0 };
        if (nextAt > now || now - (delivery?.at ?? now) > askForMs) continue;
        asked.set(id, { times: times + 1, nextAt: now + askAgainMs(times) });
        await tell(inboxId, id, conversationId, await ask(inboxId, id));
      }
    },
  };
}
