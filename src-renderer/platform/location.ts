import { useSyncExternalStore } from 'react';

/**
 * Where the desk is, kept in the address's hash: the same under app:// and under a server's http://, and a reload comes back
 * to it. A path is written `conversations/<id>`, `admin/inboxes`; the empty path is the desk's first screen.
 */
const read = () => decodeURI(globalThis.location.hash.replace(/^#\/?/, ''));

/** Calls back at every change of the path until the returned function is called. */
export function onPath(tell: () => void): () => void {
  globalThis.addEventListener('hashchange', tell);
  return () => globalThis.removeEventListener('hashchange', tell);
}

export const usePath = (): string => useSyncExternalStore(onPath, read);

export const currentPath = read;

/** Goes to a path; `replace` leaves no step in the history (moving through a list would fill it). */
export function goTo(path: string, options: { replace?: boolean } = {}): void {
  const hash = `#/${encodeURI(path)}`;
  if (globalThis.location.hash === hash) return;
  // Not by setting the hash: the browser would tell of it in a task of its own, later, and what was asked for is drawn at once.
  if (options.replace) globalThis.history.replaceState(null, '', hash);
  else globalThis.history.pushState(null, '', hash);
  globalThis.dispatchEvent(new HashChangeEvent('hashchange'));
}

export const conversationPath = (id: string): string => `conversations/${id}`;

/** Brings a conversation on screen; for palette, timeline, notifications and toasts. */
export const showConversation = (id: string): void => goTo(conversationPath(id));

/** The same, at one of its messages. */
export const showMessage = (conversationId: string, messageId: string): void =>
  goTo(`${conversationPath(conversationId)}/${messageId}`);

/** The message a path leads to, or null. */
export function messageIn(path: string): string | null {
  const [first, , messageId] = path.split('/');
  return first === 'conversations' && messageId ? messageId : null;
}

/** Where a lead works on somebody's conversation. */
export const supervisionPath = (conversationId: string): string => `supervision/${conversationId}`;

/** The conversation a path names, or null. */
export function conversationIn(path: string): string | null {
  const [first, id] = path.split('/');
  return first === 'conversations' && id ? id : null;
}
