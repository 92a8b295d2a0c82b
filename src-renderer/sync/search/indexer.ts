import type { Clock } from '../clock.ts';
import { findRecords } from '../db/find-records.ts';
import { findMeta, putMeta } from '../db/meta.ts';
import type { RowRecord } from '../db/records.ts';
import { type Desk, openRows } from '../db/row-store.ts';
import { countQueued, nextQueued, queueMissing } from '../db/search-queue.ts';
import { chooseMerge } from './choose-merge.ts';
import { documentOf, type Kind, keyOfDocument, splitKey } from './document.ts';
import { mergeSegments } from './merge-segments.ts';
import { type Hits, type Part, SearchIndex } from './search-index.ts';
import { segmentFormat } from './segment.ts';
import { loadSegments, saveSegments } from './segment-store.ts';
import { meaningsOf } from './words.ts';

export interface Found extends Hits {
  /** Rows the index has not looked at yet. */
  left: number;
}

/**
 * Keeps a desk's search index behind its rows, and answers from it. The index is in memory while it is asked; otherwise
 * what is new waits in the queue on the disk until it is worth a part of its own, and the index costs nothing.
 */
export interface Indexer {
  /** As the agent types; '' only gets it ready. */
  find(text: string, limit: number): Promise<Found>;
  /** So many rows were queued. */
  queued(count: number): void;
  stop(): void;
}

/** Rows read, opened and taken in at once: some 10 ms. */
const rowsAtOnce = 100;
/** So many rows taken in become a part: until then each search looks through them one by one, and each loading takes them in anew. */
const rowsAtMost = 512;
/** Queue records that wait for their documents to be written. */
const recordsAtMost = 256;
/** A change is taken in after this: changes come in swarms. */
const restMs = 250;
/** While rows pour in, the index waits this long before it looks again. */
const busyMs = 1_000;
/** After a failed write (a full disk) it is tried again. */
const retryMs = 30_000;
/** What waits from before loses nothing by it, and the first screen wants the thread. */
const startMs = 3_000;
/** An index that is not asked for so long leaves the memory: 12 MB for 100,000 messages. */
const keptMs = 5 * 60_000;
/** One step's share of a thread is at most a half: it rests for as long as it worked, but never longer than this. */
const longestPauseMs = 40;
const mergeSliceMs = 8;

/** The index in memory. */
interface Loaded {
  readonly index: SearchIndex;
  /** Last queue record whose documents are in it. */
  taken: number;
  /** Of these, records and rows that are in no part on the disk yet. */
  takenRecords: number;
  takenRows: number;
}

