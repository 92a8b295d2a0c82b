import type { SettingValue } from '#shared/channels/settings.ts';

export interface WebChatSettings {
  title: string;
  greeting: string;
  /** `#rrggbb`. */
  accent: string;
  /** Origins as browsers send them (`https://shop.example`); empty: any site. */
  allowedOrigins: string[];
  /** Entries that are no origin; they allow nothing. */
  unreadableOrigins: string[];
}

const defaultAccent = '#3b5bdb';

/** Reads the inbox's settings as saved by the admin form. Never throws: `Connector.test` says what could not be used. */
export function readSettings(settings: Readonly<Record<string, SettingValue>>): WebChatSettings {
  const text = (name: string, fallback: string) => String(settings[name] ?? '').trim() || fallback;
  const written = text('allowedOrigins', '')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
  const accent = text('accent', defaultAccent);
  return {
    title: text('title', 'Chat with us').slice(0, 120),
    greeting: text('greeting', '').slice(0, 2_000),
    accent: isColour(accent) ? accent : defaultAccent,
    allowedOrigins: written.flatMap((entry) => originOf(entry) ?? []),
    unreadableOrigins: written.filter((entry) => originOf(entry) === null),
  };
}

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

/** Administrators write "shop.example" and "https://shop.example/en/" and mean the same site. */
function originOf(entry: string): string | null {
  try {
    const url = new URL(/^https?:\/\//i.test(entry) ? entry : `https://${entry}`);
    return url.hostname.includes('*') ? null : url.origin;
  } catch {
    return null;
  }
}

/** `null` is our own page or not a browser: browsers name their origin whenever they call another site. */
export function isOriginAllowed(settings: WebChatSettings, origin: string | null): boolean {
  if (origin === null) return true;
  // A list of which nothing could be read must not open the chat to everybody.
  if (settings.allowedOrigins.length + settings.unreadableOrigins.length === 0) return true;
  return settings.allowedOrigins.includes(origin);
}
