import type {
  VisitorError,
  VisitorLimits,
  VisitorMessage,
  VisitorPage,
  VisitorProfile,
} from '#shared/contract/visitor.ts';
import { createServerFiles } from './files.ts';
import { createLink } from './link.ts';
import { createLocalStore } from './local-store.ts';
import { createOutbox, type OutboxEntry } from './outbox.ts';
import { createSender } from './sender.ts';
import {
  addMessage,
  emptyThread,
  mergeNewest,
  mergeOlder,
  readByAgent,
  setStatus,
  type Thread,
  unreadOf,
} from './thread.ts';
import { loadProfile, loadSecret, newMessageId } from './visitor.ts';

/** `quiet`: not connected because nobody has asked for it yet. */
export type LinkState =
  | { name: 'quiet' | 'connecting' | 'online' | 'offline' }
  | { name: 'refused'; error: VisitorError };

export interface ChatState {
  link: LinkState;
  page: VisitorPage;
  limits: VisitorLimits;
  thread: Thread;
  /** Written here and not confirmed by the server, oldest first. */
  waiting: readonly OutboxEntry[];
  sendingId: string | null;
  agentTyping: { name: string | null } | null;
  unread: number;
  profile: VisitorProfile;
  sound: boolean;
}

export interface Chat {
  state(): ChatState;
  subscribe(listener: (state: ChatState) => void): void;
  /** A message of a colleague's that arrives while the page is open. */
  onArrival(listener: (message: VisitorMessage) => void): void;
  /** Asks for the page's title and connects when this visitor has a thread. Null error: there is a chat here. */
  begin(): Promise<VisitorError | null>;
  /** The panel is open and can be seen: connect, and what is shown counts as read. */
  look(looking: boolean): void;
  send(text: string, files: readonly File[]): void;
  retry(id: string): void;
  discard(id: string): void;
  typed(text: string): void;
  loadEarlier(): Promise<void>;
  /** The bytes of a file, from this page's memory or the server; null when it cannot be had now. */
  loadFile(messageId: string, ref: string | null, index: number): Promise<Blob | null>;
  setProfile(profile: VisitorProfile): void;
  setSound(on: boolean): void;
  /** Hangs up; what waits stays written down. */
  end(): void;
}

const typingEveryMs = 3_000;
/** An agent's desk that goes away mid-word must not type for ever here. */
const agentTypingLastsMs = 9_000;
/** Before the server has said its own. */
const assumedLimits: VisitorLimits = {
  maxTextLength: 8_000,
  maxFiles: 5,
  maxFileBytes: 10_000_000,
  mimeTypes: ['image/*', 'application/pdf', 'text/plain'],
};

