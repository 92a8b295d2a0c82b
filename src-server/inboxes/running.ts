import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { InboxHealth } from '#shared/domain/inbox.ts';
import type {
  Connector,
  ConnectorFactory,
  IncomingMessage,
  Receipt,
  Sink,
  VisitorThreads,
} from '../channels/connector.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { within } from '../platform/within.ts';
import { type Store, toRecord } from '../store/index.ts';
import type { Secrets, Vault } from './vault.ts';

/** What the rest of the server does with what connectors bring; declared here, by its consumer. */
export interface Rooms {
  receive(inboxId: string, message: IncomingMessage): Promise<'stored' | 'duplicate'>;
  receipt(inboxId: string, receipt: Receipt): Promise<void>;
  watermark(inboxId: string, threadKey: string, status: 'delivered' | 'read', at: number): Promise<void>;
  typing(inboxId: string, threadKey: string, typing: boolean): void;
  present(inboxId: string, threadKey: string, isPresent: boolean): void;
  threads(inboxId: string): VisitorThreads;
  /** To the same inbox's connector on every other server. */
  tellElsewhere(inboxId: string, payload: unknown): void;
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
  /** Where providers reach this server. */
  publicUrl: () => string;
}

/** The connectors of all enabled inboxes, started, restarted after a change, and stopped with the server. */
export function createRunningConnectors({ store, vault, clock, log, factories, rooms, publicUrl }: Parts) {
  const running = new Map<string, { connector: Connector; inbox: Row<'inbox'> }>();

  async function setHealth(inboxId: string, health: InboxHealth): Promise<void> {
    await store.transact(async (unit) => {
      const inbox = await unit.find('inbox', inboxId);
      if (inbox === null || sameHealth(inbox.health, health)) return;
      await unit.put('inbox', { ...inbox, health }, inbox);
    });
  }

  function sinkOf(inboxId: string): Sink {
    return {
      receive: (message) => rooms.receive(inboxId, message),
      receipt: (receipt) => rooms.receipt(inboxId, receipt),
      watermark: (threadKey, status, at) => rooms.watermark(inboxId, threadKey, status, at),
      typing: (threadKey, typing) => rooms.typing(inboxId, threadKey, typing),
      present: (threadKey, isPresent) => rooms.present(inboxId, threadKey, isPresent),
      health: (health) => setHealth(inboxId, health),
      async loadState() {
        const row = await store.db
          .selectFrom('inboxState')
          .select('state')
          .where('inboxId', '=', inboxId)
          .executeTakeFirst();
        return row?.state ?? null;
      },
      async saveState(state) {
        const record = toRecord('inboxState', { inboxId, state: state ?? null });
        await store.db
          .insertInto('inboxState')
          .values(record)
          .onConflict((conflict) => conflict.column('inboxId').doUpdateSet({ state: record.state }))
          .execute();
      },
    };
  }

  /** A connector for these settings, not started; also what "test connection" uses, before anything is saved. */
  function create(
    inbox: Pick<Row<'inbox'>, 'id' | 'channel' | 'name' | 'address' | 'settings'>,
    secrets: Secrets,
  ): Connector {
    return factories[inbox.channel].create({
      inbox: { id: inbox.id, name: inbox.name, address: inbox.address, settings: inbox.settings, secrets },
      sink: sinkOf(inbox.id),
      log: log.child({ inboxId: inbox.id, channel: inbox.channel }),
      clock,
      webhookUrl: `${publicUrl()}/webhooks/${inbox.channel}/${inbox.id}`,
      threads: rooms.threads(inbox.id),
      tellElsewhere: (payload) => rooms.tellElsewhere(inbox.id, payload),
    });
  }

  async function stop(inboxId: string): Promise<void> {
    const entry = running.get(inboxId);
    running.delete(inboxId);
    if (!entry) return;
    const stopped = entry.connector.stop().then(() => true);
    // What it still has in hand is settled by the send queue; a provider that never answers must not hold up the server's end.
    if ((await within(clock, stopPatienceMs, stopped)) === null)
      log.warn({ inboxId }, 'an inbox was left before it had finished');
  }

  async function start(inbox: Row<'inbox'>): Promise<void> {
    await stop(inbox.id);
    if (!inbox.enabled) return setHealth(inbox.id, { name: 'disabled', since: clock.now() });
    try {
      const connector = create(inbox, await vault.read(store.db, inbox.id));
      running.set(inbox.id, { connector, inbox });
      await connector.start();
    } catch (error) {
      log.error({ err: error, inboxId: inbox.id }, 'an inbox could not be started');
      const detail = error instanceof Error ? error.message.slice(0, 600) : 'the connector did not start';
      await setHealth(inbox.id, { name: 'failing', since: clock.now(), detail });
    }
  }

  return {
    create,
    start,
    stop,
    find: (inboxId: string): Connector | null => running.get(inboxId)?.connector ?? null,
    /** The running connector when the inbox really is of this channel. */
    findOfChannel(channel: string, inboxId: string): Connector | null {
      const entry = running.get(inboxId);
      return entry?.inbox.channel === channel ? entry.connector : null;
    },
    /** The inbox was saved or removed by another server. */
    async changedElsewhere(inboxId: string): Promise<void> {
      const inbox = await store.db.selectFrom('inbox').selectAll().where('id', '=', inboxId).executeTakeFirst();
      await (inbox ? start(inbox) : stop(inboxId));
    },
    async startAll(): Promise<void> {
      const inboxes = await store.db.selectFrom('inbox').selectAll().execute();
      await Promise.all(inboxes.map(start));
    },
    async stopAll(): Promise<void> {
      await Promise.all([...running.keys()].map(stop));
    },
  };
}
export type RunningInboxes = ReturnType<typeof createRunningConnectors>;

/** "Connected" again is no news; only what is different is written and travels to every desktop. */
const sameHealth = (a: InboxHealth, b: InboxHealth): boolean =>
  a.name === b.name && ('detail' in a ? a.detail : null) === ('detail' in b ? b.detail : null);
