import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type PushPayload, socketPushes } from '#shared/contract/socket.ts';
import type { FigureName } from '#shared/domain/figure-info.ts';
import { wholeFloor } from '#shared/domain/floor-scope.ts';
import { recordingConnector } from './recording-connector.ts';
import { connectDesk, type Desk, signIn, startApp } from './start-app.ts';

const provider = recordingConnector();
let running: Awaited<ReturnType<typeof startApp>>;
let ana: Desk;
let petra: Desk;
let petraToken = '';
const figures: PushPayload<'floor:figures'>[] = [];
const agents: PushPayload<'floor:agents'>[] = [];
const alerts: PushPayload<'floor:alert'>[] = [];
const delivery = { queueId: 'queue-delivery', teamId: null, channel: null };

beforeAll(async () => {
  running = await startApp({ factories: { 'web-chat': provider.factory } });
  petraToken = await signIn(running.app, 'petra@example.com');
  ana = await connectDesk(running.app, await signIn(running.app, 'ana@example.com'));
  petra = await connectDesk(running.app, petraToken);
  petra.socket.on('floor:figures', (push) => figures.push(socketPushes['floor:figures'].parse(push)));
  petra.socket.on('floor:agents', (push) => agents.push(socketPushes['floor:agents'].parse(push)));
  petra.socket.on('floor:alert', (push) => alerts.push(socketPushes['floor:alert'].parse(push)));
});
afterAll(async () => {
  ana.close();
  petra.close();
  await running.stop();
});

const save = async (name: string, row: unknown) =>
  expect(await petra.mutate(`${name}.save`, { row })).toMatchObject({ kind: 'applied' });
/** What a viewer of this scope sees now. */
const shown = (name: FigureName, queueId: string | null = null) =>
  figures.flatMap(({ scopes }) => scopes.filter(({ scope }) => scope.queueId === queueId)).at(-1)?.figures[name].value;

test('an agent who asks for the floor hears nothing and is refused', async () => {
  const heard = vi.fn();
  ana.socket.on('floor:figures', heard);
  ana.socket.emit('floor:watch', { scopes: [wholeFloor], agents: true });
  const input = { scope: wholeFloor, figure: 'waiting' as const, cursor: null, limit: 10 };
  await expect(ana.ask('floor:behind', input)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(ana.ask('floor:day', { scope: wholeFloor, figures: ['waiting'] })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(heard).not.toHaveBeenCalled();
});

test('a lead sees what they watch at once, and every change within a second', async () => {
  petra.socket.emit('floor:watch', { scopes: [wholeFloor, delivery], agents: true });
  await vi.waitFor(() => expect(shown('waiting')).toBe(0), 2_000);
  expect(agents.at(-1)).toMatchObject({ whole: true });
  const writtenAt = Date.now();
  await provider.arrive({ externalId: 'in-1', text: 'Where is my parcel?' });
  await vi.waitFor(() => expect(shown('waiting')).toBe(1), { timeout: 1_000, interval: 10 });
  expect(Date.now() - writtenAt).toBeLessThan(1_000);
  expect(shown('waiting', 'queue-delivery')).toBe(1);
  expect(shown('offered')).toBe(1);
});

test('what stands behind a figure are the conversations it counts', async () => {
  const input = { scope: delivery, figure: 'waiting' as const, cursor: null, limit: 10 };
  const { total, items, next } = await petra.ask('floor:behind', input);
  expect({ total, next }).toEqual({ total: 1, next: null });
  expect(items).toMatchObject([{ kind: 'conversation', queueId: 'queue-delivery', channel: 'web-chat' }]);
});

test('taking, answering and resolving move the figures, and the agent is shown on contact', async () => {
  await ana.mutate('presence.set', { state: 'available', reason: null });
  const offer = await vi.waitFor(
    async () =>
      running.app.store.db.selectFrom('offer').selectAll().where('state', '=', 'ringing').executeTakeFirstOrThrow(),
    5_000,
  );
  await ana.mutate('offer.accept', { offerId: offer.id });
  await vi.waitFor(() => expect([shown('waiting'), shown('answered')]).toEqual([0, 1]), 2_000);
  const line = () => agents.flatMap((push) => push.agents).findLast(({ id }) => id === 'user-ana');
  await vi.waitFor(() => expect(line()).toMatchObject({ state: 'on-contact', contacts: 1 }), 2_000);
  await ana.mutate('conversation.resolve', { conversationId: offer.conversationId, dispositionId: null });
  await vi.waitFor(() => expect([shown('resolved'), shown('handled'), shown('inHand')]).toEqual([1, 1, 0]), 2_000);
  expect(shown('serviceLevelOffered')).toBe(1);
  expect(shown('firstContactResolution')).toBe(1);
});

test('the day comes as lines that add up to its figures', async () => {
  const { series, stepMs, day, asOf } = await petra.ask('floor:day', {
    scope: wholeFloor,
    figures: ['offered', 'waiting', 'occupancy', 'inHand'],
  });
  expect(series.map(({ figure }) => figure)).toEqual(['offered', 'waiting', 'occupancy']);
  const offered = series[0]?.points ?? [];
  expect(offered).toHaveLength(Math.ceil((asOf - day.start) / stepMs));
  expect(offered.reduce<number>((sum, point) => sum + (point ?? 0), 0)).toBe(1);
  expect(series[1]?.points.at(-1)).toBe(0);
});

test('a threshold tells its leads once when it is crossed and once when it is over', async () => {
  await ana.mutate('presence.set', { state: 'away', reason: 'lunch' });
  const row = { id: 'alert-1', name: 'Too many', scope: delivery, figure: 'waiting', direction: 'above', value: 0 };
  await save('figureAlert', { ...row, clearValue: null, forSeconds: 0, userIds: [], enabled: true });
  const from = { kind: 'visitor' as const, value: 'visitor-2', label: 'Visitor 2', name: null };
  await provider.arrive({ externalId: 'in-2', text: 'Hello?', from, threadKey: 'visitor-2' });
  await vi.waitFor(() => expect(alerts).toMatchObject([{ alertId: 'alert-1', kind: 'raised', value: 1 }]), 5_000);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(alerts).toHaveLength(1);
  const [waiting] = await running.app.store.db
    .selectFrom('conversation')
    .select('id')
    .where('state', '=', 'open')
    .execute();
  await petra.mutate('conversation.resolve', { conversationId: waiting?.id, dispositionId: null });
  await vi.waitFor(() => expect(alerts.map(({ kind }) => kind)).toEqual(['raised', 'cleared']), 5_000);
});

test('the REST report of today has the same figures as the floor', async () => {
  const day = figures.at(-1)?.day;
  const query = `from=${day?.start}&to=${day?.end}&queueId=queue-delivery`;
  const get = async (token: string) =>
    fetch(`${running.app.address}/api/v1/reports/figures?${query}`, { headers: { authorization: `Bearer ${token}` } });
  const answer = (await (await get(petraToken)).json()) as { figures: { name: FigureName; value: number | null }[] };
  for (const name of ['offered', 'answered', 'shortAbandoned', 'resolved', 'serviceLevelOffered'] as const)
    expect(answer.figures.find((figure) => figure.name === name)?.value).toBe(shown(name, 'queue-delivery'));
  expect((await get(await signIn(running.app, 'ana@example.com'))).status).toBe(403);
});
