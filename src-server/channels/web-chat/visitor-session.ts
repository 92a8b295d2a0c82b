import {
  type VisitorError,
  type VisitorInput,
  type VisitorMessage,
  type VisitorPage,
  type VisitorPush,
  type VisitorPushName,
  type VisitorReply,
  type VisitorRequestName,
  visitorRequests,
} from '#shared/contract/visitor.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ConnectorContext, VisitorConnection } from '../connector.ts';
import { limits } from './limits.ts';
import { toVisitorMessage } from './public-view.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Uploads } from './uploads.ts';
import { externalIdOf, visitorAddress } from './visitor-key.ts';

const pageSize = 50;
/** A page that stops saying "still typing" (asleep, offline) must not type for ever on the agent's screen. */
const typingLastsMs = 6_000;

/** One open page of one visitor. */
export interface VisitorSession {
  readonly threadKey: string;
  /** The newest messages and how things stand. Throws when the store does. */
  welcome(page: VisitorPage): Promise<void>;
  /** A message appears in the page. */
  show(message: VisitorMessage): void;
  push<N extends VisitorPushName>(name: N, payload: VisitorPush<N>): void;
  close(reason: string): void;
  /** The connection is gone. */
  ended(): void;
}

export interface SessionParts {
  context: ConnectorContext;
  uploads: Uploads;
  messageRate: RateLimit;
  signalRate: RateLimit;
  /** The visitor's other open pages. */
  others(session: VisitorSession): VisitorSession[];
}

type Outcome<N extends VisitorRequestName> = Promise<
  Result<ReturnType<(typeof visitorRequests)[N]['output']['parse']>, VisitorError>
>;
type Handlers = { [N in VisitorRequestName]: (input: VisitorInput<N>) => Outcome<N> };

const refuse = (code: VisitorError['code'], message: string, retryAfterMs: number | null = null) =>
  fail<VisitorError>({ code, message, retryAfterMs });
const isRequestName = (event: string): event is VisitorRequestName => Object.hasOwn(visitorRequests, event);

/** Answers a page's questions. The caller has checked who it is (`threadKey`) and where it runs. */
export function createVisitorSession(
  connection: VisitorConnection,
  threadKey: string,
  parts: SessionParts,
): VisitorSession {
  const { context, messageRate, signalRate, uploads } = parts;
  const { sink, clock, threads } = context;
  /** Only messages shown to this very page: a receipt for another visitor's message cannot be forged. */
  const shownHere = new Set<string>();
  let cancelTyping: (() => void) | null = null;

  const session: VisitorSession = {
    threadKey,
    async welcome(page) {
      const history = await threads?.history(threadKey, null, pageSize);
      const messages = (history?.messages ?? []).map((message) => toVisitorMessage(threadKey, message));
      expectSeen(messages);
      const agentReadAt = history?.readByColleaguesAt ?? null;
      session.push('chat:welcome', { ...page, messages, more: history?.more ?? false, agentReadAt, limits });
    },
    show(message) {
      expectSeen([message]);
      session.push('chat:message', { message });
    },
    push: (name, payload) => connection.send(name, payload),
    close: (reason) => connection.close(reason),
    ended: stopTyping,
  };

  function expectSeen(messages: readonly VisitorMessage[]) {
    for (const { from, id, status } of messages) if (from === 'agent' && status !== 'read') shownHere.add(id);
  }

  function stopTyping() {
    if (!cancelTyping) return;
    cancelTyping();
    cancelTyping = null;
    sink.typing(threadKey, false);
  }

  /** The visitor's other tabs learn of it from the store, so that they get the same ids as after a reload. */
  async function showInOtherPages(externalId: string) {
    const others = parts.others(session);
    if (others.length === 0 || !threads) return;
    const { messages } = await threads.history(threadKey, null, 10);
    const stored = messages.find((message) => message.externalId === externalId);
    if (!stored) return;
    for (const other of others) other.show(toVisitorMessage(threadKey, stored));
  }

  const handlers: Handlers = {
    async 'chat:send'({ id, text: written, uploadIds, profile, left }) {
      const waitMs = messageRate.take(threadKey);
      if (waitMs > 0) return refuse('too-many-requests', 'Too many messages; slow down a little.', waitMs);
      // PostgreSQL cannot store the NUL character.
      const plain = written.replaceAll('\0', '').trim();
      if (plain === '' && uploadIds.length === 0) return refuse('empty', 'A message needs words or a file.');
      if (plain.length > limits.maxTextLength)
        return refuse('too-long', `A message may have ${limits.maxTextLength} characters at most.`);
      if (uploadIds.length > limits.maxFiles)
        return refuse('bad-request', `A message may have ${limits.maxFiles} files at most.`);
      const files = uploads.find(threadKey, uploadIds);
      if (!files) return refuse('file-gone', 'A file is no longer here; send it again.');
      // Left for later, the address is part of what was written: without it nobody could answer.
      const signature =
        left && profile?.email ? `\n\n${[profile.name, `<${profile.email}>`].filter(Boolean).join(' ')}` : '';
      const externalId = externalIdOf(threadKey, id);
      const at = clock.now();
      await sink.receive({
        externalId,
        from: visitorAddress(threadKey, profile),
        threadKey,
        references: [],
        text: plain + signature,
        html: null,
        quotedText: null,
        subject: null,
        recipients: null,
        files,
        automatic: false,
        sentAt: at,
      });
      stopTyping();
      showInOtherPages(externalId).catch((error: unknown) => context.log.warn({ err: error }, 'other pages not told'));
      return ok({ at });
    },

    async 'chat:history'({ beforeRef }) {
      if (!threads) return ok({ messages: [], more: false });
      const page = await threads.history(threadKey, beforeRef, pageSize);
      const messages = page.messages.map((message) => toVisitorMessage(threadKey, message));
      expectSeen(messages);
      return ok({ messages, more: page.more });
    },

    async 'chat:seen'({ messageIds, status }) {
      for (const externalId of new Set(messageIds)) {
        if (!shownHere.has(externalId)) continue;
        await sink.receipt({ externalId, status, at: clock.now(), failure: null });
      }
      return ok({});
    },

    async 'chat:typing'({ typing }) {
      if (!typing) stopTyping();
      else {
        if (cancelTyping) cancelTyping();
        else sink.typing(threadKey, true);
        cancelTyping = clock.after(typingLastsMs, stopTyping);
      }
      return ok({});
    },
  };

  async function run<N extends VisitorRequestName>(name: N, payload: unknown): Promise<VisitorReply<unknown>> {
    if (name !== 'chat:send' && signalRate.take(threadKey) > 0)
      return refuse('too-many-requests', 'Slow down a little.', 1_000);
    const input = visitorRequests[name].input.safeParse(payload);
    if (!input.success)
      return refuse('bad-request', `${name}: ${input.error.issues[0]?.path.join('.')} is not as expected.`);
    const handler: (input: VisitorInput<N>) => Outcome<N> = handlers[name];
    return handler(input.data as VisitorInput<N>);
  }

  connection.onMessage(async (event, payload): Promise<VisitorReply<unknown>> => {
    if (!isRequestName(event)) return refuse('bad-request', 'There is no such request.');
    try {
      return await run(event, payload);
    } catch (error) {
      context.log.error({ err: error, event, inboxId: context.inbox.id }, 'a visitor was not served');
      return refuse('internal', 'That did not work; it is tried again.', 3_000);
    }
  });
  return session;
}
