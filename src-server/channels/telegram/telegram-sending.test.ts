import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ConnectorRun, outgoingFile, runConnector } from '../../../tests/real/connector-run.ts';
import { openTelegramRig, type TelegramRig } from '../../../tests/real/telegram-rig.ts';
import { telegramConnector } from './index.ts';

let rig: TelegramRig;
let run: ConnectorRun;

beforeEach(async () => {
  rig = await openTelegramRig('webhook');
  run = runConnector(telegramConnector, rig);
});
afterEach(() => run.close());

test('a picture goes as a photo, anything else as a document, with the text under the first', async () => {
  const files = [outgoingFile('a.jpg', 'image/jpeg'), outgoingFile('b.pdf', 'application/pdf')];
  await run.connector.send(run.outgoing({ files }));
  expect(rig.peer.sent.map(({ method, text }) => [method, text])).toEqual([
    ['sendPhoto', 'Your parcel is on its way.'],
    ['sendDocument', ''],
  ]);
});

test('a text too long to stand under a file goes before it', async () => {
  const text = 'x'.repeat(1_025);
  await run.connector.send(run.outgoing({ text, files: [outgoingFile('b.pdf', 'application/pdf')] }));
  expect(rig.peer.sent.map((sent) => sent.text.length)).toEqual([1_025, 0]);
});

test('a picture Telegram will not show still arrives, as a document', async () => {
  rig.peer.failNext({ kind: 'error', code: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' });
  await run.connector.send(run.outgoing({ files: [outgoingFile('strip.png', 'image/png')] }));
  expect(rig.peer.sent.map(({ method }) => method)).toEqual(['sendDocument']);
});

test.each([
  [429, 'Too Many Requests: retry after 12', { kind: 'temporary', retryAfterMs: 12_000 }],
  [403, 'Forbidden: bot was blocked by the user', { kind: 'rejected', code: 'not-allowed' }],
  [400, 'Bad Request: chat not found', { kind: 'rejected', code: 'unreachable' }],
  [400, 'Bad Request: message is too long', { kind: 'rejected', code: 'too-long' }],
  [401, 'Unauthorized', { kind: 'rejected', code: 'misconfigured' }],
  [500, 'Internal Server Error', { kind: 'temporary' }],
])('%i %s', async (code, description, expected) => {
  rig.peer.failNext({ kind: 'error', code, description, ...(code === 429 ? { retryAfterSeconds: 12 } : {}) });
  expect(await run.connector.send(run.outgoing())).toMatchObject(expected);
});

test('the start registers our address with its secret, and stopping leaves it there', async () => {
  await run.connector.start();
  await vi.waitFor(() => expect(run.sink.healths.at(-1)?.name).toBe('connected'));
  await run.connector.stop();
  expect(rig.peer.webhook).toEqual({ url: rig.webhookUrl, secret: rig.inbox.secrets.webhookSecret });
});

test('while the inbox polls, no call from outside is genuine', async () => {
  const polling = await openTelegramRig('polling');
  const { connector, close } = runConnector(telegramConnector, polling);
  const update = { message: polling.messageOf(1, { text: 'hi' }) };
  for (const secret of ['', 'open_sesame-1'])
    expect(await connector.webhook?.(polling.call(update, secret))).toMatchObject({ status: 401 });
  await close();
});

test('the test names another bot and a secret Telegram would refuse', async () => {
  const inbox = {
    ...rig.inbox,
    settings: { ...rig.inbox.settings, botUsername: 'other_bot' },
    secrets: { ...rig.inbox.secrets, webhookSecret: 'with blanks' },
  };
  const { connector } = runConnector(telegramConnector, { ...rig, inbox });
  const report = await connector.test();
  expect(report.steps.filter((step) => !step.ok).map(({ name }) => name)).toEqual(['Bot user name', 'Webhook secret']);
});
