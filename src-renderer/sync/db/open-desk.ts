import { protocolVersion } from '#shared/contract/version.ts';
import type { Actor } from '#shared/domain/role.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Codec } from '../codec.ts';
import type { Ledger } from '../outbox/ledger.ts';
import { loadLedger } from '../outbox/load-ledger.ts';
import { createOwnWork } from '../second/own-work.ts';
import { agreeOnOwnWork } from '../second/restore.ts';
import type { SecondPlace } from '../second/second-place.ts';
import { createTurns, type Turn } from '../turns.ts';
import { databaseName } from './database-name.ts';
import { type MetaValue, readFacts } from './meta.ts';
import { type OpenedDatabase, openDatabase } from './open-database.ts';
import { readVisible, type WritableDesk } from './row-store.ts';
import { sealOwnWork } from './seal-own-work.ts';

/** One agent's desk, open for writing. There is at most one in the world per database: the engine holds a lock for it. */
export interface OpenDesk extends WritableDesk {
  readonly userId: string;
  readonly server: string;
  readonly clientId: string;
  ledger: Ledger;
  /** Null until the first snapshot is complete. */
  cursor: number | null;
  scope: string | null;
  generation: number;
  /** A snapshot under way. */
  snapshot: MetaValue<'snapshot'> | null;
  lastSyncedAt: number | null;
  /** When the server last answered; null: never. */
  lastContactAt: number | null;
  cachedMessages: number;
  /** The cursor they were counted at; null: never. */
  countedAt: number | null;
  /** Runs one writer after another: each sees what the one before it has committed. */
  turn: Turn;
}

export interface OpenDeskOptions {
  server: string;
  userId: string;
  /** Made or fetched while the database opens: neither needs the other. */
  keys: Promise<{
    codec: Codec;
    /** Number of the key the cache is sealed under; null: it is not sealed. */
    keyId: number | null;
  }>;
  place: SecondPlace;
  /** Bodies could not be opened. */
  onDamage(): void;
  onQueued?: ((count: number) => void) | undefined;
  /** The second place did not take what it was given. */
  onSecondPlace(): void;
  /** Forget the cache first: rows in it turned out to be unreadable. */
  fromScratch?: boolean;
}

/** Opens a desk whatever state its database is in; `wasRebuilt` tells that its rows have to come anew. */
export async function openDesk(options: OpenDeskOptions): Promise<{ desk: OpenDesk; wasRebuilt: boolean }> {
  const { server, userId } = options;
  const { database, keys } = await both(openDatabase(databaseName(server, userId), options.keys), options.keys);
  const { db, isNew } = database;
  const { codec, keyId } = keys;
  let facts = await readFacts(db);
  const isOthers = keyId !== null && (facts('keyId') ?? keyId) !== keyId;
  if (isOthers || options.fromScratch) {
    await db.clearCache();
    facts = await readFacts(db);
  }
  const clientId = facts('clientId') ?? newId();
  await db.meta.bulkPut([
    { key: 'clientId', value: clientId },
    ...(keyId === null ? [] : [{ key: 'keyId', value: keyId }]),
    ...(isNew ? [{ key: 'protocol', value: protocolVersion }] : []),
  ]);
  const desk = {
    db,
    codec,
    own: createOwnWork(options.place, codec, options.onSecondPlace),
    onDamage: options.onDamage,
    onQueued: options.onQueued,
  };
  if (keyId !== null && !isNew) await sealOwnWork(desk);
  const restored = await agreeOnOwnWork(desk, desk.own);
  const opened: OpenDesk = {
    ...desk,
    userId,
    server,
    clientId,
    ledger: await loadLedger(desk),
    cursor: facts('cursor') ?? null,
    scope: facts('scope') ?? null,
    generation: facts('generation') ?? 0,
    snapshot: facts('snapshot') ?? null,
    lastSyncedAt: facts('lastSyncedAt') ?? null,
    lastContactAt: facts('lastContactAt') ?? null,
    cachedMessages: facts('cachedMessages') ?? 0,
    countedAt: facts('countedAt') ?? null,
    turn: createTurns(),
  };
  const isEmptied = restored > 0 && opened.cursor === null;
  return { desk: opened, wasRebuilt: database.isRepaired || isOthers || isEmptied || options.fromScratch === true };
}

/** Both, or neither: a database whose keys are not to be had is closed again. */
async function both<K>(
  opening: Promise<OpenedDatabase>,
  unlocking: Promise<K>,
): Promise<{ database: OpenedDatabase; keys: K }> {
  const [database, keys] = await Promise.allSettled([opening, unlocking]);
  if (database.status === 'rejected') throw database.reason;
  if (keys.status === 'fulfilled') return { database: database.value, keys: keys.value };
  database.value.db.close();
  throw keys.reason;
}

/** Who acts, as the server would see it from this computer's copy of the user's row; null before that has arrived. */
export async function findActor(desk: OpenDesk): Promise<Actor | null> {
  const me = (await readVisible(desk)('user', desk.userId))?.row;
  return me === undefined ? null : { userId: me.id, role: me.role, queueIds: me.queueIds };
}
