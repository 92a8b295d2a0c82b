import { afterAll, beforeAll, describe, vi } from 'vitest';
import type { RequestInput } from '#shared/contract/socket.ts';
import type { ChangesPush, MutationAnswer } from '#shared/contract/sync.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import { aUser } from '../factories/rows.ts';
import { missingPostgres, startPostgres } from '../real/postgres.ts';
import { describeReal } from '../real/require-part.ts';
import { recordingConnector } from './recording-connector.ts';
import { connectDesk, type Desk, password, signIn, startApp } from './start-app.ts';

/** A desk that remembers every row it was sent, as an engine would: null for one that left its view. */
export interface WatchingDesk extends Desk {
  userId: string;
  rows: Map<string, unknown>;
  row<E extends EntityName>(entity: E, id: string): Row<E> | null;
  /** Runs an action that must be applied. */
  act(name: string, args: unknown): Promise<void>;
  /** Runs an action that must be refused; answers with its code. */
  refused(name: string, args: unknown): Promise<string>;
}

const watching = (desk: Desk, userId: string): WatchingDesk => {
  const rows = new Map<string, unknown>();
  desk.socket.on('sync:changes', ({ changes }: ChangesPush) => {
    for (const { entity, id, row } of changes) rows.set(`${entity} ${id}`, row);
  });
  const describeAnswer = (answer: MutationAnswer) =>
    answer.kind === 'refused' ? `${answer.refusal.code}: ${answer.refusal.detail}` : answer.kind;
  return {
    ...desk,
    userId,
    rows,
    row: <E extends EntityName>(entity: E, id: string) => (rows.get(`${entity} ${id}`) ?? null) as Row<E> | null,
    async act(name, args) {
      const answer = await desk.mutate(name, args);
      if (answer.kind !== 'applied') throw new Error(`${name} was not applied: ${describeAnswer(answer)}`);
    },
    async refused(name, args) {
      const answer = await desk.mutate(name, args);
      if (answer.kind !== 'refused') throw new Error(`${name} was not refused`);
      return answer.refusal.code;
    },
  };
};

/**
 * A server with two agents of different queues, a lead, a supervisor and an administrator, each at a desk. Web chat's provider is
 * the test itself unless real channels are asked for.
 */
export async function openFloor(databaseUrl?: string, { realChannels = false } = {}) {
  const provider = recordingConnector();
  const running = await startApp({
    ...(databaseUrl ? { databaseUrl } : {}),
    factories: realChannels ? {} : { 'web-chat': provider.factory },
  });
  const { app } = running;
  const above = [
    aUser({ id: 'user-eva', name: 'Eva Dolenc', email: 'eva@example.com', role: 'lead', queueIds: [] }),
    aUser({ id: 'user-sara', name: 'Sara Kralj', email: 'sara@example.com', role: 'supervisor', queueIds: [] }),
  ];
  await app.store.transact(async (unit) => {
    for (const user of above) await unit.put('user', user);
  });
  for (const { id } of above) await app.users.setPassword(id, password);
  const open = async (name: string) =>
    watching(await connectDesk(app, await signIn(app, `${name}@example.com`)), `user-${name}`);
  const desks = {
    ana: await open('ana'),
    jan: await open('jan'),
    eva: await open('eva'),
    sara: await open('sara'),
    petra: await open('petra'),
  };
  let customers = 0;
  const { store } = app;

  const floor = {
    ...desks,
    running,
    app,
    store,
    provider,
    open,
    get: async <E extends EntityName>(entity: E, id: string): Promise<Row<E> | null> =>
      (await store.transact((unit) => unit.find(entity, id))).value,
    thread: (conversationId: string) =>
      store.db
        .selectFrom('message')
        .selectAll()
        .where('conversationId', '=', conversationId)
        .orderBy('position')
        .execute(),
    /** A customer writes; Ana, unless another name is given, holds the conversation. */
    async conversationOf(userId: string | null = 'user-ana', text = 'Where is my order?'): Promise<string> {
      customers += 1;
      const value = `visitor-${customers}`;
      const from = { kind: 'visitor' as const, value, label: value, name: `Customer ${customers}` };
      await provider.arrive({ externalId: `in-${customers}`, text, threadKey: value, from });
      const thread = await store.db
        .selectFrom('conversationThread')
        .select('conversationId')
        .where('threadKey', '=', value)
        .executeTakeFirstOrThrow();
      const conversationId = thread.conversationId;
      if (userId !== null) await desks.eva.act('conversation.assign', { conversationId, userId });
      return conversationId;
    },
    async close() {
      for (const desk of Object.values(desks)) desk.close();
      await running.stop();
    },
  };
  return floor;
}
export type Floor = Awaited<ReturnType<typeof openFloor>>;

/** Asks for every line of the audit, newest first. */
export const wholeAudit: RequestInput<'audit:list'> = {
  actions: [],
  actorId: null,
  userId: null,
  conversationId: null,
  from: null,
  to: null,
  before: null,
  limit: 200,
};

/** The same rules on the embedded database and on real PostgreSQL. `floor()` is open while a test runs. */
export function describeFloor(name: string, rules: (floor: () => Floor) => void): void {
  const onDatabase = (databaseUrl: () => string | undefined) => {
    let open: Floor | null = null;
    beforeAll(async () => {
      open = await openFloor(databaseUrl());
    });
    afterAll(() => open?.close());
    rules(() => {
      if (!open) throw new Error('the floor is not open');
      return open;
    });
  };
  describe(`${name} on the embedded database`, () => onDatabase(() => undefined));
  describeReal(`${name} on real PostgreSQL`, missingPostgres, () => {
    let postgres: Awaited<ReturnType<typeof startPostgres>>;
    let url = '';
    beforeAll(async () => {
      postgres = await startPostgres();
      url = postgres.createDatabase('parley');
    });
    afterAll(() => postgres.stop());
    onDatabase(() => url);
  });
}

/** Waits until it holds. */
export const soon = vi.waitFor;
