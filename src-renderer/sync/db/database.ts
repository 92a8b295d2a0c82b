import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie';
import { type EntityName, entityNames } from '#shared/domain/entities.ts';
import { bulkPuts } from './bulk-puts.ts';
import type { BatchRecord } from './message-batches.ts';
import type { MetaKey } from './meta.ts';
import { coarseTable, quietTables } from './quiet-tables.ts';
import type {
  DraftRecord,
  FileRecord,
  GroupRecord,
  ListingRecord,
  MetaRecord,
  OpenedRecord,
  OutboxRecord,
  PendingFileRecord,
  RecordOf,
  SearchQueueRecord,
  SearchSegmentRecord,
  ShadowRecord,
  ThreadRecord,
  TimelineRecord,
  UnknownChangeRecord,
} from './records.ts';

/** Indexes hold ids, times, states, positions and flags only: they are never encrypted. */
const version1 = {
  workspace: 'id',
  user: 'id',
  presence: 'id',
  queue: 'id',
  inbox: 'id',
  tag: 'id',
  reward: 'id',
  script: 'id',
  cannedReply: 'id',
  customer: 'id',
  identity: 'id, customerId',
  order: 'id, [customerId+order]',
  conversation: 'id',
  readMark: 'id, conversationId',
  offer: 'id, ringingUserId',
  message: 'id, [conversationId+order]',
  listing: 'id, customerId, activeOrder, closedOrder',
  outbox: 'seq, &mutationId, conversationId, state',
  shadow: '[entity+id]',
  meta: 'key',
  drafts: '[conversationId+kind]',
  unknownChanges: '[entity+id]',
  threads: 'conversationId',
  timelines: 'customerId',
  pendingFiles: 'id',
  files: 'id, usedAt',
  opened: 'conversationId, at',
} satisfies Record<string, string>;

/** Came with the floor: rules of queues, promises in time, outcomes, supervision. */
const version2 = {
  ...version1,
  floorPolicy: 'id',
  businessHours: 'id',
  queueRules: 'id',
  slaPolicy: 'id',
  keywordRule: 'id',
  disposition: 'id',
  slaClock: 'id',
  queueWait: 'id',
  wrapUp: 'id',
  voucher: 'id',
  supervisionPolicy: 'id',
  supervision: 'id',
  participant: 'id',
  conversationMerge: 'id',
  raisedHand: 'id',
  bulkAction: 'id',
  whisper: 'id',
  mention: 'id',
  sideThread: 'id',
  sideMessage: 'id',
} satisfies Record<string, string>;

/**
 * Since here every body is sealed. Rows of earlier versions are dropped and fetched anew; what the agent wrote is kept, and sealed
 * by `seal-own-work.ts`, because an upgrade cannot wait for encryption. `size` lets files be counted without reading them.
 */
const version3 = {
  ...version2,
  files: 'id, usedAt, [usedAt+size]',
  searchSegments: 'id',
} satisfies Record<string, string>;

/**
 * Vouchers are found by whose they are, wrap-ups by whose timer runs, what is said aside by its talk. Rows of earlier versions lack
 * those keys, so what can be fetched again is.
 */
const version4 = {
  ...version3,
  voucher: 'id, customerId',
  wrapUp: 'id, conversationId, runningUserId',
  sideMessage: 'id, sideThreadId',
} satisfies Record<string, string>;

/** The search index: `searchQueue` has the rows it has not looked at, one record for each page that was written. */
const version5 = {
  ...version4,
  searchQueue: '++seq, count',
} satisfies Record<string, string>;

/** Came with the figures of the floor. */
const version6 = {
  ...version5,
  team: 'id',
  figureAlert: 'id',
} satisfies Record<EntityName, string> & Record<string, string>;

/** Rows of a page share a sealed body; those of earlier versions have one each, which is read as before. */
const version7 = {
  ...version6,
  groups: 'id',
} satisfies Record<string, string>;

/** Messages that were sealed together are found by one record; those of earlier versions have one each, which is read as before. */
const version8 = {
  ...version7,
  batches: '++seq, *ids, *places',
} satisfies Record<string, string>;

const unwatched = new Set(['groups', 'searchQueue', 'searchSegments']);

/** Everything of one agent on one server. Written by the engine alone; windows read. */
export class DeskDatabase extends Dexie {
  declare listing: EntityTable<ListingRecord, 'id'>;
  declare outbox: EntityTable<OutboxRecord, 'seq'>;
  declare shadow: Table<ShadowRecord, [string, string]>;
  declare meta: EntityTable<MetaRecord, 'key'>;
  declare drafts: Table<DraftRecord, [string, string]>;
  declare unknownChanges: Table<UnknownChangeRecord, [string, string]>;
  declare threads: EntityTable<ThreadRecord, 'conversationId'>;
  declare timelines: EntityTable<TimelineRecord, 'customerId'>;
  declare pendingFiles: EntityTable<PendingFileRecord, 'id'>;
  declare files: EntityTable<FileRecord, 'id'>;
  declare opened: EntityTable<OpenedRecord, 'conversationId'>;
  declare searchSegments: EntityTable<SearchSegmentRecord, 'id'>;
  declare searchQueue: EntityTable<SearchQueueRecord, 'seq'>;
  declare batches: EntityTable<BatchRecord, 'seq'>;
  declare groups: EntityTable<GroupRecord, 'id'>;

  constructor(name: string) {
    // Dexie's result cache would hold every row a second time, in the window and in the engine.
    super(name, { cache: 'disabled' });
    this.use(quietTables(unwatched));
    this.use(coarseTable<BatchRecord>('batches', ({ ids }) => ids));
    this.use(bulkPuts);
    // Released versions are never edited: append `this.version(2)…` with an upgrade and a test that opens the old one.
    this.version(1).stores(version1);
    this.version(2).stores(version2);
    const dropCache = async (tx: Transaction) => {
      for (const name of cacheTables) await tx.table(name).clear();
      await tx.table('meta').bulkDelete([...cacheFacts]);
    };
    this.version(3).stores(version3).upgrade(dropCache);
    this.version(4).stores(version4).upgrade(dropCache);
    this.version(5).stores(version5);
    this.version(6).stores(version6);
    this.version(7).stores(version7);
    this.version(8).stores(version8);
  }

  rows<E extends EntityName>(entity: E): Table<RecordOf<E>, string> {
    return this.table(entity);
  }

  /** Every table of synced rows, for transactions over all of them. */
  get entityTables(): Table[] {
    return entityNames.map((entity) => this.table(entity));
  }

  /**
   * Forgets everything that can be fetched again. Outbox, drafts and files to send stay. A version change of this list is none of
   * the database.
   */
  async clearCache(): Promise<void> {
    const tables = [...new Set([...entityNames, ...cacheTables, 'searchQueue', 'groups', 'batches'])].map((name) =>
      this.table(name),
    );
    await this.transaction('rw', [...tables, this.meta], async () => {
      for (const table of tables) await table.clear();
      await this.meta.bulkDelete([...cacheFacts]);
    });
  }
}

/** Of version 4: upgrades to it know no others. */
const cacheTables = [
  ...entityNames.filter((name) => name in version4),
  ...['listing', 'shadow', 'threads', 'timelines', 'unknownChanges', 'files', 'searchSegments'],
];
const cacheFacts = [
  'cursor',
  'scope',
  'snapshot',
  'cachedMessages',
  'countedAt',
  'threadsScattered',
  'lastSyncedAt',
  'protocol',
  'searchFormat',
] satisfies MetaKey[];
