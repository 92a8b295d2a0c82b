import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ConnectorRun, createTestClock, outgoingFile, runConnector } from '../../../tests/real/connector-run.ts';
import { type GraphRig, openGraphRig } from '../../../tests/real/graph-rig.ts';
import { pageBody, pageEvent, pageMessage } from '../../../tests/real/meta-bodies.ts';
import { messengerConnector } from './index.ts';

const pageId = '104857600001';
const userId = '7100200300400500';
const clock = createTestClock();
let rig: GraphRig;
let run: ConnectorRun;
const deliver = (...contents: Record<string, unknown>[]) =>
  run.connector.webhook?.(
    rig.call(pageBody('page', pageId, ...contents.map((content) => pageEvent(userId, pageId, content)))),
  );
const message = (mid: string, more: Record<string, unknown> = {}) => ({ message: { mid, text: 'hello', ...more } });

beforeEach(async () => {
  rig = await openGraphRig({
    path: 'messenger/a',
    settings: { pageId },
    nodes: { [pageId]: { name: 'The Shop' }, [userId]: { first_name: 'Ana', last_name: 'Novak' } },
    customer: { kind: 'messenger', value: userId, label: 'Ana Novak', name: 'Ana Novak' },
    threadKey: userId,
    bodyOf: (_, { key, text }) => pageMessage('page', { accountId: pageId, userId, mid: key, text }),
    receiptBody: () => ({}),
    refusal: { kind: 'html', status: 500 },
  });
  run = runConnector(messengerConnector, rig, { clock });
});
afterEach(() => run.close());

test('a customer’s name is looked up once, and a name that cannot be had holds nothing up', async () => {
  await deliver(message('m1'), message('m2'));
  expect(run.sink.messages.map(({ from }) => from.name)).toEqual(['Ana Novak', 'Ana Novak']);
  expect(rig.peer.calls.filter((call) => call === `GET /v23.0/${userId}`)).toHaveLength(1);
  const stranger = pageMessage('page', { accountId: pageId, userId: '555', mid: 'm3', text: 'hi' });
  expect(await run.connector.webhook?.(rig.call(stranger))).toMatchObject({ status: 200 });
  expect(run.sink.messages[2]?.from).toMatchObject({ value: '555', label: '555', name: null });
});

test('an echo of our own reply is no message; a reply given elsewhere leaves a trace in the log', async () => {
  const result = await run.connector.send(run.outgoing());
  const externalId = result.kind === 'sent' ? result.externalId : '';
  await deliver(
    message(externalId, { is_echo: true }),
    message('m_elsewhere', { is_echo: true, app_id: 263902037430900 }),
  );
  expect(run.sink.messages).toEqual([]);
  expect(run.recorded.text()).toContain('"externalId":"m_elsewhere"');
  expect(run.recorded.text()).not.toContain(`"externalId":"${externalId}"`);
});

test('the echo of a message whose answer was lost tells that it arrived', async () => {
  rig.peer.failNext({ kind: 'answer-lost' });
  const outgoing = run.outgoing();
  expect(await run.connector.send(outgoing)).toMatchObject({ kind: 'unconfirmed' });
  expect(await run.connector.lookup?.(outgoing.messageId, outgoing.to)).toEqual({ kind: 'unknown' });
  const [taken] = rig.peer.sent;
  await deliver(message(taken?.externalId ?? '', { is_echo: true, metadata: taken?.reference }));
  expect(await run.connector.lookup?.(outgoing.messageId, outgoing.to)).toEqual({
    kind: 'sent',
    externalId: taken?.externalId,
  });
});

test('the echo of a text says nothing about the file that was to follow it', async () => {
  const outgoing = run.outgoing({ files: [outgoingFile('label.pdf', 'application/pdf')] });
  await run.connector.send(outgoing);
  const fresh = run.restart();
  const [text] = rig.peer.sent;
  const echo = pageEvent(userId, pageId, message(text?.externalId ?? '', { is_echo: true, metadata: text?.reference }));
  await fresh.webhook?.(rig.call(pageBody('page', pageId, echo)));
  expect(await fresh.lookup?.(outgoing.messageId, outgoing.to)).toEqual({ kind: 'unknown' });
});

