import type { ImapFlow } from 'imapflow';
import type { ConnectorContext } from '../connector.ts';
import { createHealthReporter } from '../health-reporter.ts';
import { backOffMs } from './back-off.ts';
import { createBell } from './bell.ts';
import { createCatchUp } from './catch-up.ts';
import type { EmailSettings } from './email-settings.ts';
import { createImapClient } from './imap-client.ts';
import { describeTrouble } from './trouble.ts';

/** Looks by itself this often, for servers that push late or not at all. */
const lookAgainMs = { pushed: 5 * 60_000, notPushed: 30_000 };
/** A server that hangs may not hold up the stop for longer. */
const longestStopMs = 10_000;

/** Keeps one connection to the mailbox: reads what is new, waits for the server's push, and comes back after every trouble. */
interface InboxWatcher {
  start(): void;
  /** Finishes the mail in hand, then leaves. */
  stop(): Promise<void>;
  /** The live connection, for the copy in the Sent folder; null while there is none. */
  client(): ImapFlow | null;
}

export function createInboxWatcher(context: ConnectorContext, settings: EmailSettings): InboxWatcher {
  const { sink, log, clock } = context;
  const bell = createBell(clock);
  /** Only stopping cuts a pause short: a connection that ends rings the other bell, and would end the pause it is the reason for. */
  const stopBell = createBell(clock);
  const health = createHealthReporter(context);
  const at = `${settings.imapHost}:${settings.imapPort}`;
  let stopping = false;
  let running: Promise<void> | null = null;
  /** The connection of this attempt, and the same once it is signed in and in its folder. */
  let attempt: ImapFlow | null = null;
  let live: ImapFlow | null = null;
  const catchUp = createCatchUp({ address: settings.address, sink, log, clock, isStopping: () => stopping });

  /** One connection, from signing in until it ends; resolves when it is closed, rejects with what went wrong. */
  async function session(client: ImapFlow, onCaughtUp: () => void): Promise<void> {
    let closed = false;
    client.on('close', () => {
      closed = true;
      bell.ring();
    });
    client.on('exists', () => bell.ring());
    await client.connect();
    // Read-only: what people see as unread in their own mail programs stays unread.
    const mailbox = await client.mailboxOpen(settings.imapFolder, { readOnly: true });
    live = client;
    await health.connected();
    const pause = client.capabilities.has('IDLE') ? lookAgainMs.pushed : lookAgainMs.notPushed;
    while (!stopping && !closed) {
      await catchUp.run(client, mailbox.uidValidity, mailbox.uidNext);
      onCaughtUp();
      if (stopping || closed) break;
      await idle(client, pause);
    }
    if (closed && !stopping) throw new Error('Connection closed');
  }

  /** Lets the server push until something happens; another command on this connection (the Sent copy) ends it too. */
  async function idle(client: ImapFlow, longestMs: number): Promise<void> {
    let waiting = true;
    const wake = (refused: unknown) => {
      // A server that refuses to push is asked again after a while, not in a circle.
      if (refused !== undefined && refused !== true) clock.after(lookAgainMs.notPushed, bell.ring);
      else if (waiting) bell.ring();
    };
    client.idle().then(wake, wake);
    await bell.wait(longestMs);
    waiting = false;
  }

  async function run(): Promise<void> {
    let failures = 0;
    await health.connecting();
    while (!stopping) {
      const client = createImapClient(settings);
      attempt = client;
      live = null;
      try {
        // Signing in is not enough: while the store is away, every attempt gets that far.
        await session(client, () => {
          failures = 0;
        });
      } catch (error) {
        if (stopping) break;
        failures += 1;
        const trouble = describeTrouble(error, at, settings.imapPassword);
        log.warn({ inboxId: context.inbox.id, code: trouble.code, failures }, 'the mailbox is out of reach');
        await health.failing(trouble.words);
        leave(client);
        await stopBell.wait(backOffMs(failures, trouble.signInRefused, Math.random()));
      } finally {
        live = null;
        if (stopping) await client.logout().catch(() => {});
        leave(client);
      }
    }
  }

  return {
    start() {
      if (!stopping) running ??= run();
    },
    async stop() {
      stopping = true;
      bell.ring();
      stopBell.ring();
      // Nothing is in hand before the sign-in, and nobody waits for a server that does not answer.
      if (!live && attempt) leave(attempt);
      const giveUp = clock.after(longestStopMs, () => attempt && leave(attempt));
      await running;
      giveUp();
    },
    client: () => live,
  };
}

/** Ends the connection at once. The library throws when it never began. */
function leave(client: ImapFlow): void {
  try {
    client.close();
  } catch {
    // There was nothing to end.
  }
}
