import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { SignInRequest } from '#shared/contract/http.ts';
import { type MutationAnswer, mutationAnswerSchema, parseChange, type WireChange } from '#shared/contract/sync.ts';
import { protocolVersion } from '#shared/contract/version.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { actorOf } from '../../../../src-server/identity/index.ts';
import type { Signal } from '../../../../src-server/nodes/index.ts';
import { snapshot } from '../../../../src-server/sync/index.ts';
import { aPolicy } from '../../../factories/rows.ts';
import type { Fate, MakeServer, ServerParts, SimulatedServer } from '../server.ts';
import { SharedDatabase } from './database.ts';
import { rowsInPage, ruledStore, type ServerNode, startNode } from './node.ts';

const names = ['north', 'south', 'west'] as const;
const dayMs = 86_400_000;
/** Far shorter than a server may be deaf. */
const forgetAfterMs = 20_000;
/** Long enough for a sign-in on a slow server. */
const signInMs = 15_000;

/** Clauses that make a server's clocks run: everything is promised something. */
const policy: ServerParts['rows'][number] = { entity: 'slaPolicy', row: aPolicy() };

/** Servers as they run behind one address: rooms of their own, one database, and word of each other's commits, late or not at all. */
class Cluster implements SimulatedServer {
  readonly pace = 4;
  arrived = 0;
  readonly #parts: ServerParts;
  readonly #shared: SharedDatabase;
  readonly #store: ReturnType<typeof ruledStore>;
  readonly #nodes = new Map<string, ServerNode>();
  readonly #deaf = new Set<string>();
  /** By server: percent of statements that take time, and how much. */
  readonly #lag = new Map<string, { percent: number; upToMs: number }>();
  readonly #old = new Map<string, string>();
  readonly #positions = new Map<string, number>();
  readonly #failures: string[] = [];
  #tooNew = false;
  #over = false;

  constructor(parts: ServerParts, shared: SharedDatabase) {
    this.#parts = parts;
    this.#shared = shared;
    this.#store = ruledStore(shared.db, parts.clock.now);
    this.#store.onCommit(() => this.#announce(null));
  }

  async fill(): Promise<void> {
    this.#shared.empty();
    const { clock, rows } = this.#parts;
    await this.edit(async (unit) => {
      for (const { entity, row } of [...rows, policy]) await unit.put(entity, row);
    });
    for (const { entity, row } of rows) {
      if (entity !== 'user') continue;
      const tokenHash = createHash('sha256').update(row.id).digest('hex');
      const now = clock.now();
      const times = { createdAt: now, lastSeenAt: now, expiresAt: now + 365 * dayMs };
      const ends = { revokedAt: null, wipedAt: null, wipeToldAt: null };
      await this.#shared.db
        .insertInto('session')
        .values({ id: `session-${row.id}`, userId: row.id, tokenHash, device: 'desk', ...times, ...ends })
        .execute();
    }
    for (const name of names) this.#start(name);
    this.#usualLag();
  }

  get cursor(): number {
    return this.#shared.cursor;
  }
  lastPosition = (conversationId: string): number => this.#positions.get(conversationId) ?? 0;

