import { convert } from 'html-to-text';

const options = {
  wordwrap: false as const,
  limits: { maxDepth: 200, maxInputLength: 4_000_000 },
  selectors: [
    { selector: 'img', options: { linkBrackets: false as const, ignoreHref: true }, format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'h2', options: { uppercase: false } },
    { selector: 'h3', options: { uppercase: false } },
    { selector: 'h4', options: { uppercase: false } },
    { selector: 'table', options: { uppercaseHeaderCells: false } },
  ],
};

/** Readable plain text of an HTML body; quotes get "> ". Never throws: markup too wild to read gives its words without the tags. */
export function htmlToText(html: string): string {
  try {
    return convert(html, options).trim();
  } catch {
    return html
      .replace(/<[^>]{0,2000}>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Plain text as HTML that looks the same: paragraphs, line breaks, indents; nothing in it is markup. */
export function textToHtml(text: string): string {
  const escaped = text.replace(/\r\n?/g, '\n').replace(/[&<>"]/g, (character) => entities[character] ?? character);
  return escaped
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph.replace(/^ +| {2,}/gm, (spaces) => '&nbsp;'.repeat(spaces.length)).replace(/\n/g, '<br>\n'),
    )
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n');
}
