import type { VisitorProfile } from '#shared/contract/visitor.ts';
import type { LocalStore } from './local-store.ts';
import { parseSecret, parseVisitor } from './wire.ts';

/** The key to this visitor's thread: made here once, 256 random bits, and sent to nobody but the server. */
export function loadSecret(store: LocalStore): string {
  const kept = parseSecret(store.read('secret'));
  if (kept !== undefined) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const secret = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  store.write('secret', secret);
  return secret;
}

export const loadProfile = (store: LocalStore): VisitorProfile =>
  parseVisitor(store.read('profile')) ?? { name: null, email: null };

/** The profile as written in the form; null when the email address is none. Empty fields are not given. */
export const parseProfile = (name: string, email: string): VisitorProfile | null =>
  parseVisitor({ name: name.trim().replace(/\s+/g, ' ').slice(0, 120) || null, email: email.trim() || null }) ?? null;

/** A message's id, the same on every attempt. `crypto.randomUUID` exists on https pages only. */
export const newMessageId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
