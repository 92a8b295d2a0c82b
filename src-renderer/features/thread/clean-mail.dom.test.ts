import { expect, test } from 'vitest';
import { cleanMail, mailDocument } from './clean-mail.ts';

const clean = (html: string) => cleanMail(html, 'Show quoted text');
const bodyOf = (html: string, showsRemote = false) =>
  new DOMParser().parseFromString(mailDocument(clean(html), { showsRemote, isDark: false }), 'text/html').body;

test('nothing that could run is left', () => {
  const body = bodyOf(
    `<p onclick="x()">Hi</p><script>x()</script><img src=x onerror="x()"><a href="javascript:x()">a</a>
     <svg><script>x()</script></svg><iframe src="https://a.example"></iframe><form action="/x"><input></form>
     <math><mi xlink:href="javascript:x()">b</mi></math><a href="data:text/html,<script>x()</script>">c</a>`,
  );
  expect(body.querySelector('script,iframe,form,input,svg,math,object,embed,link,meta')).toBeNull();
  for (const element of body.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on/);
      expect(value).not.toMatch(/javascript:|text\/html/i);
    }
  }
  expect(body.textContent).toContain('Hi');
});

test('pictures of foreign servers are not even named until somebody asks', () => {
  const html = '<img src="https://spy.example/p.gif?a=1&b=2"><table background="http://spy.example/b.png"></table>';
  expect(clean(html).hasRemote).toBe(true);
  expect(bodyOf(html).querySelector('[src],[background]')).toBeNull();
  expect(bodyOf(html, true).querySelector('img')?.getAttribute('src')).toBe('https://spy.example/p.gif?a=1&b=2');
});

test('the frame’s own policy forbids fetching, also for what a style sheet asks', () => {
  const mail = clean(
    '<style>@import url(https://spy.example/a.css); p{background:url(https://spy.example/c.png)}</style><p>x',
  );
  expect(mail.hasRemote).toBe(true);
  expect(mail.html).not.toContain('@import');
  const policy = (showsRemote: boolean) =>
    /content="([^"]+)"/.exec(mailDocument(mail, { showsRemote, isDark: false }))?.[1];
  expect(policy(false)).toContain("default-src 'none'; img-src data: blob:;");
  expect(policy(true)).toContain('img-src data: blob: https: http:;');
});

test('a mail’s own pictures are no foreign ones', () => {
  const mail = clean('<img src="cid:logo@mail">');
  expect(mail.hasRemote).toBe(false);
  expect(mail.html).toContain('cid:logo@mail');
});

test('quoted history is folded, unless it is all there is', () => {
  const fold = bodyOf('<p>New words</p><div class="gmail_quote">On Monday: <blockquote>Old</blockquote></div>');
  expect(fold.querySelector('details summary')?.textContent).toBe('Show quoted text');
  expect(fold.querySelector('details')?.textContent).toContain('Old');
  expect(bodyOf('<blockquote type="cite">Only this</blockquote>').querySelector('details')).toBeNull();
});

test('links lead out of the frame and give nothing of us away', () => {
  const link = bodyOf('<a href="https://a.example" target="_top">x</a>').querySelector('a');
  expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener noreferrer']);
});

test('a mail that brings colours gets white paper, a plain one the desk’s', () => {
  expect(clean('<p style="color:#333">x</p>').isPainted).toBe(true);
  expect(clean('<p>Colour is a word</p><ul><li>x</ul>').isPainted).toBe(false);
});
