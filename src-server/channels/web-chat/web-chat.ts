import { type VisitorError, visitorHelloSchema } from '#shared/contract/visitor.ts';
import { visitorProtocol } from '#shared/contract/visitor-address.ts';
import { fail } from '#shared/lib/result.ts';
import type {
  Connector,
  ConnectorContext,
  ConnectorFactory,
  OutgoingMessage,
  SendResult,
  VisitorConnection,
} from '../connector.ts';
import { type Elsewhere, elsewhereSchema } from './elsewhere.ts';
import { limits } from './limits.ts';
import { toLiveMessage } from './public-view.ts';
import { createRateLimit } from './rate-limit.ts';
import { createRecentFiles } from './recent-files.ts';
import { isColour, isOriginAllowed, readSettings } from './settings.ts';
import { createStaffing } from './staffing.ts';
import { createUploads } from './uploads.ts';
import { createVisitorDoor } from './visitor-door.ts';
import { threadKeyOf } from './visitor-key.ts';
import { createVisitorSession, type SessionParts, type VisitorSession } from './visitor-session.ts';

/** Tabs of one visitor; more are a program, not a person. */
const maxPagesPerVisitor = 10;

export const webChatConnector: ConnectorFactory = { channel: 'web-chat', create: createWebChat };

/** The visitors' pages are the provider here: they connect to us, and what they have not fetched waits in the store. */
function createWebChat(context: ConnectorContext): Connector {
  const { clock, inbox, log, sink, threads } = context;
  const settings = readSettings(inbox.settings);
  const pages = new Map<string, Set<VisitorSession>>();
  const pagesOf = (threadKey: string) => [...(pages.get(threadKey) ?? [])];
  const everyPage = () => [...pages.values()].flatMap((set) => [...set]);
  const recentFiles = createRecentFiles();
  const uploads = createUploads(clock, {
    maxBytes: limits.maxFileBytes,
    mimeTypes: limits.mimeTypes,
    maxPending: 20,
    maxTotalBytes: 1_000_000_000,
    keepMs: 30 * 60_000,
  });
  let running = false;

  const staffing = createStaffing(clock, {
    ask: async () => (threads ? threads.staffed() : true),
    needed: () => running && pages.size > 0,
    changed: (staffed) => {
      for (const session of everyPage()) session.push('chat:staffing', { staffed });
    },
  });
  const page = async () => ({
    title: settings.title,
    greeting: settings.greeting,
    accent: settings.accent,
    staffed: running && (await staffing.ask()),
  });
  const parts: SessionParts = {
    context,
    uploads,
    messageRate: createRateLimit(clock, { burst: 10, perMinute: 30 }),
    signalRate: createRateLimit(clock, { burst: 40, perMinute: 240 }),
    others: (session) => pagesOf(session.threadKey).filter((other) => other !== session),
  };

  async function visitor(connection: VisitorConnection): Promise<void> {
    const refuse = (code: VisitorError['code'], message: string) => {
      connection.onMessage(async () => fail({ code, message, retryAfterMs: null }));
      connection.send('chat:refused', { code, message, retryAfterMs: null });
      connection.close(message);
    };
    const hello = visitorHelloSchema.safeParse(connection.hello);
    if (!hello.success || hello.data.inboxId !== inbox.id)
      return refuse('bad-request', 'The page did not say who it is in a way this server understands.');
    if (hello.data.protocol > visitorProtocol)
      return refuse('update-required', 'The page is newer than this server; reload it.');
    if (!isOriginAllowed(settings, connection.origin)) {
      log.warn({ inboxId: inbox.id, origin: connection.origin }, 'a site that is not listed tried to show the chat');
      return refuse('forbidden', 'This chat may not be shown on this site: add it to the allowed sites.');
    }
    if (!running) return connection.close('the inbox is not running');

    const threadKey = threadKeyOf(inbox.id, hello.data.secret);
    const open = pages.get(threadKey) ?? new Set();
    if (open.size >= maxPagesPerVisitor) return refuse('too-many-requests', 'This chat is open in too many tabs.');
    const session = createVisitorSession(connection, threadKey, parts);
    if (open.size === 0) sink.present?.(threadKey, true);
    pages.set(threadKey, open.add(session));
    staffing.watch();
    connection.onClose(() => {
      session.ended();
      open.delete(session);
      if (open.size > 0 || pages.get(threadKey) !== open) return;
      pages.delete(threadKey);
      sink.present?.(threadKey, false);
    });
    try {
      await session.welcome(await page());
    } catch (error) {
      // The page's own reconnecting is the retry; an empty thread would look like a lost one.
      log.error({ err: error, inboxId: inbox.id }, 'a visitor could not be welcomed');
      connection.close('try again');
    }
  }

  function showHere(told: Elsewhere): void {
    for (const session of pagesOf(told.threadKey)) {
      if (told.name === 'chat:message') session.show(told.payload.message);
      else if (told.name === 'chat:typing') session.push(told.name, told.payload);
      else session.push(told.name, told.payload);
    }
  }

  /** The visitor's pages, whichever server they hang on. */
  function tellPages(told: Elsewhere): void {
    showHere(told);
    context.tellElsewhere?.(told);
  }

  async function send(message: OutgoingMessage): Promise<SendResult> {
    if (!running) return { kind: 'temporary', detail: 'The web chat is stopped.', retryAfterMs: null };
    if (message.text === '' && message.files.length === 0)
      return { kind: 'rejected', code: 'rejected', detail: 'A message needs words or a file.' };
    if (message.text.length > limits.maxTextLength) {
      const detail = `The chat takes ${limits.maxTextLength} characters; this has ${message.text.length}.`;
      return { kind: 'rejected', code: 'too-long', detail };
    }
    const threadKey = message.threadKey ?? message.to.value;
    recentFiles.remember(threadKey, message.messageId, message.files);
    tellPages({ name: 'chat:message', threadKey, payload: { message: toLiveMessage(message) } });
    // Who is away reads it from the store on the next visit: it is sent either way, and `delivered` when a page says so.
    return { kind: 'sent', externalId: message.messageId, status: 'sent' };
  }

  return {
    visitor,
    send,
    visitorDoor: createVisitorDoor(context, { settings, uploads, recentFiles, isRunning: () => running, page }),
    async start() {
      running = true;
      await sink.health({ name: 'connected', since: clock.now() });
    },
    async stop() {
      running = false;
      staffing.stop();
      for (const session of everyPage()) session.close('the inbox was stopped');
      recentFiles.clear();
      await uploads.close();
    },
    async test() {
      const accent = String(inbox.settings.accent ?? settings.accent).trim();
      const { allowedOrigins, unreadableOrigins } = settings;
      const sites =
        unreadableOrigins.length > 0
          ? `Not a site: ${unreadableOrigins.join(' ')}`
          : allowedOrigins.join(' ') || 'any site';
      const steps = [
        {
          name: 'Colour',
          ok: isColour(accent),
          detail: isColour(accent) ? accent : 'Write it as #rrggbb, like #3b5bdb.',
        },
        { name: 'Sites that may show it', ok: unreadableOrigins.length === 0, detail: sites },
      ];
      return { ok: steps.every((step) => step.ok), steps };
    },
    typing(threadKey, typing, authorName) {
      tellPages({ name: 'chat:typing', threadKey, payload: { typing, name: authorName } });
    },
    async markRead(threadKey, at) {
      tellPages({ name: 'chat:agent-read', threadKey, payload: { at } });
    },
    heard(payload) {
      const told = elsewhereSchema.safeParse(payload);
      if (told.success) showHere(told.data);
    },
  };
}
