import type { Header } from 'postal-mime';

/** The first header of this (lower-case) name, or undefined. */
export const headerOf = (headers: readonly Header[], name: string): string | undefined =>
  headers.find(({ key }) => key === name)?.value.trim();

const robots = /^(?:mailer-daemon|postmaster)@/i;

/**
 * Whether a machine wrote the mail: auto-replies (RFC 3834), list mail (RFC 2919), bounces and receipts (RFC 3462). Such mail is
 * stored, but never answered by a machine of ours: two machines would answer each other for ever.
 * @param from the sender's address
 */
export function isAutomaticMail(headers: readonly Header[], from: string): boolean {
  const value = (name: string) => headerOf(headers, name)?.toLowerCase();
  const autoSubmitted = value('auto-submitted');
  const suppress = value('x-auto-response-suppress');
  return (
    (autoSubmitted !== undefined && !/^no\b/.test(autoSubmitted)) ||
    /^(?:bulk|list|junk|auto_reply)\b/.test(value('precedence') ?? '') ||
    (suppress !== undefined && suppress !== 'none') ||
    value('list-id') !== undefined ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponse'].some((name) => value(name) !== undefined) ||
    /^<\s*>$/.test(value('return-path') ?? '') ||
    /^multipart\/report\b/.test(value('content-type') ?? '') ||
    robots.test(from)
  );
}
