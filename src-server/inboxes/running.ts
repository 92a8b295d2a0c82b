import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { Connector, ConnectorFactory, SingleSession } from '../channels/connector.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { within } from '../platform/within.ts';
import type { Database, Store } from '../store/index.ts';
import { createInboxSink, type Fence, type Rooms, setHealth } from './inbox-sink.ts';
import type { Secrets, Vault } from './vault.ts';

/** Which sessions are this server's, where several serve the same inboxes. An epoch, or null: not this server's. */
export interface SessionLeases {
  want(inboxId: string): Promise<number | null>;
  giveUp(inboxId: string): Promise<void>;
  epochOf(inboxId: string): number | null;
  /** By the database's word, until the transaction ends. Null: no other server could have it. */
  readonly isKept: ((transaction: Database, inboxId: string, epoch: number) => Promise<boolean>) | null;
  start(changed: (inboxId: string) => void): void;
  stop(): Promise<void>;
}

/** How long a connector may take to finish what is in hand when its inbox stops. */
const stopPatienceMs = 5_000;

interface Parts {
  store: Store;
  vault: Vault;
  clock: Clock;
  log: Logger;
  factories: Readonly<Record<ChannelId, ConnectorFactory>>;
  rooms: Rooms;
  leases: SessionLeases;
  /** Where providers reach this server. */
  publicUrl: () => string;
}

/** An inbox as it is to run. */
interface Wish {
  inbox: Row<'inbox'>;
  secrets: Secrets;
  /** Another one with every save. */
  mark: string;
  session: SingleSession;
}
interface Entry {
  wish: Wish;
  epoch: number | null;
  /** Null: it could not be made, or another server has the inbox. */
  connector: Connector | null;
}

/**
 * The connectors of all enabled inboxes: made when an inbox is saved here or elsewhere, made anew when its settings or its owner
 * change, and stopped with the server. Inboxes with a single session are received on the server that holds their lease.
 */