test('when the second part fails, another attempt goes on there, also after a restart', async () => {
  const outgoing = run.outgoing({
    files: [outgoingFile('one.png', 'image/png'), outgoingFile('two.pdf', 'application/pdf')],
  });
  const limited = {
    kind: 'error',
    status: 400,
    error: { code: 613, message: 'Calls to this api have exceeded' },
  } as const;
  const pass = vi.spyOn(rig.peer.sent, 'push').mockImplementationOnce((sent) => {
    rig.peer.failNext(limited);
    pass.mockRestore();
    return rig.peer.sent.push(sent);
  });
  expect(await run.connector.send(outgoing)).toMatchObject({
    kind: 'temporary',
    detail: expect.stringMatching(/^Part 2 of 3 \(one\.png\), the earlier ones arrived: /),
  });
  expect(await run.restart().send(outgoing)).toMatchObject({ kind: 'sent' });
  expect(rig.peer.sent.map(({ text, files }) => text || files[0]?.name)).toEqual([outgoing.text, 'one.png', 'two.pdf']);
  expect(await run.sink.loadState()).toMatchObject({ parts: {} });
});

test('a file that is gone becomes a line of text, so that its message is stored all the same', async () => {
  const attachments = [
    { type: 'image', payload: { url: `${new URL(rig.peer.baseUrl).origin}/v23.0/gone.jpg` } },
    { type: 'image', payload: { url: 'IMAGE_URL' } },
    { type: 'image', payload: { url: rig.peer.putFile('there.png', Buffer.from('png'), 'image/png') } },
  ];
  rig.peer.retire('gone.jpg');
  const { receive } = run.sink;
  // The store reads the files while it stores, as the server does.
  vi.spyOn(run.sink, 'receive').mockImplementation(async (incoming) => {
    for (const file of incoming.files) await file.read();
    return receive(incoming);
  });
  expect(await deliver(message('m1', { attachments }))).toMatchObject({ status: 200 });
  const [stored] = run.sink.messages;
  expect(stored?.files.map(({ name }) => name)).toEqual(['there.png']);
  expect(stored?.text).toBe('hello\n📎 gone.jpg (no longer available)\n📎 image.jpg (no usable address)');
});

test('the inbox fails in words when its token is refused while sending, and recovers by itself', async () => {
  await run.connector.start();
  await vi.waitFor(() => expect(run.sink.healths.at(-1)?.name).toBe('connected'));
  rig.peer.failNext({ kind: 'error', status: 401, error: { code: 190, message: 'Session has expired' } });
  expect(await run.connector.send(run.outgoing())).toMatchObject({ kind: 'rejected', code: 'misconfigured' });
  expect(run.sink.healths.at(-1)).toMatchObject({
    name: 'failing',
    detail: expect.stringContaining('Session has expired'),
  });
  clock.pass(60_000);
  await vi.waitFor(() => expect(run.sink.healths.at(-1)?.name).toBe('connected'));
});

test('a token of another page, and a secret of another app, are told apart', async () => {
  const inbox = (over: { settings?: object; secrets?: object }) => ({
    ...rig,
    inbox: {
      ...rig.inbox,
      settings: { ...rig.inbox.settings, ...over.settings },
      secrets: { ...rig.inbox.secrets, ...over.secrets },
    },
  });
  const otherPage = runConnector(messengerConnector, inbox({ settings: { pageId: userId } })).connector;
  const otherApp = runConnector(messengerConnector, inbox({ secrets: { appSecret: 'f'.repeat(32) } })).connector;
  const failed = async (connector: typeof otherApp) => (await connector.test()).steps.find((step) => !step.ok);
  expect(await failed(otherPage)).toMatchObject({ name: 'Access token', detail: expect.stringContaining('The Shop') });
  expect(await failed(otherApp)).toMatchObject({ name: 'App secret' });
});

test('reading the thread tells the customer so', async () => {
  await run.connector.markRead?.(userId, clock.now());
  expect(rig.peer.actions).toEqual([{ recipient: { id: userId }, sender_action: 'mark_seen' }]);
});
