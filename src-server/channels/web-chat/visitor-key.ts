import { createHash } from 'node:crypto';
import type { VisitorProfile } from '#shared/contract/visitor.ts';
import type { Address } from '../connector.ts';

/**
 * The thread of a visitor: a hash of the browser's secret, so that nobody who sees the database, an export or a desk can write or
 * read as that visitor. The inbox is part of it: one secret in two inboxes is two threads. Stored with every conversation;
 * changing the recipe cuts all visitors off from their threads.
 */
export function threadKeyOf(inboxId: string, secret: string): string {
  const hash = createHash('sha256').update(`parley visitor\n${inboxId}\n${secret}`).digest('base64url');
  return `v-${hash.slice(0, 32)}`;
}

/** Unique in the inbox although pages choose their ids themselves: nobody can occupy another visitor's. */
export const externalIdOf = (threadKey: string, clientId: string): string => `${threadKey}:${clientId}`;

/** The page's own id again, or null when the message was not written in this thread's widget. */
export function clientIdOf(threadKey: string, externalId: string | null): string | null {
  return externalId?.startsWith(`${threadKey}:`) ? externalId.slice(threadKey.length + 1) : null;
}

/** The email address is only a label: it is unproven, and merging by it would show one customer's data as another's. */
export function visitorAddress(threadKey: string, profile: VisitorProfile | null): Address {
  return {
    kind: 'visitor',
    value: threadKey,
    label: profile?.email ?? `Visitor ${threadKey.slice(2, 6)}`,
    name: profile?.name ?? null,
  };
}
