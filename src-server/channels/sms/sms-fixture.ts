import { vi } from 'vitest';
import type { Address, OutgoingMessage } from '../connector.ts';

/** The inbox's own number, and a customer's, for the tests of both providers. */
export const number = '+38640555000';
export const customer: Address = { kind: 'phone', value: '+38640555019', label: '+386 40 555 019', name: null };

export const outgoing = (over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  messageId: 'm-1',
  conversationId: 'c-1',
  to: customer,
  threadKey: null,
  references: [],
  text: 'Hello',
  html: null,
  subject: null,
  recipients: null,
  files: [],
  authorName: null,
  sentAt: 0,
  ...over,
});

/** Waits longer than any busy machine needs: what is checked here comes by the network or a timer. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 4_500, interval: 5 });
