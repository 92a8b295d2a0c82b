import {
  type Device,
  type RequestInput,
  type RequestOutput,
  type SocketRequestName,
  socketPushes,
  socketRequests,
} from '#shared/contract/socket.ts';
import type { ChangesPush, MutationAnswer, MutationEnvelope, WireChange } from '#shared/contract/sync.ts';
import { type EntityName, entityNames, entitySchemas, type Row } from '#shared/domain/entities.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { writeId } from '#shared/mutations/rows.ts';
import type { RequestFailure } from '../../src-renderer/sync/engine/protocol.ts';
import { runMutation } from '../../src-renderer/sync/outbox/run-mutation.ts';
import type { ServerHttp } from '../../src-renderer/sync/socket/server-http.ts';
import type { OpenLink, ServerPush } from '../../src-renderer/sync/socket/server-link.ts';
import type { Fault } from './server-faults.ts';
import { httpOf } from './server-http.ts';
import { ServerRows } from './server-rows.ts';

interface OpenedLink {
  userId: string;
  /** Last log number pushed on this link. */
  pushed: number;
  push(push: ServerPush): void;
  end(): void;
}

/** Where a row stands in a snapshot: kinds in their order, ids within a kind. */
const placeOf = ({ entity, id }: WireChange): string =>
  `${String(entityNames.indexOf(entity as EntityName)).padStart(3, '0')} ${id}`;

const linkFaults = new Set<Fault['kind']>(['lose-request', 'lose-answer']);

/**
 * The server's side of the sync contract in memory: change log, visibility, snapshots in pages, mutations that take effect once.
 * Everything that crosses is copied and checked by the wire schemas. Links fail by script.
 */
export class SyncServer extends ServerRows {
  readonly answers = new Map<string, MutationAnswer>();
  /** Actions this server is too old to know. */
  readonly unknownActions = new Set<string>();
  /** Mutations whose answer is being worked out: the same one arriving meanwhile waits for it. */
  readonly #claimed = new Map<string, Promise<MutationAnswer>>();
  /** Every mutation as it arrived, repetitions included. */
  readonly received: MutationEnvelope[] = [];
  /** Where colleagues are signed in. */
  devices: Device[] = [];
  /** Every request as it arrived. */
  readonly asked: { name: SocketRequestName; input: unknown }[] = [];
  /** Every signal as it arrived. */
  readonly signals: { userId: string; name: string; payload: unknown }[] = [];
  readonly files = new Map<string, { name: string; bytes: ArrayBuffer }>();
  readonly faults = new Map<SocketRequestName, Fault[]>();
  readonly links = new Set<OpenedLink>();
  /** Numbers up to this have been forgotten. */
  forgotten = 0;
  reachable = true;
  /** Live pushes are lost while false. */
  pushing = true;
  refuseLinks: 'unauthorized' | 'update-required' | null = null;
  /** Rows in a page of a snapshot, at most. */
  pageRows = Number.POSITIVE_INFINITY;
  /** Servers before them gave no first page along with a sign-in. */
  givesFirstPage = true;
  /** Messages in an answer to `thread:load`, at most. */
  threadRows = Number.POSITIVE_INFINITY;
  #epoch = 1;
  readonly #now: () => number;

  readonly http: ServerHttp;

  constructor(now: () => number) {
    super();
    this.#now = now;
    this.http = httpOf(this, now);
  }

  /** Writes rows in one transaction of the log and pushes them, with whatever a schema fills in. `row` null removes. */
  write(...changes: { entity: EntityName; id?: string; row: unknown }[]): void {
    const scopes = new Map([...this.links].map((link) => [link, this.scopeOf(link.userId)]));
    for (const { entity, id, row } of changes) {
      const key = id ?? (row as { id: string }).id;
      const table = this.rows.get(entity);
      this.log.push({ entity, id: key, before: table?.get(key) ?? null, after: row });
      if (row === null) table?.delete(key);
      else table?.set(key, (entitySchemas[entity].safeParse(row).data ?? structuredClone(row)) as Row<EntityName>);
    }
    // As the server does: a reader whose view has changed has to connect anew, and finds that it needs a snapshot.
    for (const [link, scope] of scopes) if (scope !== this.scopeOf(link.userId)) link.end();
    this.pushLive();
  }

