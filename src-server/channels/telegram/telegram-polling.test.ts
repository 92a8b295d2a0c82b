import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ConnectorRun, runConnector } from '../../../tests/real/connector-run.ts';
import { openTelegramRig, type TelegramRig } from '../../../tests/real/telegram-rig.ts';
import { telegramConnector } from './index.ts';

let rig: TelegramRig;
let run: ConnectorRun;
const health = (name: string) => vi.waitFor(() => expect(run.sink.healths.at(-1)?.name).toBe(name), { timeout: 4_000 });
const start = async () => {
  await run.connector.start();
  await health('connected');
};

beforeEach(async () => {
  rig = await openTelegramRig('polling');
  run = runConnector(telegramConnector, rig);
});
afterEach(() => run.close());

test('after a restart fetching goes on behind the last message that was stored', async () => {
  await start();
  await rig.deliver(run.connector, { key: 'a', text: 'one' });
  const { offset } = Object(await run.sink.loadState());
  await run.connector.stop();
  rig.peer.offsets.length = 0;
  await run.restart().start();
  await vi.waitFor(() => expect(rig.peer.offsets.length).toBeGreaterThan(0));
  expect(rig.peer.offsets[0]).toBe(offset);
});

test('what cannot be stored keeps its place: it is asked for again and nothing behind it is skipped', async () => {
  await start();
  run.sink.failNext(1);
  const first = rig.peer.queue({ message: rig.messageOf(1, { text: 'one' }) });
  const second = rig.peer.queue({ message: rig.messageOf(2, { text: 'two' }) });
  expect(await first.outcome).toBe('asked-again');
  await second.confirmed;
  expect(run.sink.messages.map(({ text }) => text)).toEqual(['one', 'two']);
  expect(run.sink.healths.map(({ name }) => name)).toEqual(['connecting', 'connected', 'failing', 'connected']);
});

test('what comes while the one before it is being stored is not skipped', async () => {
  await start();
  const release = run.sink.hold();
  rig.peer.queue({ message: rig.messageOf(1, { text: 'one' }) });
  await vi.waitFor(() => expect(run.sink.attempts).toHaveLength(1));
  const second = rig.peer.queue({ message: rig.messageOf(2, { text: 'two' }) });
  release();
  await second.confirmed;
  expect(run.sink.messages.map(({ text }) => text)).toEqual(['one', 'two']);
});

test('a group’s message is left aside with a line in the log, and does not stop the next one', async () => {
  await start();
  const group = { message: rig.messageOf(1, { chat: { id: -5, type: 'group' }, text: 'quokka' }) };
  await rig.peer.queue(group).confirmed;
  await rig.deliver(run.connector, { key: 'a', text: 'hello' });
  expect(run.sink.messages.map(({ text }) => text)).toEqual(['hello']);
  expect(run.recorded.text()).toContain('message in a group');
  expect(run.recorded.text()).not.toContain('quokka');
});

test('an open question ends at once when the inbox stops', async () => {
  await start();
  await vi.waitFor(() => expect(rig.peer.offsets).toHaveLength(2));
  const began = Date.now();
  await run.connector.stop();
  expect(Date.now() - began).toBeLessThan(500);
});

test.each([
  ['Conflict: terminated by other getUpdates request', 'Another program fetches'],
  ["Conflict: can't use getUpdates method while webhook is active", 'go to a webhook'],
])('%s: the inbox fails with what to do about it, and recovers', async (description, words) => {
  rig.peer.failPolling({ kind: 'error', code: 409, description });
  await run.connector.start();
  await health('failing');
  expect(run.sink.healths.at(-1)).toMatchObject({ detail: expect.stringContaining(words) });
  rig.peer.failPolling(null);
  await health('connected');
});

test('trouble that has passed is over at once, not with the next message', async () => {
  await start();
  await vi.waitFor(() => expect(rig.peer.offsets).toHaveLength(2));
  rig.peer.failPolling({ kind: 'error', code: 502, description: 'Bad Gateway' });
  await health('failing');
  rig.peer.failPolling(null);
  await health('connected');
});

test('between failures it waits longer and longer, not as fast as it can', async () => {
  rig.peer.failPolling({ kind: 'error', code: 500, description: 'Internal Server Error' });
  await run.connector.start();
  await health('failing');
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(rig.peer.offsets.length).toBeLessThan(4);
});

test('a Bot API that answers at once instead of waiting is not asked without pause', async () => {
  rig.peer.impatient = true;
  await start();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(rig.peer.offsets.length).toBeLessThan(4);
});

test('our own webhook from before is taken back, somebody else’s is not', async () => {
  rig.peer.webhook = { url: rig.webhookUrl, secret: 'x' };
  await start();
  expect(rig.peer.webhook.url).toBe('');
  await run.connector.stop();
  rig.peer.webhook = { url: 'https://other.example/hook', secret: 'x' };
  const other = run.restart();
  await other.start();
  await health('failing');
  expect(rig.peer.webhook.url).toBe('https://other.example/hook');
  const report = await other.test();
  expect(report.steps.find((step) => !step.ok)?.detail).toContain('other.example');
});
