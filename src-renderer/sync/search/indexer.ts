import type { Clock } from '../clock.ts';
import { putMeta } from '../db/meta.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { findRows } from '../db/row-store.ts';
import { countQueued, nextQueued, queueMissing } from '../db/search-queue.ts';
import { chooseMerge } from './choose-merge.ts';
import { documentOf, type Kind, splitKey } from './document.ts';
import { mergeSegments } from './merge-segments.ts';
import { type Hits, type Part, SearchIndex } from './search-index.ts';
import { segmentFormat } from './segment.ts';
import { loadSegments, saveSegments } from './segment-store.ts';
import { meaningsOf } from './words.ts';

export interface Found extends Hits {
  /** Rows the index has not looked at yet. */
  left: number;
}

/** Keeps a desk's search index behind its rows, and answers from it. */
export interface Indexer {
  /** As the agent types; '' only gets it ready. */
  find(text: string, limit: number): Promise<Found>;
  /** So many rows were queued. */
  queued(count: number): void;
  stop(): void;
}

/** Rows read, opened and taken in at once: some 10 ms. */
const rowsAtOnce = 100;
/** Fresh documents are looked through one by one; so many become a segment. */
const freshAtMost = 512;
/** Queue records that wait for their documents to be written. */
const recordsAtMost = 256;
/** A change is taken in after this: changes come in swarms. */
const restMs = 250;
/** While rows pour in, the index waits this long before it looks again. */
const busyMs = 1_000;
/** After a failed write (a full disk) it is tried again. */
const retryMs = 30_000;
/** One step's share of a thread is at most a half: it rests for as long as it worked, but never longer than this. */
const longestPauseMs = 40;
const mergeSliceMs = 8;

/** @param isBusy whether rows are pouring in: the index then stays behind, so as not to slow them down */
export function createIndexer(desk: OpenDesk, { clock, isBusy }: { clock: Clock; isBusy(): boolean }): Indexer {
  const index = new SearchIndex();
  let left = 0;
  /** Last queue record whose documents are in memory. */
  let taken = 0;
  let takenRecords = 0;
  let loading: Promise<void> | null = null;
  let running: Promise<void> | null = null;
  let cancelTimer: (() => void) | null = null;
  let stopped = false;

  const pause = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));

  /** Loads what is on the disk; what is missing there is queued. Only once, and again after a failure. */
  function ready(): Promise<void> {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  async function load(): Promise<void> {
    if (!(await loadSegments(desk, index))) {
      await queueMissing(desk.db, (entity, id) => index.has(entity as Kind, id));
      await putMeta(desk.db, 'searchFormat', segmentFormat);
    }
    left = await countQueued(desk.db);
    wake(restMs);
  }

  function wake(ms: number): void {
    if (stopped || cancelTimer !== null || running !== null) return;
    cancelTimer = clock.after(ms, () => {
      cancelTimer = null;
      running = work()
        .then(
          () => (left > 0 ? restMs : null),
          // A closed or full database: what is not indexed stays queued.
          () => retryMs,
        )
        .then((again) => {
          running = null;
          if (again !== null) wake(again);
        });
    });
  }

  async function work(): Promise<void> {
    await ready();
    while (!stopped) {
      while (isBusy() && !stopped) await pause(busyMs);
      const record = await nextQueued(desk.db, taken);
      if (record === undefined) {
        left = 0;
        return;
      }
      for (let from = 0; from < record.keys.length && !stopped; from += rowsAtOnce)
        await politely(() => take(record.keys.slice(from, from + rowsAtOnce)));
      if (stopped) return;
      taken = record.seq;
      takenRecords += 1;
      if (index.freshCount >= freshAtMost || takenRecords >= recordsAtMost) await settle();
    }
  }

  /** Does a piece of work and rests for as long. */
  async function politely(step: () => Promise<void>): Promise<void> {
    const startedAt = clock.now();
    await step();
    await pause(Math.min(longestPauseMs, clock.now() - startedAt));
  }

  async function take(keys: readonly string[]): Promise<void> {
    const ids = new Map<Kind, string[]>();
    for (const { kind, id } of keys.flatMap((key) => splitKey(key) ?? []))
      ids.set(kind, [...(ids.get(kind) ?? []), id]);
    for (const [kind, some] of ids) {
      const rows = await findRows(desk, kind, some);
      rows.forEach((row, at) => {
        const id = some[at] ?? '';
        if (row !== null) index.put(documentOf(kind, row));
        else if (kind === 'conversation') index.removeConversation(id);
        else index.remove(kind, id);
      });
    }
    left = Math.max(0, left - keys.length);
  }

  /** What is in memory goes to the disk, and parts are merged. */
  async function settle(): Promise<void> {
    const fresh = index.settleFresh();
    const changed = index.parts.filter((part) => part.changed);
    await saveSegments(desk, { added: fresh ? [fresh] : [], changed, replaced: [], handled: taken });
    takenRecords = 0;
    for (let chosen = chooseMerge(index.parts); chosen.length > 0 && !stopped; chosen = chooseMerge(index.parts))
      await merge(chosen);
  }

  async function merge(chosen: readonly Part[]): Promise<void> {
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

  // Not at the start, when the first screen wants the thread; what waits from before loses nothing by it.
  void countQueued(desk.db).then(
    (count) => {
      left = Math.max(left, count);
      if (count > 0) wake(3_000);
    },
    () => undefined,
  );

  return {
    async find(text, limit) {
      await ready();
      return { ...index.find(meaningsOf(text), limit), left };
    },
    queued(count) {
      left += count;
      wake(restMs);
    },
    stop() {
      stopped = true;
      cancelTimer?.();
    },
  };
}
