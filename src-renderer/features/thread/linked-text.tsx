import { Fragment, type MouseEvent } from 'react';
import { desktop } from '../../platform/desktop.ts';

const addresses = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/giu;

export type TextPart = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

/** Cuts a text at web and mail addresses. A full stop or bracket behind an address belongs to the sentence. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(addresses)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    const found = match[0];
    parts.push({ kind: 'link', text: found, href: found.includes('://') ? found : `mailto:${found}` });
    from = match.index + found.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** Opens in the system's browser, never in the desk's own window. */
function open(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  void desktop.openExternal(event.currentTarget.href);
}

/** Words as they were written, with line breaks and with addresses one can follow. */
export function LinkedText({ text }: { text: string }) {
  let at = 0;
  return (
    <span dir="auto" className="break-words whitespace-pre-wrap select-text">
      {splitLinks(text).map((part) => {
        at += 1;
        return part.kind === 'link' ? (
          <a
            key={at}
            href={part.href}
            rel="noopener noreferrer"
            onClick={open}
            className="underline underline-offset-2 hover:no-underline"
          >
            {part.text}
          </a>
        ) : (
          <Fragment key={at}>{part.text}</Fragment>
        );
      })}
    </span>
  );
}
