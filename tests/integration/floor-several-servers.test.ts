import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type PushPayload, socketPushes } from '#shared/contract/socket.ts';
import type { FigureName } from '#shared/domain/figure-info.ts';
import type { ScopeFigures } from '#shared/domain/floor-figures.ts';
import { wholeFloor } from '#shared/domain/floor-scope.ts';
import { missingPostgres, startPostgres } from '../real/postgres.ts';
import { describeReal } from '../real/require-part.ts';
import { recordingConnector } from './recording-connector.ts';
import { connectDesk, type Desk, signIn, startApp } from './start-app.ts';

describeReal('the floor on two servers of one PostgreSQL', missingPostgres, () => {
  const secretKey = randomBytes(32).toString('hex');
  const provider = recordingConnector();
  const closing: { close(): unknown }[] = [];
  const running: Awaited<ReturnType<typeof startApp>>[] = [];
  const boards: { shown(name: FigureName): number | null | undefined; alerts: PushPayload<'floor:alert'>[] }[] = [];
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let petra: Desk;

  async function openBoard(node: number): Promise<Desk> {
    const one = running[node];
    if (!one) throw new Error(`server ${node} was not started`);
    const desk = await connectDesk(one.app, await signIn(one.app, 'petra@example.com'));
    closing.push(desk);
    const seen: ScopeFigures[] = [];
    const alerts: PushPayload<'floor:alert'>[] = [];
    desk.socket.on('floor:figures', (push) => seen.push(...socketPushes['floor:figures'].parse(push).scopes));
    desk.socket.on('floor:alert', (push) => alerts.push(push));
    desk.socket.emit('floor:watch', { scopes: [wholeFloor], agents: false });
    boards[node] = { shown: (name) => seen.at(-1)?.figures[name].value, alerts };
    return desk;
  }
  const everywhere = (name: FigureName) => boards.map((board) => board.shown(name));

  beforeAll(async () => {
    postgres = await startPostgres();
    const databaseUrl = postgres.createDatabase('parley');
    const factories = { 'web-chat': provider.factory };
    for (let node = 0; node < 2; node += 1) running.push(await startApp({ databaseUrl, secretKey, factories }));
    petra = await openBoard(0);
    await openBoard(1);
  });
  afterAll(async () => {
    for (const one of closing) await one.close();
    for (const one of running) await one.stop();
    await postgres.stop();
  });

  test('what happens at one server is on the boards of both within a second', async () => {
    await vi.waitFor(() => expect(everywhere('waiting')).toEqual([0, 0]), 5_000);
    await provider.arrive({ externalId: 'in-1', text: 'Hello?' });
    await vi.waitFor(() => expect(everywhere('waiting')).toEqual([1, 1]), { timeout: 1_000, interval: 10 });
    expect(everywhere('offered')).toEqual([1, 1]);
  });

  test('a threshold is told once on every desktop, whichever server its lead is connected to', async () => {
    const limit = { figure: 'waiting', direction: 'above', value: 0, clearValue: null, forSeconds: 0, userIds: [] };
    const row = { id: 'alert', name: 'Somebody waits', scope: wholeFloor, ...limit, enabled: true };
    expect(await petra.mutate('figureAlert.save', { row })).toMatchObject({ kind: 'applied' });
    const kinds = () => boards.map(({ alerts }) => alerts.map(({ kind }) => kind));
    await vi.waitFor(() => expect(kinds()).toEqual([['raised'], ['raised']]), 5_000);
    const [waiting] = (await running[0]?.app.store.db.selectFrom('conversation').select('id').execute()) ?? [];
    await petra.mutate('conversation.resolve', { conversationId: waiting?.id, dispositionId: null });
    const over = ['raised', 'cleared'];
    await vi.waitFor(() => expect(kinds()).toEqual([over, over]), 5_000);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(kinds()).toEqual([over, over]);
  });
});
