import type { VisitorMessage } from '#shared/contract/visitor.ts';

/** Messages the server has, oldest first. */
export interface Thread {
  messages: readonly VisitorMessage[];
  /** The server has older ones. */
  more: boolean;
  /** Colleagues have read everything up to here, epoch ms. */
  agentReadAt: number | null;
}

export const emptyThread: Thread = { messages: [], more: false, agentReadAt: null };

interface Page {
  messages: readonly VisitorMessage[];
  more: boolean;
}

/**
 * The newest page after a (re)connection. The server's order wins inside it; what was loaded before it stays before it, what arrived
 * while it was on its way stays after it. Where nothing overlaps there may be a gap, so the older part is dropped and asked for again.
 */
export function mergeNewest(thread: Thread, page: Page, agentReadAt: number | null): Thread {
  const ids = new Set(page.messages.map(({ id }) => id));
  const known = thread.messages;
  const first = known.findIndex(({ id }) => ids.has(id));
  const last = known.map(({ id }) => ids.has(id)).lastIndexOf(true);
  const before = first === -1 ? [] : known.slice(0, first);
  const missing = known.slice(first === -1 ? 0 : last + 1);
  // Without overlap only messages newer than the page can be live ones that overtook it.
  const newest = page.messages.at(-1)?.sentAt ?? 0;
  const after = first === -1 ? missing.filter(({ sentAt }) => sentAt >= newest) : missing;
  return {
    messages: [...before, ...page.messages.map((message) => forward(known, message)), ...after],
    more: before.length > 0 ? thread.more : page.more,
    agentReadAt: later(thread.agentReadAt, agentReadAt),
  };
}

export function mergeOlder(thread: Thread, page: Page): Thread {
  const ids = new Set(thread.messages.map(({ id }) => id));
  return {
    ...thread,
    messages: [...page.messages.filter(({ id }) => !ids.has(id)), ...thread.messages],
    more: page.more,
  };
}

/** A message that arrives by itself; the same one again replaces what is known of it. */
export function addMessage(thread: Thread, message: VisitorMessage): Thread {
  const known = thread.messages.some(({ id }) => id === message.id);
  const next = forward(thread.messages, message);
  const messages = known
    ? thread.messages.map((other) => (other.id === message.id ? next : other))
    : [...thread.messages, next];
  return { ...thread, messages };
}

export function setStatus(thread: Thread, ids: readonly string[], status: VisitorMessage['status']): Thread {
  const chosen = new Set(ids);
  const messages = thread.messages.map((message) =>
    chosen.has(message.id) ? forward(thread.messages, { ...message, status }) : message,
  );
  return { ...thread, messages };
}

export const readByAgent = (thread: Thread, at: number): Thread => ({
  ...thread,
  agentReadAt: later(thread.agentReadAt, at),
});

export const unreadOf = (thread: Thread): VisitorMessage[] =>
  thread.messages.filter(({ from, status }) => from === 'agent' && status !== 'read');

const rank = { sent: 0, delivered: 1, read: 2 };

/** The server may not have recorded yet what this page already saw: a status never goes back, a known id is not forgotten. */
function forward(known: readonly VisitorMessage[], message: VisitorMessage): VisitorMessage {
  const before = known.find(({ id }) => id === message.id);
  if (!before) return message;
  const status = rank[before.status] > rank[message.status] ? before.status : message.status;
  return { ...message, status, ref: message.ref ?? before.ref };
}

const later = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.max(a, b));
