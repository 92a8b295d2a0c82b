import type { Files } from '../attachments/index.ts';
import type { Connector, SendResult } from '../channels/connector.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { within } from '../platform/within.ts';
import type { Store } from '../store/index.ts';
import { type Claimed, claimDue } from './claim.ts';
import { createInquiries } from './inquire.ts';
import { readOutgoing } from './outgoing.ts';
import { recordResult } from './record.ts';
import { hastenRecovered, inboxesToServe } from './standing.ts';

/** Where the running connector of an inbox is found; null while it does not run. */
export interface RunningConnectors {
  find(inboxId: string): Connector | null;
  /** Its session is another server's, and so are its replies. */
  isElsewhere(inboxId: string): boolean;
}

const concurrency = 20;
const pollMs = 1_000;
/** A claim older than this belongs to a process that died, whatever is known of it: no connector waits longer for its provider. */
const abandonedAfterMs = 20 * 60_000;
const sweepMs = 60_000;
/** How long a stop waits for providers to answer. What is still open then is settled at the next start. */
export const stopPatienceMs = 10_000;
const recordAgainMs = (tries: number) => Math.min(500 * 2 ** tries, 15_000);

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
  /** To the servers that have the sessions of other inboxes: replies wait for them. Without it they see so at their next poll. */
  tellElsewhere?: () => void;
}) {
  const { store, files, connectors, clock, log, nodeId, tellElsewhere } = parts;
  const inquiries = createInquiries({ store, files, connectors, clock });
  const inFlight = new Map<string, Promise<void>>();
  let stopped = false;
  let cancelTimer: (() => void) | null = null;
  let working: Promise<void> | null = null;
  let again = false;
  let asking: Promise<void> | null = null;
  let sweptAt = 0;
  /** Something was queued here: whoever has to send it is told once. */
  let tellNext = false;

  async function send(line: Claimed): Promise<void> {
    const result = await attempt(line).catch((error: unknown): SendResult => {
      log.error({ err: error, messageId: line.messageId }, 'a connector threw while sending');
      return { kind: 'unconfirmed', detail: 'the connector failed while sending' };
    });
    await record(line, result);
    log.info(
      { messageId: line.messageId, inboxId: line.inboxId, result: result.kind, attempt: line.attempts },
      'send attempt',
    );
  }

  /** What the provider said is known only here, so a database that is away for a while must not make us forget it. */
  async function record(line: Claimed, result: SendResult): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await recordResult(store, line, result);
      } catch (error) {
        if (stopped) throw error;
        log.error({ err: error, messageId: line.messageId }, 'the outcome of a send could not be stored yet');
        await new Promise<void>((resolve) => clock.after(recordAgainMs(tries), resolve));
      }
    }
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
    await hastenRecovered(store, clock.now());
    while (!stopped && inFlight.size < concurrency) {
      const { here, elsewhere } = await inboxesToServe(store, connectors, clock.now());
      if (elsewhere && tellNext) tellElsewhere?.();
      tellNext = false;
      const lines = here.length === 0 ? [] : await claimDue(store, nodeId, here, concurrency - inFlight.size);
      if (lines.length === 0) break;
      for (const line of lines) begin(line);
    }
    // Beside the sending, which must not wait for a provider that is slow to answer questions.
    asking ??= ask()
      .catch((error: unknown) => log.error({ err: error }, 'unconfirmed replies cannot be asked for'))
      .finally(() => {
        asking = null;
      });
  }

  async function ask(): Promise<void> {
    if (clock.now() - sweptAt >= sweepMs) {
      sweptAt = clock.now();
      await settleAbandoned(clock.now() - abandonedAfterMs);
    }
    await inquiries.round(() => stopped);
  }

  function begin(line: Claimed): void {
    const sending: Promise<void> = send(line)
      .catch((error: unknown) =>
        log.error({ err: error, messageId: line.messageId }, 'the outcome of a send was not stored before the stop'),
      )
      .finally(() => {
        inFlight.delete(line.messageId);
        look();
      });
    inFlight.set(line.messageId, sending);
  }

  /** Something was queued: looks for work now instead of at the next poll, and lets those look whose work it is. */
  function nudge(): void {
    tellNext = true;
    look();
  }

  function look(): void {
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
          look();
        } else if (!stopped) cancelTimer = clock.after(pollMs, look);
      });
  }

  /** Settles what a dead process left half sent: claims from before this time, and all of the node that is known to have died. */
  async function settleAbandoned(before: number, deadNode: string | null = null): Promise<void> {
    const abandoned = await store.db
      .selectFrom('sendQueue')
      .selectAll()
      .where('state', '=', 'sending')
      .where((builder) => {
        const old = builder('claimedAt', '<', before);
        return deadNode === null ? old : builder.or([builder('claimedBy', '=', deadNode), old]);
      })
      .execute();
    await Promise.all(
      abandoned
        .filter(({ messageId }) => !inFlight.has(messageId))
        .map(async (line) => {
          const result = await inquiries.ofLine(line);
          await recordResult(store, line, result);
          log.warn({ messageId: line.messageId, result: result.kind }, 'settled a send interrupted by a crash');
        }),
    );
  }

  return {
    async start(): Promise<void> {
      // This process has just begun: what its name has claimed is of the one before it.
      await settleAbandoned(clock.now() - abandonedAfterMs, nodeId);
      look();
    },
    nudge,
    look,
    /** Another server's process has ended: what it had handed over, or not any more, is settled here and now. */
    async takeOverFrom(deadNode: string): Promise<void> {
      if (stopped) return;
      await settleAbandoned(clock.now() - abandonedAfterMs, deadNode);
      look();
    },
    /** Takes no more work and waits for what is in hand, so that its outcome is recorded; a provider that hangs is not waited for. */
    async stop(): Promise<void> {
      stopped = true;
      cancelTimer?.();
      const ended = (async () => {
        await working;
        await asking;
        await Promise.all(inFlight.values());
        return true;
      })();
      if ((await within(clock, stopPatienceMs, ended)) === null)
        log.warn({ sends: inFlight.size }, 'stopped before every provider had answered');
    },
  };
}
export type Sender = ReturnType<typeof createSender>;