  #usualLag(): void {
    for (const name of names) this.#lag.set(name, { percent: 5, upToMs: 30 });
  }

  #start(name: string): void {
    const { clock, random } = this.#parts;
    if (this.#nodes.has(name) || this.#over) return;
    this.#nodes.set(
      name,
      startNode({
        name,
        shared: this.#shared,
        clock,
        lag: () => {
          const { percent, upToMs } = this.#lag.get(name) ?? { percent: 0, upToMs: 1 };
          if (percent === 0 || random.below(100) >= percent) return null;
          return new Promise((resolve) => void clock.after(1 + random.below(upToMs), resolve));
        },
        committed: () => this.#announce(name),
        tell: (signal) => this.#tell(name, signal),
        arrived: () => {
          this.arrived += 1;
        },
        knowsNot: (action) => this.#old.get(name) === action,
        failed: (what) => void this.#failures.push(what),
      }),
    );
  }

  #others(from: string | null): ServerNode[] {
    return [...this.#nodes.values()].filter(({ name }) => name !== from && !this.#deaf.has(name));
  }
  #hearingMs(): number {
    const { random } = this.#parts;
    return random.below(5) === 0 ? random.below(1_000) : 1 + random.below(20);
  }
  #announce(from: string | null): void {
    for (const node of this.#others(from)) this.#parts.clock.after(this.#hearingMs(), () => node.heardOfCommit());
  }
  #tell(from: string, signal: Signal): void {
    for (const node of this.#others(from)) this.#parts.clock.after(this.#hearingMs(), () => node.heard(signal));
  }

  #some(): string {
    return this.#parts.random.pick(names);
  }
  #hears(name: string): void {
    this.#deaf.delete(name);
    // As a listener that has joined again does.
    this.#nodes.get(name)?.heardOfCommit();
  }

  readonly fates: readonly Fate[] = Object.entries<[number, () => void]>({
    crash: [4, () => this.#crash(this.#some())],
    comeBack: [5, () => this.#comeBack()],
    deafen: [3, () => this.#switch(this.#deaf, this.#some())],
    lag: [3, () => this.#lag.set(this.#some(), { percent: 20, upToMs: 3_000 })],
    noLag: [3, () => this.#usualLag()],
    forget: [2, () => this.#forget()],
    oldServer: [2, () => this.#becomeOld(this.#some())],
    newServer: [
      1,
      () => {
        this.#tooNew = !this.#tooNew;
      },
    ],
    lostSession: [1, () => this.#takeSession(this.#parts.random.pick(['ana', 'bor', 'eva']))],
  }).map(([name, [weight, happen]]) => ({ name, weight, happen }));

  #crash(name: string): void {
    this.#parts.say(`  ${name} crashes`);
    this.#nodes.get(name)?.crash();
    this.#nodes.delete(name);
  }
  #switch(deaf: Set<string>, name: string): void {
    this.#parts.say(`  ${name} ${deaf.has(name) ? 'hears again' : 'is deaf'}`);
    if (deaf.has(name)) this.#hears(name);
    else deaf.add(name);
  }
  /** The log's beginning is thrown away, also where a server that is deaf or slow has not read it. */
  #forget(): void {
    const { clock } = this.#parts;
    const old = sql<boolean>`at < ${clock.now() - forgetAfterMs} and seq < (select max(seq) from change_log)`;
    void this.#shared.db.deleteFrom('changeLog').where(old).execute();
  }
  #comeBack(): void {
    this.#tooNew = false;
    for (const name of names) this.#start(name);
  }
  #becomeOld(name: string): void {
    const { random } = this.#parts;
    if (!this.#old.delete(name))
      this.#old.set(name, random.pick(['note.add', 'conversation.transfer', 'conversation.addTag']));
  }
  #takeSession(userId: string): void {
    const [node] = this.#nodes.values();
    node?.sessions.revokeAll(userId, 'revoked').catch((error: unknown) => this.#failures.push(String(error)));
  }

  calm(): void {
    this.#tooNew = false;
    this.#old.clear();
    this.#lag.clear();
    for (const name of names) {
      this.#start(name);
      this.#hears(name);
    }
  }

  readonly openLink: SimulatedServer['openLink'] = ({ token, clientId }, listener) => {
    const up = [...this.#nodes.values()];
    const node = up[this.#parts.random.below(Math.max(1, up.length))];
    if (node !== undefined)
      return node.sockets.connect({ token, clientId, protocol: this.#tooNew ? 0 : protocolVersion }, listener);
    queueMicrotask(() => listener.ended());
    const offline = fail({ code: 'offline' as const, message: 'nobody is there' });
    return { request: async () => offline, signal: () => undefined, close: () => undefined };
  };

  readonly http: SimulatedServer['http'] = {
    signIn: (_, request) =>
      new Promise((resolve) => {
        this.#parts.clock.after(signInMs, () => resolve(fail('unreachable')));
        const [node] = this.#nodes.values();
        if (node === undefined) return resolve(fail('unreachable'));
        void this.#signIn(node, request).then(resolve);
      }),
    signOut: async () => undefined,
    putFile: async () => fail({ code: 'offline', message: 'files are not part of this' }),
    getFile: async () => fail({ code: 'offline', message: 'files are not part of this' }),
  };
  async #signIn({ sessions }: ServerNode, { email, device }: SignInRequest) {
    const user = (await this.list('user')).find((one) => one.email === email);
    if (user === undefined) return fail('wrong-credentials' as const);
    const { token, session } = await sessions.open(user, device);
    const firstPage = await snapshot(this.#shared.db, this.#parts.clock, session.actor, {
      page: null,
      limit: rowsInPage,
    });
    return ok({ token, sessionId: session.id, expiresAt: session.expiresAt, user, firstPage });
  }

  async edit(work: Parameters<SimulatedServer['edit']>[0]): Promise<void> {
    await this.#store.transact((unit) =>
      work({
        find: (entity, id) => unit.find(entity, id),
        put: (entity, row) => unit.put(entity, row),
        remove: (entity, id) => unit.remove(entity, id),
      }),
    );
  }
  async list<E extends EntityName>(entity: E): Promise<Row<E>[]> {
    // The table of this name holds rows of this kind.
    return (await this.#shared.db
      .selectFrom(entity as EntityName)
      .selectAll()
      .execute()) as Row<E>[];
  }
  async viewOf(userId: string): Promise<WireChange[]> {
    const user = (await this.list('user')).find(({ id }) => id === userId);
    if (user === undefined) throw new Error(`there is no ${userId}`);
    const view: WireChange[] = [];
    for (let page: string | null = null; ; ) {
      const part = await snapshot(this.#shared.db, this.#parts.clock, actorOf(user), { page, limit: 1_000 });
      for (const change of part.changes) view.push(asRead(change));
      page = part.next;
      if (page === null) return view;
    }
  }
  async answers(): Promise<ReadonlyMap<string, MutationAnswer>> {
    const kept = await this.#shared.db.selectFrom('mutationAnswer').selectAll().execute();
    return new Map(kept.map(({ mutationId, answer }) => [mutationId, mutationAnswerSchema.parse(answer)]));
  }
  failures = (): readonly string[] => this.#failures;
  async end(): Promise<void> {
    this.#over = true;
    for (const name of names) this.#crash(name);
  }
}

/** As a desktop reads it. */
function asRead(change: WireChange): WireChange {
  const parsed = parseChange(JSON.parse(JSON.stringify(change)));
  return parsed.kind === 'unknown' ? change : parsed.change;
}

let database: Promise<SharedDatabase> | null = null;

/** Several real servers on one real database, emptied for each schedule. */
export const roomsServer: MakeServer = async (parts) => {
  database ??= SharedDatabase.create();
  const cluster = new Cluster(parts, await database);
  await cluster.fill();
  return cluster;
};
