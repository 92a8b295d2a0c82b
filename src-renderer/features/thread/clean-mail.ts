import createPurifier from 'dompurify';

/** What a mail may show. Scripts, forms, frames and everything that could reach outside are not in it. */
const purifier = createPurifier(window);
const rules = {
  FORBID_TAGS: [
    'script',
    'form',
    'input',
    'button',
    'textarea',
    'select',
    'option',
    'iframe',
    'object',
    'embed',
    'base',
    'link',
    'meta',
    'svg',
    'math',
    'audio',
    'video',
    'source',
    'track',
    'dialog',
  ],
  FORBID_ATTR: ['id', 'name', 'srcset', 'ping', 'autofocus', 'contenteditable', 'tabindex', 'accesskey'],
  ALLOW_DATA_ATTR: false,
  // cid: is a picture inside the mail itself; the frame puts its bytes there.
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/(?:png|jpe?g|gif|webp);)/i,
  WHOLE_DOCUMENT: true,
  RETURN_DOM: true as const,
};
const quotes =
  'blockquote[type=cite], blockquote.gmail_quote, .gmail_quote, .protonmail_quote, .yahoo_quoted, #divRplyFwdMsg, .moz-cite-prefix';

/** As the serialiser writes it: the value in double quotes, every quote inside escaped. */
const remoteSource = / (?:src|background)="(https?:[^"]*)"/gi;

export interface CleanMail {
  /** Styles of the mail's head, then its body; safe to put into a frame without scripts. */
  html: string;
  /** Something in it lies on a foreign server: fetching it would tell the sender that the mail is being read. */
  hasRemote: boolean;
  /** Brings its own colours, so it needs white paper; a plain one takes the desk's colours. */
  isPainted: boolean;
}

/** Takes a mail's HTML apart and keeps what is safe. `quoteLabel` is written on the fold around the quoted history. */
export function cleanMail(html: string, quoteLabel: string): CleanMail {
  const root = purifier.sanitize(html, rules);
  if (!(root instanceof Element)) throw new Error('the purifier gave back no element');
  const body = root.querySelector('body') ?? root;
  const styles = [...root.querySelectorAll('style')];
  // A closing tag inside a style text cannot survive parsing, but an @import may still fetch.
  for (const style of styles) style.textContent = (style.textContent ?? '').replaceAll(/@import[^;]*;?/gi, '');
  foldQuote(body, quoteLabel);
  for (const link of body.querySelectorAll('a')) {
    // A frame without scripts hears no click of ours, so the link itself must lead out of it.
    link.setAttribute('rel', 'noopener noreferrer');
    link.setAttribute('target', '_blank');
  }
  const styleText = styles.map(({ outerHTML }) => outerHTML).join('');
  for (const style of body.querySelectorAll('style')) style.remove();
  const inner = body.innerHTML;
  const attributes = body.getAttribute('style') ?? '';
  return {
    html: `${styleText}<div style="${attributes.replaceAll('"', '&quot;')}">${inner}</div>`,
    hasRemote: /(?:src|background)\s*=\s*"?\s*https?:|url\(\s*["']?\s*https?:/i.test(
      `${styleText}${attributes}${inner}`,
    ),
    isPainted: /bgcolor|background|color\s*[:=]/i.test(`${styleText}${attributes}${inner}`),
  };
}

/** Folds the first quoted history; what stands behind it in the mail is quoted too, or the mailer's tail. */
function foldQuote(body: Element, label: string): void {
  const quote = body.querySelector(quotes);
  if (!quote || quote.parentElement === null || (body.textContent ?? '').trim() === (quote.textContent ?? '').trim())
    return;
  const fold = body.ownerDocument.createElement('details');
  const summary = body.ownerDocument.createElement('summary');
  summary.textContent = label;
  quote.replaceWith(fold);
  fold.append(summary, quote);
}

/**
 * The whole document for the frame. Its own policy is the second lock: nothing is fetched but pictures, and those from foreign
 * servers only after somebody asked.
 */
export function mailDocument(mail: CleanMail, options: { showsRemote: boolean; isDark: boolean }): string {
  const html = options.showsRemote ? mail.html : mail.html.replaceAll(remoteSource, ' data-blocked="$1"');
  const images = options.showsRemote ? 'data: blob: https: http:' : 'data: blob:';
  const isDark = options.isDark && !mail.isPainted;
  const [ink, link, paper] = isDark
    ? ['#e7eaf0', '#91a7ff', 'transparent']
    : ['#1b2130', '#3b5bdb', mail.isPainted ? '#ffffff' : 'transparent'];
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src ${images}; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer"><style>
:root{color-scheme:${isDark ? 'dark' : 'light'}}
html,body{margin:0;background:${paper}}
body{padding:${mail.isPainted ? '10px' : '0'};font:13px/1.5 "Inter Variable",Inter,system-ui,sans-serif;color:${ink};overflow-wrap:anywhere;overflow-y:hidden}
a{color:${link}} img{max-width:100%;height:auto} img[data-blocked]{outline:1px dashed #98a2b3;min-width:1px} table{max-width:100%} pre{white-space:pre-wrap}
blockquote{margin:.5em 0 .5em .25em;padding-left:.75em;border-left:2px solid #98a2b366}
summary{cursor:default;width:max-content;margin:.5em 0;padding:0 .6em;border:1px solid #98a2b366;border-radius:7px;font-size:12px;list-style:none}
</style></head><body>${html}</body></html>`;
}
