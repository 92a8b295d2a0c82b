import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import type { User } from './user.ts';

/** A colleague named in a note. Unread until its owner has seen it; only they receive it. */
export const mentionSchema = z.object({
  id: idSchema,
  userId: idSchema,
  conversationId: idSchema,
  messageId: idSchema,
  byId: idSchema,
  at: epochMs,
  seenAt: epochMs.nullable(),
});
export type Mention = z.infer<typeof mentionSchema>;

/** Seen ones older than this stay on the server. */
export const recentMentionMs = 14 * 24 * 60 * 60 * 1000;

export const mentionId = (userId: string, messageId: string): string => `${userId}:${messageId}`;

const wordSign = /[\p{L}\p{N}_]/u;

/** Whether `@Name` stands in the text as a whole: `@Ana` is not in `@Anamarija`, nor in `mail@ana.example`. */
export function isMentioned(text: string, name: string): boolean {
  const haystack = text.toLocaleLowerCase();
  const needle = `@${name.toLocaleLowerCase()}`;
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
    const before = haystack[at - 1] ?? ' ';
    const after = haystack[at + needle.length] ?? ' ';
    if (!wordSign.test(before) && !wordSign.test(after)) return true;
  }
  return false;
}

/**
 * Colleagues whom a note names, by id. Where one name begins with another (`@Ana` and `@Ana Horvat`), the longer one is meant. Two
 * colleagues of the same name are both meant: better one alert too many.
 */
export function findMentions(text: string, users: readonly Pick<User, 'id' | 'name'>[]): string[] {
  let rest = text.toLocaleLowerCase();
  const found: string[] = [];
  const names = [...new Set(users.map(({ name }) => name))].sort((a, b) => b.length - a.length);
  for (const name of names) {
    if (name === '' || !isMentioned(rest, name)) continue;
    found.push(...users.filter((user) => user.name === name).map(({ id }) => id));
    rest = rest.replaceAll(`@${name.toLocaleLowerCase()}`, ' ');
  }
  return found;
}
