import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWebChatInbox, type WebChatInbox } from '../../tests/fakes/web-chat-inbox.ts';
import { foreignOrigin } from './visitor-socket.ts';

let inbox: WebChatInbox;
let widgetDir: string;

beforeEach(async () => {
  widgetDir = await mkdtemp(join(tmpdir(), 'widget-'));
  const settings = { title: 'Ask Lipa', allowedOrigins: 'https://shop.example' };
  inbox = await openWebChatInbox(settings, { widgetDir });
});
afterEach(async () => {
  await inbox.close();
  await rm(widgetDir, { recursive: true });
});
const get = (path: string, headers: Record<string, string> = {}) => fetch(inbox.url + path, { headers });

test('any site may load the script; unchanged it is not sent again, rebuilt it is', async () => {
  await writeFile(join(widgetDir, 'widget.js'), 'first()');
  const first = await get('/widget.js');
  expect([first.headers.get('access-control-allow-origin'), await first.text()]).toEqual(['*', 'first()']);
  const etag = first.headers.get('etag') ?? '';
  expect((await get('/widget.js', { 'if-none-match': etag })).status).toBe(304);
  await writeFile(join(widgetDir, 'widget.js'), 'second()');
  await utimes(join(widgetDir, 'widget.js'), 1, 1);
  expect(await (await get('/widget.js', { 'if-none-match': etag })).text()).toBe('second()');
});

test('the script travels compressed where the browser can read it', async () => {
  await writeFile(join(widgetDir, 'widget.js'), 'first()');
  const { request } = await import('node:http');
  const raw = await new Promise<{ encoding: unknown; bytes: Buffer }>((resolve) => {
    request(`${inbox.url}/widget.js`, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(chunks) }),
      );
    }).end();
  });
  expect([raw.encoding, gunzipSync(raw.bytes).toString()]).toEqual(['gzip', 'first()']);
});

test('a script that is not built is a sentence, not a crash', async () => {
  const response = await get('/widget.js');
  expect([response.status, await response.text()]).toEqual([404, 'The widget is not built.']);
});

test('the sample shop embeds the chat and may be framed by listed sites only', async () => {
  const response = await get(`/chat/${inbox.id}`);
  expect(await response.text()).toContain(`<script src="/widget.js" data-inbox="${inbox.id}" async>`);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("frame-ancestors 'self' https://shop.example");
  expect(policy).not.toContain('unsafe-inline');
  expect((await get('/chat/nowhere')).status).toBe(404);
  expect((await get(`/chat/${encodeURIComponent('"><script>')}`)).status).toBe(404);
});

test('a listed site may ask for the launcher’s title, another one reads why not', async () => {
  const allowed = await get(`/widget/inboxes/${inbox.id}`, { origin: 'https://shop.example' });
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  expect(await allowed.json()).toMatchObject({ title: 'Ask Lipa', staffed: true });
  const refused = await get(`/widget/inboxes/${inbox.id}`, { origin: 'https://evil.example' });
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'forbidden' } }]);
  expect((await get('/widget/inboxes/nowhere')).status).toBe(404);
});

test('files are refused to other sites and without the visitor’s secret', async () => {
  const upload = (headers: Record<string, string>) =>
    fetch(`${inbox.url}/widget/files/${inbox.id}`, { method: 'POST', headers, body: 'hello' });
  const secret = `Visitor ${'s'.repeat(43)}`;
  const name = { 'x-file-name': 'a.txt', 'content-type': 'text/plain' };
  expect((await upload({ ...name, authorization: secret, origin: 'https://evil.example' })).status).toBe(403);
  expect((await upload({ ...name })).status).toBe(403);
  expect((await upload({ ...name, authorization: secret, origin: 'https://shop.example' })).status).toBe(201);
  expect((await upload({ ...name, authorization: secret, 'x-file-name': '%E0%A4%A' })).status).toBe(201);
});

test('our own page is told from another site by the browser’s headers alone', () => {
  expect(foreignOrigin({ origin: 'https://desk.example', host: 'desk.example' })).toBeNull();
  expect(foreignOrigin({ host: 'desk.example' })).toBeNull();
  expect(foreignOrigin({ origin: 'https://shop.example', host: 'desk.example' })).toBe('https://shop.example');
  expect(foreignOrigin({ origin: 'null', host: 'desk.example' })).toBe('null');
});
