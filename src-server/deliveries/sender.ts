import type { Files } from '../attachments/index.ts';
import type { Connector, SendResult } from '../channels/connector.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';
import { type Claimed, claimDue } from './claim.ts';
import { readOutgoing } from './outgoing.ts';
import { recordResult } from './record.ts';

/** Where the running connector of an inbox is found; null while it does not run. */
export interface RunningConnectors {
  find(inboxId: string): Connector | null;
}

const concurrency = 20;
const pollMs = 1_000;
/** A claim of another process older than this belongs to one that died. */
const abandonedAfterMs = 5 * 60_000;

/**
 * Hands queued replies to their connectors. A send has its own persisted state: what was handed over before a crash is asked for
 * at the provider where it can tell, and otherwise shown as not confirmed; it is never sent again by the machine.
 */
export function createSender(parts: {
  store: Store;
  files: Files;
  connectors: RunningConnectors;
  clock: Clock;
  log: Logger;
  nodeId: string;
}) {
  const { store, files, connectors, clock, log, nodeId } = parts;
  const inFlight = new Set<Promise<void>>();
  let stopped = false;
  let cancelTimer: (() => void) | null = null;
  let working: Promise<void> | null = null;
  let again = false;

  async function send(line: Claimed): Promise<void> {
    const result = await attempt(line).catch((error: unknown): SendResult => {
      log.error({ err: error, messageId: line.messageId }, 'a connector threw while sending');
      return { kind: 'unconfirmed', detail: 'the connector failed while sending' };
    });
    await recordResult(store, line, result);
    log.info(
      { messageId: line.messageId, inboxId: line.inboxId, result: result.kind, attempt: line.attempts },
      'send attempt',
    );
  }

  async function attempt(line: Claimed): Promise<SendResult> {
    const connector = connectors.find(line.inboxId);
    if (connector === null) return { kind: 'temporary', detail: 'the inbox is not connected', retryAfterMs: null };
    const outgoing = await readOutgoing(store, files, line.messageId).catch((error: unknown) => {
      log.error({ err: error, messageId: line.messageId }, 'a reply cannot be read');
      return null;
    });
    if (outgoing === null)
      return {
        kind: 'rejected',
        code: 'misconfigured',
        detail: 'the customer has no address on this channel, or a file of the reply is missing',
      };
    return connector.send(outgoing);
  }

  async function work(): Promise<void> {
    while (!stopped && inFlight.size < concurrency) {
      const lines = await claimDue(store, nodeId, concurrency - inFlight.size);
      if (lines.length === 0) return;
      for (const line of lines) {
        const sending: Promise<void> = send(line)
          .catch((error: unknown) =>
            log.error({ err: error, messageId: line.messageId }, 'the outcome of a send could not be stored'),
          )
          .finally(() => {
            inFlight.delete(sending);
            nudge();
          });
        inFlight.add(sending);
      }
    }
  }

  /** Looks for work now instead of at the next poll. */
  function nudge(): void {
    if (stopped) return;
    if (working) {
      again = true;
      return;
    }
    cancelTimer?.();
    working = work()
      .catch((error: unknown) => log.error({ err: error }, 'the send queue cannot be read'))
      .finally(() => {
        working = null;
        if (again) {
          again = false;
          nudge();
        } else if (!stopped) cancelTimer = clock.after(pollMs, nudge);
      });
  }

  /** Settles what a dead process left half sent. */
  async function recover(): Promise<void> {
    const abandoned = await store.db
      .selectFrom('sendQueue')
      .selectAll()
      .where('state', '=', 'sending')
      .where((builder) =>
        builder.or([builder('claimedBy', '=', nodeId), builder('claimedAt', '<', clock.now() - abandonedAfterMs)]),
      )
      .execute();
    for (const line of abandoned) {
      const result = await inquire(line);
      await recordResult(store, line, result);
      log.warn({ messageId: line.messageId, result: result.kind }, 'settled a send interrupted by a crash');
    }
  }

  async function inquire(line: Claimed): Promise<SendResult> {
    const lost: SendResult = { kind: 'unconfirmed', detail: 'the server stopped while this was being sent' };
    const lookup = connectors.find(line.inboxId)?.lookup;
    const outgoing = await readOutgoing(store, files, line.messageId);
    if (!lookup || !outgoing) return lost;
    const found = await lookup(line.messageId, outgoing.to).catch(() => ({ kind: 'unknown' as const }));
    if (found.kind === 'sent') return { kind: 'sent', externalId: found.externalId, status: 'sent' };
    return found.kind === 'not-sent'
      ? { kind: 'temporary', detail: 'the server stopped before this was sent', retryAfterMs: null }
      : lost;
  }

  return {
    async start(): Promise<void> {
      await recover();
      nudge();
    },
    nudge,
    /** Takes no more work and waits for what is in hand, so that its outcome is recorded. */
    async stop(): Promise<void> {
      stopped = true;
      cancelTimer?.();
      await working;
      await Promise.all(inFlight);
    },
  };
}
export type Sender = ReturnType<typeof createSender>;
