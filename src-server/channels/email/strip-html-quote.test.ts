import { expect, test } from 'vitest';
import { stripHtmlQuote } from './strip-html-quote.ts';

const old = '<p>Your order is on its way.</p>';
const mails: Record<string, string> = {
  Gmail: `<div dir="ltr">Thanks</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On …</div><blockquote class="gmail_quote">${old}</blockquote></div>`,
  Thunderbird: `<html><body><p>Thanks</p><div class="moz-cite-prefix">Am … schrieb …</div><blockquote type="cite" cite="mid:1"><div>${old}</div></blockquote></body></html>`,
  'Apple Mail': `<html><body>Thanks<div><br><blockquote type="cite"><div>On …</div>${old}<blockquote type="cite">older</blockquote></blockquote></div></body></html>`,
  'Outlook on the web': `<html><body><div>Thanks</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Lumen</div>${old}</body></html>`,
  Outlook: `<html><body><p>Thanks</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><b>From:</b> Lumen</div>${old}</body></html>`,
  Yahoo: `<div>Thanks</div><div id="ydp1" class="yahoo_quoted"><div>On …</div><div>${old}</div></div>`,
  Proton: `<div>Thanks</div><div class="protonmail_quote">On …<blockquote class="protonmail_quote" type="cite">${old}</blockquote></div>`,
};

test.each(Object.entries(mails))('the history goes out of a reply written in %s', (_, mail) => {
  const { html, quotes } = stripHtmlQuote(mail);
  expect(html).toContain('Thanks');
  expect(html).not.toContain('on its way');
  expect(quotes.join('')).toContain('on its way');
});

test('an answer below the quote stays', () => {
  expect(stripHtmlQuote(`<blockquote type="cite">${old}</blockquote><p>No, thanks</p>`).html).toBe('<p>No, thanks</p>');
});

test('an answer that is only a picture is an answer', () => {
  const { html } = stripHtmlQuote(`<img src="cid:1"><blockquote type="cite">${old}</blockquote>`);
  expect(html).toBe('<img src="cid:1">');
});

test('a mail that would be empty without its quote stays whole', () => {
  const mail = `<head><style>p { color: red }</style></head><div>&nbsp;<br></div><blockquote type="cite">${old}</blockquote>`;
  expect(stripHtmlQuote(mail)).toEqual({ html: mail, quotes: [] });
});

test('a forwarded mail is what the mail is about', () => {
  const mail = `<p>FYI</p><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------</div>${old}</div>`;
  expect(stripHtmlQuote(mail).html).toBe(mail);
  expect(stripHtmlQuote(mails.Gmail ?? '', true).html).toBe(mails.Gmail);
});

test('a quotation that is no history stays', () => {
  const mail = '<p>As the poet says</p><blockquote>Roses are red</blockquote>';
  expect(stripHtmlQuote(mail)).toEqual({ html: mail, quotes: [] });
});

test.each([
  '<blockquote type="cite">never closed',
  '<div class="gmail_quote"',
  '<!-- <blockquote type=cite> -->plain',
  '<><< >< &lt;',
  '</div></div><blockquote type=cite/>x',
])('broken markup gives something: %s', (mail) => {
  const { html, quotes } = stripHtmlQuote(`<p>Hi</p>${mail}`);
  expect(html + quotes.join('')).toContain('<p>Hi</p>');
});

test.each([
  '<blockquote type="cite">'.repeat(40_000),
  '<div class="a '.repeat(60_000),
  '<style'.repeat(200_000),
  '<'.repeat(1_000_000),
])('markup made to be slow takes no longer than a second: %#', (mail) => {
  const begun = performance.now();
  stripHtmlQuote(`<p>Hi</p>${mail}`);
  expect(performance.now() - begun).toBeLessThan(1_000);
});
