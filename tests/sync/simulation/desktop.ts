import { type EntityName, entityNames, type Row } from '#shared/domain/entities.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import { plainCodec } from '../../../src-renderer/sync/codec.ts';
import { DeskDatabase } from '../../../src-renderer/sync/db/database.ts';
import { databaseName } from '../../../src-renderer/sync/db/database-name.ts';
import { recordsIn } from '../../../src-renderer/sync/db/message-batches.ts';
import { newestMessages } from '../../../src-renderer/sync/db/messages.ts';
import { type Desk, listRows, openRows } from '../../../src-renderer/sync/db/row-store.ts';
import { createEngine, type Engine } from '../../../src-renderer/sync/engine/engine.ts';
import type { OutboxEntry } from '../../../src-renderer/sync/outbox/entry.ts';
import { readEntry } from '../../../src-renderer/sync/outbox/read-entry.ts';
import { copyDisk } from './disk.ts';
import { type Network, Uplink } from './network.ts';

export const emailOf = (userId: string): string => `${userId}@example.com`;

/** What an agent meant to do, and whether the screen told them that it is kept. */
export interface Intent {
  mutationId: string;
  name: MutationName;
  args: unknown;
  kept: boolean;
  refusedHere: boolean;
  /** The agent threw it away, or wrote it anew under another id. */
  givenUp: boolean;
}

/** What an agent's computer keeps. */
export interface Disk {
  rows: Map<EntityName, { id: string }[]>;
  outbox: OutboxEntry[];
  shadows: number;
  /** Text by conversation. */
  drafts: Map<string, string>;
  /** From which position on the desk takes a thread for whole, by conversation. */
  threads: Map<string, number>;
}

/** One computer with one agent, through all its starts. Its databases outlive them. */
export class Desktop {
  readonly name: string;
  readonly userId: string;
  readonly intents: Intent[] = [];
  /** The last draft of each conversation of which the screen said that it is kept. */
  readonly drafts = new Map<string, string>();
  readonly #network: Network;
  #starts = 0;
  #ids = 0;
  uplink: Uplink;
  engine: Engine | null = null;

  constructor(name: string, userId: string, network: Network) {
    this.name = name;
    this.userId = userId;
    this.#network = network;
    this.uplink = new Uplink(network);
  }

  /** A name in every start, because the one before may not have noticed yet that it is over. */
  get #server(): string {
    return `http://${this.name}-${this.#starts}.test`;
  }
  get #database(): string {
    return databaseName(this.#server, this.userId);
  }

  newId = (): string => {
    this.#ids += 1;
    return `${this.name}-${this.#ids}`;
  };

  async boot(): Promise<void> {
    const { clock, random } = this.#network;
    const dead = { is: false };
    const { partitioned } = this.uplink;
    this.uplink = new Uplink(this.#network);
    this.uplink.partitioned = partitioned;
    const { uplink } = this;
    this.engine = createEngine({
      clock: { now: clock.now, after: (ms, callback) => clock.after(ms, () => !dead.is && callback()) },
      random: () => random.below(1_000) / 1_000,
      codec: plainCodec,
      openLink: uplink.openLink,
      http: uplink.http,
      newId: this.newId,
      tell: () => undefined,
    });
    this.#kill = () => {
      dead.is = true;
      uplink.die();
    };
    const secret = JSON.stringify({ v: 1, server: this.#server, userId: this.userId, token: this.userId });
    // Not waited for: power may go while it opens.
    void this.engine.handlers['session:resume']({ server: this.#server, secret });
  }
  #kill = () => {};

  /** Power is gone in this very turn. */
  async losePower(): Promise<void> {
    this.#kill();
    this.engine = null;
    const before = this.#database;
    this.#starts += 1;
    // The second place is written after the first, so it is read before it: never fresher than it may be.
    await copyDisk(`${before} own`, `${this.#database} own`);
    await copyDisk(before, this.#database);
  }

  /** The agent closes the program. */
  async quit(): Promise<void> {
    await this.engine?.close();
    this.#kill();
    this.engine = null;
  }

  /** After the session was taken away: the agent signs in again with their password. */
  async signIn(): Promise<boolean> {
    const answer = await this.engine?.handlers['session:sign-in']({
      server: this.#server,
      email: emailOf(this.userId),
      password: 'correct horse battery',
      device: this.name,
    } as never);
    return answer?.ok === true;
  }

  async mutate<N extends MutationName>(name: N, args: MutationArgs<N>): Promise<void> {
    const { engine } = this;
    if (engine === null) return;
    const intent: Intent = { mutationId: this.newId(), name, args, kept: false, refusedHere: false, givenUp: false };
    this.intents.push(intent);
    const result = await engine.handlers.mutate({ mutationId: intent.mutationId, name, args });
    // Power may have gone meanwhile: then nobody read the answer.
    if (this.engine !== engine) return;
    if (result.ok) intent.kept = true;
    else intent.refusedHere = true;
  }

  async saveDraft(conversationId: string, text: string): Promise<void> {
    const { engine } = this;
    const content = { text, html: null, subject: null, recipients: null, attachments: [], seenPosition: 0 };
    const saved = await engine?.handlers['draft:save']({ conversationId, kind: 'reply', content });
    if (saved?.done && this.engine === engine) this.drafts.set(conversationId, text);
  }

  /** The agent scrolls up in a thread, as far as it is shown. */
  async scrollUp(conversationId: string): Promise<void> {
    const shown = (await this.readDisk()).rows.get('message') as Row<'message'>[] | undefined;
    const positions = (shown ?? []).flatMap((row) => (row.conversationId === conversationId ? [row.position] : []));
    if (positions.length === 0) return;
    const beforePosition = Math.min(...positions);
    await this.engine?.handlers['thread:older']({ conversationId, beforePosition, limit: 4 });
  }

  /** What lies on this computer's disk now. */
  async readDisk(): Promise<Disk> {
    const db = new DeskDatabase(this.#database);
    const desk = { db, codec: plainCodec };
    const records = await db.outbox.orderBy('seq').toArray();
    const drafts = await db.drafts.toArray();
    const disk: Disk = {
      rows: new Map(),
      outbox: await Promise.all(records.map((record) => readEntry(desk, record))),
      shadows: await db.shadow.count(),
      drafts: new Map(drafts.map(({ conversationId, body }) => [conversationId, (body as { text: string }).text])),
      threads: new Map((await db.threads.toArray()).map(({ conversationId, from }) => [conversationId, from])),
    };
    for (const entity of entityNames) disk.rows.set(entity, await listRows(desk, entity));
    disk.rows.set('message', await readThreads(desk));
    db.close();
    return disk;
  }
}

/** Messages as windows read them, thread by thread: whatever has a place in one, at its place or at an old one. */
async function readThreads(desk: Desk): Promise<Row<'message'>[]> {
  const { db } = desk;
  const everywhere = [...(await db.rows('message').toArray()), ...(await db.batches.toArray()).flatMap(recordsIn)];
  const threads = new Set(everywhere.map(({ conversationId }) => conversationId));
  const rows: Row<'message'>[] = [];
  for (const id of threads) rows.push(...(await openRows(desk, 'message', await newestMessages(db, id))));
  return rows;
}