  failNext(name: SocketRequestName, ...faults: Fault[]): void {
    this.faults.set(name, [...(this.faults.get(name) ?? []), ...faults]);
  }

  pushLive(): void {
    for (const link of this.links) {
      if (!this.pushing) continue;
      const after = link.pushed;
      const changes = this.changesFor(link.userId, after, this.cursor);
      link.pushed = this.cursor;
      this.#push(link, { after, cursor: this.cursor, changes });
    }
  }

  /** Sends the last `count` log entries once more. */
  pushAgain(count: number): void {
    for (const link of this.links) {
      const after = Math.max(0, this.cursor - count);
      this.#push(link, { after, cursor: this.cursor, changes: this.changesFor(link.userId, after, this.cursor) });
    }
  }

  #push(link: OpenedLink, push: ChangesPush): void {
    link.push({ name: 'sync:changes', payload: socketPushes['sync:changes'].parse(structuredClone(push)) });
  }

  cutLinks(): void {
    for (const link of [...this.links]) link.end();
  }

  tellAll(push: ServerPush): void {
    for (const link of this.links) link.push(push);
  }

  readonly openLink: OpenLink = ({ token }, listener) => {
    let over = false;
    const userId = token;
    const end = (tell: () => void) => {
      if (over) return;
      over = true;
      this.links.delete(link);
      tell();
    };
    const link: OpenedLink = {
      userId,
      pushed: this.cursor,
      push: (push) => queueMicrotask(() => !over && listener.pushed(push)),
      end: () => end(() => listener.ended()),
    };
    queueMicrotask(() => {
      if (over) return;
      const refused = this.refuseLinks;
      if (!this.reachable) return end(() => listener.ended());
      if (refused !== null) return end(() => listener.refused(refused));
      link.pushed = this.cursor;
      this.links.add(link);
      listener.opened();
      link.push({ name: 'server:time', payload: { now: this.#now() } });
    });
    const lost = fail({ code: 'offline' as const, message: 'the line is gone' });
    return {
      request: async (name, input) => {
        if (over || !this.reachable) return lost;
        this.asked.push({ name, input });
        const fault = this.faults.get(name)?.shift();
        if (fault?.kind === 'lose-request') {
          link.end();
          return lost;
        }
        if (fault?.kind === 'fail') return fail(fault.error);
        const output = await this.#answer(
          userId,
          name,
          socketRequests[name].input.parse(structuredClone(input)) as never,
        );
        if (fault?.kind === 'hold') await fault.until;
        if (fault !== undefined && linkFaults.has(fault.kind)) link.end();
        if (over) return lost;
        return output.ok ? ok(socketRequests[name].output.parse(structuredClone(output.value)) as never) : output;
      },
      signal: (name, payload) => {
        this.signals.push({ userId, name, payload });
      },
      close: () => end(() => undefined),
    };
  };

  async #answer<N extends SocketRequestName>(
    userId: string,
    name: N,
    input: RequestInput<N>,
  ): Promise<Result<unknown, RequestFailure>> {
    switch (name) {
      case 'sync:pull':
        return ok(this.#pull(userId, input as RequestInput<'sync:pull'>));
      case 'sync:snapshot':
        return this.#snapshot(userId, input as RequestInput<'sync:snapshot'>);
      case 'mutation:push':
        return ok(await this.#run(userId, input as RequestInput<'mutation:push'>));
      case 'thread:load':
        return this.#thread(userId, input as RequestInput<'thread:load'>);
      case 'device:list':
        return ok({ devices: this.devices });
      case 'device:wipe': {
        const { id } = input as RequestInput<'device:wipe'>;
        this.devices = this.devices.map((one) => (one.id === id ? { ...one, wipedAt: this.#now() } : one));
        return ok({ done: true });
      }
      default:
        return fail({ code: 'not-found', message: `this peer does not answer ${name}` });
    }
  }

  #pull(userId: string, { after, scope, limit }: RequestInput<'sync:pull'>): RequestOutput<'sync:pull'> {
    if (scope !== this.scopeOf(userId)) return { kind: 'snapshot-needed', reason: 'scope-changed' };
    if (after < this.forgotten) return { kind: 'snapshot-needed', reason: 'too-far-behind' };
    if (after > this.cursor) return { kind: 'snapshot-needed', reason: 'ahead-of-server' };
    const cursor = Math.min(this.cursor, after + limit);
    const changes = this.changesFor(userId, after, cursor);
    return { kind: 'changes', changes, cursor, more: cursor < this.cursor };
  }

  firstPage(userId: string, limit: number): RequestOutput<'sync:snapshot'> | null {
    const answer = this.givesFirstPage ? this.#snapshot(userId, { page: null, limit }) : null;
    return answer?.ok ? answer.value : null;
  }

  /** Stateless like the server's: a page names the last row sent, so what a reader may see is asked anew at every page. */
  #snapshot(
    userId: string,
    { page, limit }: RequestInput<'sync:snapshot'>,
  ): Result<RequestOutput<'sync:snapshot'>, RequestFailure> {
    const [epoch = '', cursor = '', sent = '', last = ''] = (page ?? `${this.#epoch}|${this.cursor}|0|`).split('|');
    if (Number(epoch) !== this.#epoch) return fail({ code: 'bad-request', message: 'unknown page' });
    const places = this.viewOf(userId).map((change) => ({ place: placeOf(change), change }));
    const rest = places.filter(({ place }) => place > last).sort((a, b) => (a.place < b.place ? -1 : 1));
    const here = rest.slice(0, Math.min(limit, this.pageRows));
    const end = Number(sent) + here.length;
    const next = here.length < rest.length ? `${epoch}|${cursor}|${end}|${here.at(-1)?.place}` : null;
    const changes = structuredClone(here.map(({ change }) => change));
    const scope = this.scopeOf(userId);
    return ok({ scope, cursor: Number(cursor), changes, next, sent: end, total: Math.max(places.length, end) });
  }

  /** No page that was given out is known any more. */
  forgetSnapshots(): void {
    this.#epoch += 1;
  }

  #thread(
    userId: string,
    { conversationId, beforePosition, limit: asked }: RequestInput<'thread:load'>,
  ): Result<RequestOutput<'thread:load'>, RequestFailure> {
    const limit = Math.min(asked, this.threadRows);
    const conversation = this.find('conversation', conversationId);
    if (conversation === null || !this.sees(userId, 'conversation', conversation))
      return fail({ code: 'not-found', message: conversationId });
    const older = this.list('message')
      .filter((row) => row.conversationId === conversationId && row.position < (beforePosition ?? Infinity))
      .sort((a, b) => b.position - a.position);
    return ok({ conversation, messages: older.slice(0, limit), more: older.length > limit });
  }

  async #run(userId: string, { mutations }: RequestInput<'mutation:push'>): Promise<RequestOutput<'mutation:push'>> {
    const answers: MutationAnswer[] = [];
    for (const mutation of mutations) {
      this.received.push(mutation);
      const kept = this.answers.get(mutation.mutationId);
      const claimed =
        this.#claimed.get(mutation.mutationId) ?? (kept ? Promise.resolve(kept) : this.#apply(userId, mutation));
      this.#claimed.set(mutation.mutationId, claimed);
      const answer = await claimed;
      this.answers.set(mutation.mutationId, answer);
      answers.push(answer);
    }
    return { answers };
  }

  async #apply(userId: string, { mutationId, name, args }: MutationEnvelope): Promise<MutationAnswer> {
    if (this.unknownActions.has(name)) {
      const refusal = { code: 'unknown-action' as const, detail: `this server knows no action ${name}` };
      return { kind: 'refused', mutationId, refusal, stale: null };
    }
    const context = { actor: this.actorOf(userId), now: this.#now(), mutationId };
    const ran = await runMutation(name, args, context, async (entity, id) => this.find(entity, id));
    if (!ran.ok) {
      const seen = (args as { seenPosition?: number; conversationId?: string } | null) ?? {};
      const missed = this.list('message').filter(
        (row) => row.conversationId === seen.conversationId && row.position > (seen.seenPosition ?? Infinity),
      );
      return { kind: 'refused', mutationId, refusal: ran.error, stale: ran.error.code === 'stale' ? { missed } : null };
    }
    this.write(...ran.value.map((write) => ({ entity: write.entity, id: writeId(write), row: write.row })));
    return { kind: 'applied', mutationId, cursor: this.cursor };
  }
}
