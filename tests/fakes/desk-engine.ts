import 'fake-indexeddb/auto';
import { afterEach } from 'vitest';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import { newId } from '#shared/lib/ids.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import { type Codec, plainCodec } from '../../src-renderer/sync/codec.ts';
import { createAesCodec } from '../../src-renderer/sync/crypto/aes-codec.ts';
import { DeskDatabase } from '../../src-renderer/sync/db/database.ts';
import { databaseName } from '../../src-renderer/sync/db/database-name.ts';
import { findRow, listRows } from '../../src-renderer/sync/db/row-store.ts';
import { createEngine, type Engine, type EngineOptions } from '../../src-renderer/sync/engine/engine.ts';
import type { SyncEvent } from '../../src-renderer/sync/engine/events.ts';
import type { FirstRows } from '../../src-renderer/sync/engine/first-rows.ts';
import type { FromEngine } from '../../src-renderer/sync/engine/protocol.ts';
import { profileKeys } from '../../src-renderer/sync/keys/profile-keys.ts';
import type { OutboxEntry } from '../../src-renderer/sync/outbox/entry.ts';
import { readEntry } from '../../src-renderer/sync/outbox/read-entry.ts';
import type { SyncState } from '../../src-renderer/sync/status.ts';
import { aReply } from '../factories/mutations.ts';
import { aConversation, aCustomer, anInbox, aQueue, aUser } from '../factories/rows.ts';
import { ManualClock } from './manual-clock.ts';
import { SyncServer } from './sync-server.ts';

const startOfTime = 1_800_000_000_000;

/** The conversation a customer has just written in, so that replying is allowed. */
export const theConversation = (fields: Partial<Conversation> = {}): Conversation =>
  aConversation({ lastInboundAt: startOfTime, ...fields });

/** A server with one queue, two agents and one customer who has one conversation. */
export function aServer(clock = new ManualClock(startOfTime)): {
  clock: ManualClock;
  server: SyncServer;
  address: string;
} {
  const server = new SyncServer(clock.now);
  server.write(
    { entity: 'user', row: aUser() },
    { entity: 'user', row: aUser({ id: 'user-bor', name: 'Bor Kos', email: 'bor@example.com' }) },
    { entity: 'queue', row: aQueue() },
    { entity: 'queue', row: aQueue({ id: 'queue-returns', name: 'Returns' }) },
    { entity: 'inbox', row: anInbox() },
    { entity: 'customer', row: aCustomer() },
    { entity: 'conversation', row: theConversation() },
  );
  // An address of its own gives every test databases of its own.
  return { clock, server, address: `http://${newId()}.test` };
}

/** What a computer may have of its own. `sealed` false: nothing is encrypted, for simulations that count every turn of the loop. */
export interface ComputerOptions extends Pick<Partial<EngineOptions>, 'openPlace' | 'limits'> {
  sealed?: boolean;
}

type ToldState = Extract<FromEngine, { kind: 'state' }>;

/** One computer: an engine on a real (in-memory) IndexedDB, and eyes to read what its windows would. */
export class Computer {
  readonly events: SyncEvent[] = [];
  /** What windows were told of a desk while its first rows were written. */
  readonly firstRows: FirstRows[] = [];
  readonly states: SyncState[] = [];
  readonly #world: ReturnType<typeof aServer>;
  readonly userId: string;
  readonly db: DeskDatabase;
  engine: Engine;
  readonly codec: Codec;
  readonly #options: ComputerOptions;
  readonly #hearing: ((told: ToldState) => void)[] = [];

  constructor(world: ReturnType<typeof aServer>, userId = 'user-ana', options: ComputerOptions = {}) {
    this.#world = world;
    this.userId = userId;
    this.#options = options;
    this.db = new DeskDatabase(databaseName(world.address, userId));
    const { name } = this.db;
    this.codec = options.sealed === false ? plainCodec : createAesCodec(() => profileKeys.find(name));
    this.engine = this.#newEngine();
  }

