/**
 * Words for what has no text of its own. They stand in the thread as the customer's message, so they are short and led by a sign
 * that reads in any language.
 */

/** Databases refuse NUL, and half a surrogate pair cannot be encoded: one such message would block its inbox for ever. */
export const storableText = (text: string): string => Buffer.from(text.replaceAll('\0', '')).toString('utf8');

/** Joins what is there, one thing a line. */
export const lines = (...parts: (string | null | undefined)[]): string =>
  storableText(parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n'));

export function locationText(latitude: number, longitude: number, ...words: (string | null | undefined)[]): string {
  const place = words.filter(Boolean).join(', ');
  return lines(`📍 ${place || `${latitude}, ${longitude}`}`, `https://www.google.com/maps?q=${latitude},${longitude}`);
}

export const contactText = (name: string, ...ways: (string | null | undefined)[]): string =>
  `👤 ${[name, ...ways].filter(Boolean).join(', ')}`;

export const linkText = (title: string | null | undefined, url: string | null | undefined): string =>
  `🔗 ${[title, url].filter(Boolean).join(' ')}`;

export const reactionText = (emoji: string): string => `Reaction: ${emoji}`;

export const editedText = (text: string): string => `✏️ ${text}`;

export const deletedText = '🗑 Message deleted by the customer';

export const missingFileText = (name: string, reason: string): string => `📎 ${name} (${reason})`;

export const unsupportedText = (kind: string): string =>
  `⚠️ Message of a kind this channel does not hand over (${kind})`;
