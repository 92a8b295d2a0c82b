export interface WidgetOptions {
  /** Origin of the Parley server: where the script came from. */
  server: string;
  inboxId: string;
  /** Two letters, or null: the browser's. */
  language: string | null;
  theme: 'auto' | 'light' | 'dark';
  side: 'left' | 'right';
}

/**
 * Reads `<script src="https://…/widget.js" data-inbox="…" data-lang="sl" data-theme="light" data-side="left" async>`.
 * Null when it names no inbox or the script was not loaded by address.
 */
export function readScriptOptions(script: Pick<HTMLScriptElement, 'src' | 'dataset'>): WidgetOptions | null {
  const { inbox, lang, theme, side } = script.dataset;
  const server = /^https?:\/\/[^/]+/.exec(script.src)?.[0];
  if (!inbox || server === undefined) return null;
  return {
    server,
    inboxId: inbox,
    language: lang ?? null,
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    side: side === 'left' ? 'left' : 'right',
  };
}
