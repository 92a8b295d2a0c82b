interface StrippedHtml {
  html: string;
  /** The markup that was taken out, in its order; empty when nothing was. */
  quotes: string[];
}

/** Elements mail programs wrap the history in: it ends where they end. */
const containers: readonly RegExp[] = [
  /\bclass\s*=\s*["'][^"']*\b(?:gmail_quote|gmail_quote_container|yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|moz-cite-prefix)\b/i,
  /^blockquote\b.*\btype\s*=\s*["']?cite\b/is,
  /\bid\s*=\s*["']?(?:OLK_SRC_BODY_SECTION|isReplyContent)\b/i,
  /\bname\s*=\s*["']quote["']/i,
];
/** Elements that begin the history: it runs to the end of the mail. */
const beginnings: readonly RegExp[] = [
  /\bid\s*=\s*["']?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|stopSpelling)\b/i,
  /^div\b.*border:\s*none;\s*border-top:\s*solid #(?:E1E1E1|B5C4DF) 1\.0pt/is,
];
const voidElements = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b/i;
const longestTag = 1_000;

const invisible = ['style', 'script', 'head', 'title'];

/** Whether a person would see anything of the markup. */
function hasContent(html: string): boolean {
  let from = 0;
  let hidden: string | null = null;
  const isText = (until: number) => !hidden && html.slice(from, until).replaceAll('&nbsp;', '').trim() !== '';
  for (let tag = nextTag(html, 0); tag; tag = nextTag(html, tag.end)) {
    if (tag.name === 'img' || isText(tag.start)) return true;
    if (hidden === tag.name && tag.closing) hidden = null;
    else if (!hidden && !tag.closing && invisible.includes(tag.name)) hidden = tag.name;
    from = tag.end;
  }
  return isText(html.length);
}

/**
 * Takes the quoted history out of an HTML reply, by the containers known mail programs put it in. Markup it does not know stays as
 * it is; a mail that would be empty without its quote stays whole.
 * @param forwarded the mail hands on another one, so what looks like history is what it is about
 */
export function stripHtmlQuote(html: string, forwarded = false): StrippedHtml {
  const whole = { html, quotes: [] };
  if (forwarded) return whole;
  const quotes: string[] = [];
  let kept = '';
  let from = 0;
  for (let tag = nextTag(html, 0); tag; tag = nextTag(html, tag.end)) {
    if (tag.closing) continue;
    if (beginnings.some((pattern) => pattern.test(tag.inner))) {
      const end = html.search(/<\/body\s*>/i);
      const until = end > tag.start ? end : html.length;
      quotes.push(html.slice(tag.start, until));
      kept += html.slice(from, tag.start);
      from = until;
      break;
    }
    if (!containers.some((pattern) => pattern.test(tag.inner))) continue;
    const until = endOfElement(html, tag);
    const quote = html.slice(tag.start, until);
    tag.end = until;
    if (/Forwarded message/i.test(quote.slice(0, 500))) continue;
    quotes.push(quote);
    kept += html.slice(from, tag.start);
    from = until;
  }
  kept += html.slice(from);
  return quotes.length > 0 && hasContent(kept) ? { html: kept, quotes } : whole;
}

interface Tag {
  start: number;
  end: number;
  /** Between the angle brackets, without the slash of a closing tag. */
  inner: string;
  name: string;
  closing: boolean;
}

function nextTag(html: string, from: number): Tag | null {
  for (let start = html.indexOf('<', from); start >= 0; start = html.indexOf('<', start + 1)) {
    if (html.startsWith('<!--', start)) {
      const end = html.indexOf('-->', start + 4);
      if (end < 0) return null;
      start = end + 2;
      continue;
    }
    const match = /^<(\/?)([a-z][\w:-]*)/i.exec(html.slice(start, start + 60));
    if (!match) continue;
    const close = html.indexOf('>', start);
    if (close < 0) return null;
    const inner = html.slice(start + 1 + (match[1]?.length ?? 0), Math.min(close, start + longestTag));
    return { start, end: close + 1, inner, name: (match[2] ?? '').toLowerCase(), closing: match[1] === '/' };
  }
  return null;
}

/** The end of this element: past its closing tag, or the end of the text when nobody closed it. */
function endOfElement(html: string, opening: Tag): number {
  if (voidElements.test(opening.inner) || opening.inner.endsWith('/')) return opening.end;
  let depth = 1;
  for (let tag = nextTag(html, opening.end); tag; tag = nextTag(html, tag.end)) {
    if (tag.name !== opening.name) continue;
    depth += tag.closing ? -1 : tag.inner.endsWith('/') ? 0 : 1;
    if (depth === 0) return tag.end;
  }
  return html.length;
}