  #newEngine(): Engine {
    const { clock, server } = this.#world;
    const { sealed, ...options } = this.#options;
    return createEngine({
      clock,
      random: () => 0.5,
      ...options,
      ...(sealed === false ? { codec: plainCodec } : {}),
      openLink: server.openLink,
      http: server.http,
      newId,
      tell: (message) => {
        if (message.kind === 'event') this.events.push(message.event);
        if (message.kind !== 'state') return;
        this.states.push(message.state);
        for (const hear of this.#hearing) hear(message);
        if (message.firstRows !== undefined) this.firstRows.push(message.firstRows);
      },
    });
  }

  signIn() {
    const { address: server } = this.#world;
    const email = `${this.userId.slice('user-'.length)}@example.com`;
    return this.engine.handlers['session:sign-in']({ server, email, password: 'x', device: 'test' });
  }

  async resume(): Promise<void> {
    const { address } = this.#world;
    const secret = JSON.stringify({ v: 1, server: address, userId: this.userId, token: this.userId });
    await this.engine.handlers['session:resume']({ server: address, secret });
  }

  /** The first thing windows are told that is so. */
  hears(is: (told: ToldState) => boolean): Promise<ToldState> {
    return new Promise((resolve) => {
      this.#hearing.push((told) => is(told) && resolve(told));
    });
  }

  /** Signs in and waits until everything is here. */
  async start(): Promise<this> {
    await this.resume();
    await this.live();
    return this;
  }

  /** The computer loses power and starts again: what was in memory is gone. */
  async restart(): Promise<void> {
    await this.engine.close();
    this.engine = this.#newEngine();
    await this.resume();
  }

  /** The network goes; the engine has noticed. */
  async goOffline(): Promise<void> {
    this.#world.server.reachable = false;
    this.#world.server.cutLinks();
    await until(() => this.engine.state().status.name === 'offline');
  }

  /** The network is back, and the pause before the next attempt is over. */
  comeBack(): void {
    this.#world.server.reachable = true;
    this.#world.clock.advance(60_000);
  }

  live = (): Promise<void> => until(() => this.engine.state().status.name === 'live');

  /** Everything of the server's log is here and nothing waits. */
  settled = (): Promise<void> =>
    until(() => {
      const { status, waiting } = this.engine.state();
      return status.name === 'live' && status.cursor === this.#world.server.cursor && waiting === 0;
    });

  mutate<N extends MutationName>(name: N, args: MutationArgs<N>, mutationId = newId()) {
    return this.engine.handlers.mutate({ mutationId, name, args });
  }

  reply(text: string, fields: Partial<MutationArgs<'message.send'>> = {}) {
    return this.mutate('message.send', aReply(text, { seenPosition: 0, ...fields }));
  }

  find<E extends EntityName>(entity: E, id: string): Promise<Row<E> | null> {
    return findRow(this, entity, id);
  }

  list<E extends EntityName>(entity: E): Promise<Row<E>[]> {
    return listRows(this, entity);
  }

  /** Texts of a thread as shown, in order. */
  async texts(conversationId = 'conversation-1'): Promise<string[]> {
    const messages = (await this.list('message')).filter((row) => row.conversationId === conversationId);
    return messages.sort((a, b) => a.position - b.position).map(({ text }) => text);
  }

  async outbox(): Promise<OutboxEntry[]> {
    const records = await this.db.outbox.orderBy('seq').toArray();
    return Promise.all(records.map((record) => readEntry(this, record)));
  }

  async close(): Promise<void> {
    await this.engine.close();
    this.db.close();
  }
}

/** Computers for one test file; each is closed after its test. */
export function closingComputers() {
  const open: Computer[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  return {
    /** One that has not been started. */
    bare(world: ReturnType<typeof aServer>, userId?: string, options?: ComputerOptions): Computer {
      const one = new Computer(world, userId, options);
      open.push(one);
      return one;
    },
    /** One that is signed in and up to date. */
    async computer(world: ReturnType<typeof aServer>, userId?: string, options?: ComputerOptions): Promise<Computer> {
      return this.bare(world, userId, options).start();
    },
  };
}

/** Waits in real time for something the engine does by itself. */
export async function until(is: () => boolean | Promise<boolean>, withinMs = 4_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await is())) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${is}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Lets time go by until it is so: for what the engine does between other things, and rests in between. */
export const inTime = (clock: ManualClock, is: () => Promise<boolean>, stepMs = 50): Promise<void> =>
  until(() => {
    clock.advance(stepMs);
    return is();
  });

/** Lets everything already under way come to rest. */
export const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));