export function createRunningConnectors(parts: Parts) {
  const { store, vault, clock, log, factories, rooms, leases, publicUrl } = parts;
  const entries = new Map<string, Entry>();
  const turns = new Map<string, Promise<unknown>>();
  let stopping = false;

  /** What concerns one inbox happens one after the other. */
  function inTurn(inboxId: string, work: () => Promise<void>): Promise<void> {
    const result = (turns.get(inboxId) ?? Promise.resolve()).then(work);
    turns.set(
      inboxId,
      result.catch(() => {}),
    );
    return result;
  }

  /** A connector for these settings, not started; also what "test connection" uses, before anything is saved. */
  function create(
    inbox: Pick<Row<'inbox'>, 'id' | 'channel' | 'name' | 'address' | 'settings'>,
    secrets: Secrets,
    fence?: Fence,
  ): Connector {
    return factories[inbox.channel].create({
      inbox: { id: inbox.id, name: inbox.name, address: inbox.address, settings: inbox.settings, secrets },
      sink: createInboxSink(store, rooms, inbox.id, fence),
      log: log.child({ inboxId: inbox.id, channel: inbox.channel }),
      clock,
      webhookUrl: `${publicUrl()}/webhooks/${inbox.channel}/${inbox.id}`,
      threads: rooms.threads(inbox.id),
      tellElsewhere: (payload) => rooms.tellElsewhere(inbox.id, payload),
    });
  }

  async function end(inboxId: string): Promise<void> {
    const connector = entries.get(inboxId)?.connector;
    entries.delete(inboxId);
    if (!connector) return;
    const stopped = connector.stop().then(() => true);
    // What it still has in hand is settled by the send queue; a provider that never answers must not hold up the server's end.
    if ((await within(clock, stopPatienceMs, stopped)) === null)
      log.warn({ inboxId }, 'an inbox was left before it had finished');
  }

  async function fail(inboxId: string, error: unknown, fence?: Fence): Promise<void> {
    log.error({ err: error, inboxId }, 'an inbox could not be started');
    const detail = error instanceof Error ? error.message.slice(0, 600) : 'the connector did not start';
    await setHealth(store, inboxId, { name: 'failing', since: clock.now(), detail }, fence);
  }

  /** Reads the inbox as it is now and lets it run that way. */
  async function adopt(inboxId: string): Promise<void> {
    // Read first: what is saved meanwhile has another mark and comes here once more.
    const mark = await vault.markOf(store.db, inboxId);
    const inbox = await store.db.selectFrom('inbox').selectAll().where('id', '=', inboxId).executeTakeFirst();
    if (stopping) return;
    if (!inbox?.enabled) {
      await end(inboxId);
      await leases.giveUp(inboxId);
      if (inbox) await setHealth(store, inboxId, { name: 'disabled', since: clock.now() });
      return;
    }
    const session = factories[inbox.channel].singleSession?.(inbox.settings) ?? 'none';
    await (session === 'none' ? leases.giveUp(inboxId) : leases.want(inboxId));
    try {
      await run({ inbox, secrets: await vault.read(store.db, inboxId), mark, session });
    } catch (error) {
      await fail(inboxId, error);
    }
  }

  /** Makes what is wished for, unless it is there. */
  async function run(wish: Wish): Promise<void> {
    const { inbox, secrets, session } = wish;
    const epoch = session === 'none' ? null : leases.epochOf(inbox.id);
    const before = entries.get(inbox.id);
    if (stopping || (before?.epoch === epoch && isSame(before.wish, wish))) return;
    await end(inbox.id);
    if (stopping) return;
    const entry: Entry = { wish, epoch, connector: null };
    entries.set(inbox.id, entry);
    const isElsewhere = session !== 'none' && epoch === null;
    if (session === 'all' && isElsewhere) return;
    const { isKept } = leases;
    const fence: Fence | undefined =
      session === 'none' || isKept === null ? undefined : async (db) => epoch !== null && isKept(db, inbox.id, epoch);
    try {
      entry.connector = create(inbox, secrets, fence);
      if (!isElsewhere) await entry.connector.start();
    } catch (error) {
      await fail(inbox.id, error, fence);
    }
  }

  /** The inbox's session has come to this server, or has left it. What is known of the inbox has to do: the database may be away. */
  async function ownerChanged(inboxId: string): Promise<void> {
    const entry = entries.get(inboxId);
    if (!entry || entry.wish.session === 'none') return;
    // At once and not in turn: the next owner begins soon.
    if (entry.epoch !== null) void entry.connector?.stop().catch(() => {});
    await inTurn(inboxId, async () => {
      const now = entries.get(inboxId);
      if (now) await run(now.wish);
    });
  }

  const changed = (inboxId: string): Promise<void> => inTurn(inboxId, () => adopt(inboxId));
  return {
    create,
    /** The inbox was saved, removed, or may have been, here or by another server. */
    changed,
    stop: (inboxId: string): Promise<void> => inTurn(inboxId, () => end(inboxId)),
    find: (inboxId: string): Connector | null => entries.get(inboxId)?.connector ?? null,
    /** Another server serves it, or the one that takes over shortly: this one has no part in it. */
    isElsewhere(inboxId: string): boolean {
      const entry = entries.get(inboxId);
      return entry?.wish.session === 'all' && entry.epoch === null;
    },
    /** The running connector when the inbox really is of this channel. */
    findOfChannel(channel: string, inboxId: string): Connector | null {
      const entry = entries.get(inboxId);
      return entry?.wish.inbox.channel === channel ? entry.connector : null;
    },
    async startAll(): Promise<void> {
      leases.start((inboxId) => {
        ownerChanged(inboxId).catch((error: unknown) => log.error({ err: error, inboxId }, 'an inbox kept its owner'));
      });
      const inboxes = await store.db.selectFrom('inbox').select('id').execute();
      await Promise.all(inboxes.map(({ id }) => changed(id)));
    },
    /** Ends every session and gives the inboxes up. */
    async stopAll(): Promise<void> {
      stopping = true;
      await Promise.all([...turns.keys()].map((inboxId) => inTurn(inboxId, () => end(inboxId))));
      await leases.stop();
    },
  };
}
export type RunningInboxes = ReturnType<typeof createRunningConnectors>;

/** Health and queue of an inbox are none of its connector's business. */
function isSame(a: Wish, b: Wish): boolean {
  const parts = ({ inbox: { channel, name, address, settings }, mark }: Wish) =>
    JSON.stringify([channel, name, address, settings, mark]);
  return parts(a) === parts(b);
}
