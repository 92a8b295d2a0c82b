import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ConnectorRun, runConnector } from '../../../tests/real/connector-run.ts';
import { type GraphRig, metaSecrets, openGraphRig } from '../../../tests/real/graph-rig.ts';
import { pageBody, pageEvent, pageMessage } from '../../../tests/real/meta-bodies.ts';
import type { WebhookRequest } from '../connector.ts';
import { messengerConnector } from '../messenger/index.ts';

const pageId = '104857600001';
let rig: GraphRig;
let run: ConnectorRun;
const call = (request: WebhookRequest) => run.connector.webhook?.(request);
const get = (query: Record<string, string>) =>
  call({ method: 'GET', url: rig.webhookUrl, query, headers: {}, body: new Uint8Array() });
const text = (mid: string, words = 'hello') => pageEvent('u1', pageId, { message: { mid, text: words } });

beforeEach(async () => {
  rig = await openGraphRig({
    path: 'messenger/a',
    settings: { pageId },
    nodes: { [pageId]: { name: 'The Shop' } },
    customer: { kind: 'messenger', value: 'u1', label: 'u1', name: null },
    threadKey: 'u1',
    bodyOf: (_, { key, text: words }) =>
      pageMessage('page', { accountId: pageId, userId: 'u1', mid: key, text: words }),
    receiptBody: () => ({}),
    refusal: { kind: 'html', status: 500 },
  });
  run = runConnector(messengerConnector, rig);
});
afterEach(() => run.close());

test('the challenge is answered to who knows the verify token, and refused to others', async () => {
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': metaSecrets.verifyToken, 'hub.challenge': '1158201444' };
  expect(await get(query)).toMatchObject({ status: 200, contentType: 'text/plain', body: '1158201444' });
  expect(await get({ ...query, 'hub.verify_token': 'guess' })).toMatchObject({ status: 403 });
  expect(await get({})).toMatchObject({ status: 400 });
  expect(run.recorded.warnings()).toHaveLength(1);
});

test('the signature is over the bytes as they came, escapes and all', async () => {
  const raw = `{"object":"page","entry":[{"id":"${pageId}","messaging":[{"sender":{"id":"u1"},"message":{"mid":"m","text":"\\u010daj \\/ ok"}}]}]}`;
  expect(await call(rig.call(raw))).toMatchObject({ status: 200 });
  expect(run.sink.messages[0]?.text).toBe('čaj / ok');
});

test('a call without a signature, or signed with another secret, is refused and its words stay out of the log', async () => {
  const { headers, ...request } = rig.call(pageBody('page', pageId, text('m1', 'quokka')));
  expect(await call({ ...request, headers: {} })).toMatchObject({ status: 401 });
  expect(await call({ ...request, headers, body: Buffer.concat([request.body, Buffer.from(' ')]) })).toMatchObject({
    status: 401,
  });
  expect(run.recorded.warnings()).toHaveLength(2);
  expect(run.recorded.text()).not.toContain('quokka');
  expect(run.sink.attempts).toEqual([]);
});

test('one call may carry many messages: all arrive, in order', async () => {
  const [entry] = pageBody('page', pageId, text('m3')).entry;
  const body = pageBody('page', pageId, text('m1'), text('m2'));
  await call(rig.call({ ...body, entry: [...body.entry, entry] }));
  expect(run.sink.messages.map(({ externalId }) => externalId)).toEqual(['m1', 'm2', 'm3']);
});

test('another page’s messages are left aside with a line in the log, ours in the same call arrive', async () => {
  const other = pageBody('page', '999', text('theirs')).entry;
  const body = { object: 'page', entry: [...other, ...pageBody('page', pageId, text('ours')).entry] };
  expect(await call(rig.call(body))).toMatchObject({ status: 200 });
  expect(run.sink.messages.map(({ externalId }) => externalId)).toEqual(['ours']);
  expect(run.recorded.text()).toContain('"entryId":"999"');
});

test('kinds nobody knows are counted in the log and answered with success', async () => {
  const body = {
    object: 'page',
    entry: [
      {
        id: pageId,
        changes: [{ field: 'feed', value: {} }],
        messaging: [{ sender: { id: 'u1' }, optin: {} }],
        standby: [{}],
      },
      'broken',
    ],
  };
  expect(await call(rig.call(body))).toMatchObject({ status: 200 });
  expect(await call(rig.call({ object: 'user', entry: [] }))).toMatchObject({ status: 200 });
  for (const kind of ['change feed', 'optin', 'standby', 'unreadable entry', 'object user'])
    expect(run.recorded.text()).toContain(`"${kind}":1`);
});

test('what cannot be stored is asked for again, and nothing after it is stored before it', async () => {
  run.sink.failNext(1);
  const request = rig.call(pageBody('page', pageId, text('m1'), text('m2')));
  expect(await call(request)).toMatchObject({ status: 500 });
  expect(run.sink.messages).toEqual([]);
  expect(await call(request)).toMatchObject({ status: 200 });
  expect(run.sink.messages.map(({ externalId }) => externalId)).toEqual(['m1', 'm2']);
});
