import { createElement, Fragment, type ReactNode } from 'react';
import { desktop } from '../../platform/desktop.ts';

const plain = new Set(['p', 'br', 'strong', 'b', 'em', 'i', 'u', 's', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre']);
const dropped = new Set(['script', 'style', 'head', 'title', 'template', 'noscript']);

/**
 * Colleagues' own rich replies drawn as elements, never as markup: of the HTML only the formatting of our editor is taken
 * over, everything else is read as its text.
 */
export function RichText({ html }: { html: string }) {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  return (
    <div
      dir="auto"
      className="flex flex-col gap-1.5 break-words select-text [&_blockquote]:border-l-2 [&_blockquote]:border-current/40 [&_blockquote]:pl-2.5 [&_ol]:list-decimal [&_ol]:pl-5 [&_ul]:list-disc [&_ul]:pl-5"
    >
      {childrenOf(body)}
    </div>
  );
}

const childrenOf = (node: Node): ReactNode => createElement(Fragment, {}, ...[...node.childNodes].map(drawn));

function drawn(node: Node): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof HTMLElement)) return null;
  const tag = node.localName;
  if (dropped.has(tag)) return null;
  if (node instanceof HTMLAnchorElement && /^(https?:|mailto:|tel:)/i.test(node.href)) {
    const { href } = node;
    return (
      <a
        href={href}
        rel="noopener noreferrer"
        className="underline underline-offset-2"
        onClick={(event) => {
          event.preventDefault();
          void desktop.openExternal(href);
        }}
      >
        {childrenOf(node)}
      </a>
    );
  }
  if (tag === 'br') return <br />;
  return plain.has(tag) ? createElement(tag, {}, childrenOf(node)) : childrenOf(node);
}