/** @param isBusy whether rows are pouring in: the index then stays behind, so as not to slow them down */
export function createIndexer(desk: Desk, { clock, isBusy }: { clock: Clock; isBusy(): boolean }): Indexer {
  let loaded: Promise<Loaded> | null = null;
  /** Rows queued that are not in the memory. */
  let left = 0;
  let running: Promise<void> | null = null;
  let cancelTimer: (() => void) | null = null;
  let cancelLeaving: (() => void) | null = null;
  let stopped = false;

  const pause = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));

  /** Loads what is on the disk; what is missing there is queued. */
  function ready(): Promise<Loaded> {
    if (loaded === null) {
      loaded = load().catch((error: unknown) => {
        loaded = null;
        throw error;
      });
      keep();
    }
    return loaded;
  }

  async function load(): Promise<Loaded> {
    const index = new SearchIndex();
    if (!(await loadSegments(desk, index))) {
      await queueMissing(desk.db, (entity, id) => index.has(entity as Kind, id));
      await putMeta(desk.db, 'searchFormat', segmentFormat);
    }
    left = await countQueued(desk.db);
    wake(0);
    return { index, taken: 0, takenRecords: 0, takenRows: 0 };
  }

  function keep(): void {
    cancelLeaving?.();
    cancelLeaving = stopped ? null : clock.after(keptMs, leave);
  }

  /** Everything in it is on the disk: its parts, and in the queue what no part has yet. */
  function leave(): void {
    if (running !== null) {
      keep();
      return;
    }
    void loaded?.then(({ takenRows }) => {
      left += takenRows;
    });
    loaded = null;
  }

  function wake(ms: number): void {
    if (stopped || cancelTimer !== null || running !== null) return;
    cancelTimer = clock.after(ms, () => {
      cancelTimer = null;
      running = work()
        .then(
          () => (left > 0 ? restMs : null),
          // A closed or full database: what is in no part on the disk is still queued, and is taken in anew.
          () => {
            loaded = null;
            return retryMs;
          },
        )
        .then((again) => {
          running = null;
          if (again !== null) wake(again);
        });
    });
  }

  async function work(): Promise<void> {
    const now = await ready();
    while (!stopped) {
      while (isBusy() && !stopped) await pause(busyMs);
      const record = await nextQueued(desk.db, now.taken);
      if (record === undefined) {
        left = 0;
        return;
      }
      const places = await placesOf(record.keys);
      for (let from = 0; from < record.keys.length && !stopped; from += rowsAtOnce)
        await politely(() => take(now, record.keys.slice(from, from + rowsAtOnce), places));
      if (stopped) return;
      now.taken = record.seq;
      now.takenRecords += 1;
      if (now.takenRows >= rowsAtMost || now.takenRecords >= recordsAtMost) await settle(now);
    }
  }

  /** Does a piece of work and rests for as long. */
  async function politely(step: () => Promise<void>): Promise<void> {
    const startedAt = clock.now();
    await step();
    await pause(Math.min(longestPauseMs, clock.now() - startedAt));
  }

  /** Where a page's rows lie, by their keys; asked for together, because they came together and one question tells. */
  async function placesOf(keys: readonly string[]): Promise<Map<string, RowRecord>> {
    const places = new Map<string, RowRecord>();
    for (const [kind, ids] of byKind(keys))
      for (const record of await findRecords(desk.db, kind, ids))
        if (record !== undefined) places.set(keyOfDocument(kind, record.id), record);
    return places;
  }

  async function take(now: Loaded, keys: readonly string[], places: ReadonlyMap<string, RowRecord>): Promise<void> {
    const { index } = now;
    for (const [kind, ids] of byKind(keys)) {
      const records = ids.flatMap((id) => places.get(keyOfDocument(kind, id)) ?? []);
      const rows = new Map((await openRows(desk, kind, records)).map((row) => [row.id, row]));
      for (const id of ids) {
        const row = rows.get(id);
        if (row !== undefined) index.put(documentOf(kind, row));
        else if (kind === 'conversation') index.removeConversation(id);
        else index.remove(kind, id);
      }
    }
    left = Math.max(0, left - keys.length);
    now.takenRows += keys.length;
  }

  /** What is in memory goes to the disk, and parts are merged. */
  async function settle(now: Loaded): Promise<void> {
    const { index } = now;
    const fresh = index.settleFresh();
    const changed = index.parts.filter((part) => part.changed);
    await saveSegments(desk, { added: fresh ? [fresh] : [], changed, replaced: [], handled: now.taken });
    now.takenRecords = 0;
    now.takenRows = 0;
    for (let chosen = chooseMerge(index.parts); chosen.length > 0 && !stopped; chosen = chooseMerge(index.parts))
      await merge(index, chosen);
  }

  async function merge(index: SearchIndex, chosen: readonly Part[]): Promise<void> {
    const merging = mergeSegments(chosen);
    let sliceEnd = clock.now() + mergeSliceMs;
    let step = merging.next();
    while (!step.done) {
      if (clock.now() >= sliceEnd) {
        await pause(mergeSliceMs);
        if (stopped) return;
        sliceEnd = clock.now() + mergeSliceMs;
      }
      step = merging.next();
    }
    const part = index.replace(chosen, step.value);
    await saveSegments(desk, { added: [part], changed: [], replaced: chosen, handled: null });
  }

  Promise.all([countQueued(desk.db), findMeta(desk.db, 'searchFormat')]).then(
    ([count, format]) => {
      left = Math.max(left, count);
      if (left >= rowsAtMost || format !== segmentFormat) wake(startMs);
    },
    () => undefined,
  );

  return {
    async find(text, limit) {
      const loading = ready();
      keep();
      const { index } = await loading;
      return { ...index.find(meaningsOf(text), limit), left };
    },
    queued(count) {
      left += count;
      if (loaded !== null || left >= rowsAtMost) wake(restMs);
    },
    stop() {
      stopped = true;
      cancelTimer?.();
      cancelLeaving?.();
    },
  };
}

function byKind(keys: readonly string[]): Map<Kind, string[]> {
  const ids = new Map<Kind, string[]>();
  for (const { kind, id } of keys.flatMap((key) => splitKey(key) ?? [])) {
    const some = ids.get(kind) ?? [];
    ids.set(kind, some);
    some.push(id);
  }
  return ids;
}
