import type { InboxHealth } from '#shared/domain/inbox.ts';
import type { IncomingMessage, Receipt, Sink, VisitorThreads } from '../channels/connector.ts';
import { type Database, type Store, toRecord } from '../store/index.ts';

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

/** Whether the connector may still speak for its inbox, asked inside the transaction that writes what it says. */
export type Fence = (transaction: Database) => Promise<boolean>;

export async function setHealth(store: Store, inboxId: string, health: InboxHealth, fence?: Fence): Promise<void> {
  await store.transact(async (unit) => {
    const inbox = await unit.find('inbox', inboxId);
    if (inbox === null || sameHealth(inbox.health, health)) return;
    if (fence && !(await fence(unit.sql))) return;
    await unit.put('inbox', { ...inbox, health }, inbox);
  });
}

/** Where the connector of an inbox delivers. Its memory and its health are written only while it holds the inbox. */
export function createInboxSink(store: Store, rooms: Rooms, inboxId: string, fence?: Fence): Sink {
  async function save(db: Database, state: unknown): Promise<void> {
    const record = toRecord('inboxState', { inboxId, state: state ?? null });
    await db
      .insertInto('inboxState')
      .values(record)
      .onConflict((conflict) => conflict.column('inboxId').doUpdateSet({ state: record.state }))
      .execute();
  }
  return {
    receive: (message) => rooms.receive(inboxId, message),
    receipt: (receipt) => rooms.receipt(inboxId, receipt),
    watermark: (threadKey, status, at) => rooms.watermark(inboxId, threadKey, status, at),
    typing: (threadKey, typing) => rooms.typing(inboxId, threadKey, typing),
    present: (threadKey, isPresent) => rooms.present(inboxId, threadKey, isPresent),
    health: (health) => setHealth(store, inboxId, health, fence),
    async loadState() {
      const row = await store.db
        .selectFrom('inboxState')
        .select('state')
        .where('inboxId', '=', inboxId)
        .executeTakeFirst();
      return row?.state ?? null;
    },
    async saveState(state) {
      if (!fence) return save(store.db, state);
      await store.db.transaction().execute(async (transaction) => {
        // The next owner goes on from its own memory, which this one's would set back.
        if (!(await fence(transaction))) throw new Error('another server keeps this inbox now');
        await save(transaction, state);
      });
    },
  };
}

/** "Connected" again is no news; only what is different is written and travels to every desktop. */
const sameHealth = (a: InboxHealth, b: InboxHealth): boolean =>
  a.name === b.name && ('detail' in a ? a.detail : null) === ('detail' in b ? b.detail : null);
