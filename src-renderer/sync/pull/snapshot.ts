import type { SnapshotAnswer } from '#shared/contract/sync.ts';
import { entityNames } from '#shared/domain/entities.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { commit, type RowToWrite } from '../db/commit.ts';
import { eachRecords } from '../db/find-records.ts';
import { endOlderBatches, keepOlderBatches, keepsOlderBatches } from '../db/message-batches.ts';
import { putMeta } from '../db/meta.ts';
import { findActor, type OpenDesk } from '../db/open-desk.ts';
import { pruneBatches } from '../db/prune-batches.ts';
import { readVisible } from '../db/row-store.ts';
import type { RequestFailure } from '../engine/protocol.ts';
import type { Touched } from '../outbox/entry.ts';
import { finishApplied } from '../outbox/finish.ts';
import { keyOf } from '../outbox/ledger.ts';
import { replay } from '../outbox/replay.ts';
import type { ServerLink } from '../socket/server-link.ts';
import { applyChanges } from './apply-changes.ts';
import { prepareChanges } from './prepare.ts';

/** The first page is small, so that the first useful screen does not wait for a thousand rows. */
export const firstPageSize = 300;
const pageSize = 1_000;
/** From a first page on the disk until it has been read and is on the screen, on a slow computer. */
const firstPageRestMs = 400;

export interface SnapshotOptions {
  /** After every page: what the status line shows may have changed. */
  onProgress(progress: { sent: number; total: number } | null): void;
  /** Until what the first page brought has been read and drawn: thousands of rows would compete with it. */
  rest(ms: number): Promise<void>;
}

/**
 * Takes the server's whole view in pages, into a new generation, and then sweeps what belongs to older ones. Rows are usable as
 * they arrive; outbox, drafts and files to send are not touched. Goes on where an interrupted one stopped.
 * The cursor is set only at the end: until then pushes are answered with "gap" and nothing pretends to be up to date.
 */
export async function takeSnapshot(
  desk: OpenDesk,
  link: ServerLink,
  options: SnapshotOptions,
): Promise<Result<true, RequestFailure>> {
  if (desk.snapshot === null) {
    const first = await ask(link, null);
    if (!first.ok) return first;
    await beginSnapshot(desk, first.value, options);
  }
  // All pages may be here already, when only the sweep was cut off.
  let page = desk.snapshot?.next ?? null;
  let asked = page === null ? null : ask(link, page);
  while (asked !== null) {
    const answered: Result<SnapshotAnswer, RequestFailure> = await asked;
    if (!answered.ok) {
      // The server no longer knows the page we stopped at (it was restarted, it was long ago): from the beginning, then.
      if (answered.error.code !== 'offline') await desk.turn(() => forget(desk));
      return answered;
    }
    const { value } = answered;
    // What this colleague may see has changed since the first page: rows of both views would be mixed, and nobody would sweep them.
    if (desk.snapshot?.scope !== value.scope) {
      await desk.turn(() => forget(desk));
      return takeSnapshot(desk, link, options);
    }
    page = value.next;
    asked = page === null ? null : ask(link, page);
    await applyPage(desk, value);
    options.onProgress(progressOf(value));
  }
  await desk.turn(() => finish(desk));
  options.onProgress(null);
  return ok(true);
}

/** Begins one with its first page, wherever that came from. */
export async function beginSnapshot(
  desk: OpenDesk,
  first: SnapshotAnswer,
  { onProgress, rest }: SnapshotOptions,
): Promise<void> {
  await begin(desk);
  await applyPage(desk, first);
  onProgress(progressOf(first));
  if (first.next !== null) await rest(firstPageRestMs);
}

const progressOf = ({ sent, total }: SnapshotAnswer) => ({ sent, total: Math.max(total, sent) });

const ask = (link: ServerLink, page: string | null) =>
  link.request('sync:snapshot', { page, limit: page === null ? firstPageSize : pageSize });

async function begin(desk: OpenDesk): Promise<void> {
  await desk.turn(async () => {
    const generation = desk.generation + 1;
    await keepOlderBatches(desk.db);
    await commit(desk, {
      rows: [],
      generation,
      meta: { generation, cursor: null, countedAt: null, threadsScattered: true },
      // What was known of threads holds for the old view only.
      also: () => desk.db.threads.clear(),
    });
    desk.generation = generation;
    desk.cursor = null;
    desk.countedAt = null;
  });
}

async function applyPage(desk: OpenDesk, { changes, next, cursor, scope }: SnapshotAnswer): Promise<void> {
  const prepared = await prepareChanges(desk.codec, changes);
  await desk.turn(async () => {
    const snapshot = { generation: desk.generation, next, cursor, scope };
    await applyChanges(desk, prepared, { meta: { snapshot } });
    desk.snapshot = snapshot;
  });
}

async function forget(desk: OpenDesk): Promise<void> {
  await commit(desk, { rows: [], generation: desk.generation, meta: { snapshot: null } });
  desk.snapshot = null;
}

/** Sweeps older generations, sets cursor and scope. Rows under unconfirmed changes are swept through their shadows. */
async function finish(desk: OpenDesk): Promise<void> {
  const { snapshot } = desk;
  if (snapshot === null) return;
  await sweep(desk);
  const ledger = desk.ledger.copy();
  const affected: Touched[] = [];
  for (const { entity, id, generation, row } of [...ledger.shadows.values()]) {
    if (row === null || generation >= desk.generation) continue;
    ledger.putShadow({ entity, id, generation: desk.generation, row: null });
    affected.push({ entity, id, created: false });
  }
  affected.push(...finishApplied(ledger, snapshot.cursor));
  const shown = await replay(ledger, affected, await findActor(desk), readVisible(desk));
  await commit(desk, {
    rows: [...shown.values()],
    generation: desk.generation,
    ledger,
    meta: { snapshot: null, cursor: snapshot.cursor, scope: snapshot.scope },
  });
  desk.ledger = ledger.copy();
  desk.snapshot = null;
  desk.cursor = snapshot.cursor;
  desk.scope = snapshot.scope;
}

/** In steps over the primary key: an index on the generation would cost every write something for a thing done seldom. */
async function sweep(desk: OpenDesk): Promise<void> {
  const { db, generation, ledger } = desk;
  if (await keepsOlderBatches(db)) {
    await pruneBatches(desk, (work) => work());
    await endOlderBatches(db);
    // Groups hold what those batches kept found, and that may be what messages said before.
    await putMeta(db, 'rowsLeft', true);
  }
  for (const entity of entityNames) {
    for await (const records of eachRecords(db, entity)) {
      const gone: RowToWrite[] = records
        .filter((record) => record.generation < generation && !ledger.shadows.has(keyOf(entity, record.id)))
        .map(({ id }) => ({ entity, id, row: null }));
      if (gone.length > 0) await commit(desk, { rows: gone, generation });
    }
  }
}