/** The visitor's side of one thread: what the server has, what waits here, and how things stand. Knows no screen. */
export function createChat(target: { server: string; inboxId: string }, fallback: VisitorPage): Chat {
  const store = createLocalStore(target.inboxId);
  const outbox = createOutbox(store);
  const where = { ...target, secret: loadSecret(store) };
  const files = createServerFiles(where);
  const listeners: ((state: ChatState) => void)[] = [];
  const arrivals: ((message: VisitorMessage) => void)[] = [];
  const acknowledging = new Set<string>();
  let looking = false;
  let typedAt = 0;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let state: ChatState = {
    link: { name: 'quiet' },
    page: fallback,
    limits: assumedLimits,
    thread: emptyThread,
    waiting: outbox.list(),
    sendingId: null,
    agentTyping: null,
    unread: 0,
    profile: loadProfile(store),
    sound: store.read('sound') === true,
  };

  function set(change: Partial<ChatState>) {
    const thread = change.thread ?? state.thread;
    const stored = new Set(thread.messages.map(({ id }) => id));
    // An entry the server already has is done, whichever answer was lost.
    for (const { id } of outbox.list()) if (stored.has(id)) outbox.remove(id);
    state = {
      ...state,
      ...change,
      waiting: outbox.list(),
      sendingId: sender.sendingId(),
      unread: unreadOf(thread).length,
    };
    for (const listener of listeners) listener(state);
    void acknowledge();
  }

  const link = createLink(where, {
    welcome({ messages, more, agentReadAt, limits, ...page }) {
      set({
        link: { name: 'online' },
        page,
        limits,
        thread: mergeNewest(state.thread, { messages, more }, agentReadAt),
      });
      sender.flush();
    },
    message({ message }) {
      const known = state.thread.messages.some(({ id }) => id === message.id);
      const agentTyping = message.from === 'agent' ? null : state.agentTyping;
      set({ thread: addMessage(state.thread, message), agentTyping });
      if (!known && message.from === 'agent') for (const listener of arrivals) listener(message);
    },
    typing({ typing, name }) {
      clearTimeout(typingTimer);
      if (typing) typingTimer = setTimeout(() => set({ agentTyping: null }), agentTypingLastsMs);
      set({ agentTyping: typing ? { name } : null });
    },
    agentRead: ({ at }) => set({ thread: readByAgent(state.thread, at) }),
    staffing: ({ staffed }) => set({ page: { ...state.page, staffed } }),
    refused: (error) => set({ link: { name: 'refused', error } }),
    down: () => set({ link: { name: 'offline' }, agentTyping: null }),
  });

  const sender = createSender({
    outbox,
    link,
    files,
    isOnline: () => state.link.name === 'online',
    confirmed({ id, text, files: sent }, at) {
      const shown = sent.map(({ name, mimeType, sizeBytes }) => ({ name, mimeType, sizeBytes }));
      const own = { ref: null, from: 'visitor', authorName: null, status: 'sent' } as const;
      set({ thread: addMessage(state.thread, { ...own, id, text, files: shown, sentAt: at }) });
    },
    changed: () => set({}),
  });

  /** Tells the server what arrived, and what was read when the visitor can see it; again later when the answer is lost. */
  async function acknowledge() {
    if (state.link.name !== 'online') return;
    const status = looking ? 'read' : 'delivered';
    const ids = unreadOf(state.thread)
      .filter((message) => (looking || message.status === 'sent') && !acknowledging.has(message.id))
      .map(({ id }) => id)
      .slice(0, 200);
    if (ids.length === 0) return;
    for (const id of ids) acknowledging.add(id);
    const answer = await link.seen({ messageIds: ids, status });
    for (const id of ids) acknowledging.delete(id);
    if (answer.ok) set({ thread: setStatus(state.thread, ids, status) });
  }

  function connect() {
    if (state.link.name !== 'quiet') return;
    set({ link: { name: 'connecting' } });
    link.connect();
  }

  return {
    state: () => state,
    subscribe: (listener) => void listeners.push(listener),
    onArrival: (listener) => void arrivals.push(listener),
    async begin() {
      if (store.read('wrote') === true || state.waiting.length > 0) connect();
      const page = await files.loadPage();
      if (page.ok) set({ page: page.value });
      return !page.ok && page.error.retryAfterMs === null ? page.error : null;
    },
    look(now) {
      looking = now;
      if (now) connect();
      void acknowledge();
    },
    send(text, chosen) {
      const id = newMessageId();
      const described = chosen.map(({ name, type, size }) => ({
        name,
        mimeType: type,
        sizeBytes: size,
        uploadId: null,
      }));
      const left = state.link.name !== 'online' || !state.page.staffed;
      const common = { id, text, profile: state.profile, left, writtenAt: Date.now(), problem: null };
      sender.keep(id, chosen);
      outbox.add({ ...common, files: described });
      store.write('wrote', true);
      typedAt = 0;
      set({});
      connect();
      sender.flush();
    },
    retry(id) {
      outbox.update(id, { problem: null });
      set({});
      sender.flush();
    },
    discard(id) {
      outbox.remove(id);
      set({});
    },
    typed(text) {
      const now = Date.now();
      if (text === '') {
        if (typedAt > 0) link.typing(false);
        typedAt = 0;
      } else if (now - typedAt >= typingEveryMs) {
        typedAt = now;
        link.typing(true);
      }
    },
    async loadEarlier() {
      const beforeRef = state.thread.messages.find(({ ref }) => ref !== null)?.ref;
      if (!beforeRef) return;
      const answer = await link.history({ beforeRef });
      if (answer.ok) set({ thread: mergeOlder(state.thread, answer.value) });
    },
    async loadFile(messageId, ref, index) {
      return sender.keptFile(messageId, index) ?? (ref === null ? null : files.download(ref, index));
    },
    setProfile(profile) {
      store.write('profile', profile);
      set({ profile });
    },
    setSound(on) {
      store.write('sound', on);
      set({ sound: on });
    },
    end() {
      clearTimeout(typingTimer);
      sender.stop();
      link.close();
    },
  };
}
