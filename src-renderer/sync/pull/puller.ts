import type { ChangesPush, PullAnswer, WireChange } from '#shared/contract/sync.ts';
import type { Result } from '#shared/lib/result.ts';
import { putMeta } from '../db/meta.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import type { RequestFailure } from '../engine/protocol.ts';
import type { ServerLink } from '../socket/server-link.ts';
import { type Applied, applyChanges } from './apply-changes.ts';
import type { Hands } from './hands.ts';
import { type PreparedChanges, prepareChanges } from './prepare.ts';
import { type SnapshotOptions, takeSnapshot } from './snapshot.ts';

/** A larger page costs less a row, and what an agent does meanwhile waits for a page: this one takes about a tenth of a second. */
export const pageSize = 1_500;
/** While somebody writes: written between two keys. */
const gentlePageSize = 100;

export interface PullerOptions extends SnapshotOptions {
  desk: OpenDesk;
  link: ServerLink;
  now: () => number;
  hands: Hands;
  /** Nothing is asked for before it is there. */
  begun: Promise<void>;
  /** Rows of a page before they are written, for alerts; the answer is called once they are. */
  beforeApply(page: PageAbout): Promise<(applied: Applied) => void>;
}
export interface PageAbout {
  source: 'push' | 'pull';
  rows: Awaited<ReturnType<typeof prepareChanges>>['rows'];
}

export type CaughtUp = Result<true, RequestFailure>;
type PushOutcome = 'applied' | 'known' | 'gap';

/** A page on its way to the disk. */
interface Writing {
  handedOver: Promise<void>;
  done: Promise<void>;
}

/** Pushes that join each other. */
interface Gathered {
  pushes: ChangesPush[];
  rows: number;
  outcome: Promise<PushOutcome>;
}

/** Brings the desk up to the server, over one link. */
export interface Puller {
  /** Pulls until nothing is left, taking a snapshot first when one is needed. Calls while one runs share its outcome. */
  catchUp(): Promise<CaughtUp>;
  /** Takes in a live push by the contract's rule; `gap` when something before it is missing, so that the caller pulls. */
  push(push: ChangesPush): Promise<PushOutcome>;
}

export function createPuller(options: PullerOptions): Puller {
  const { desk, link, hands } = options;
  let running: Promise<CaughtUp> | null = null;
  let again = false;
  let lastTookMs = 0;
  /** Pushes that came while others write; they go into one transaction when it is their turn. */
  let gathered: Gathered | null = null;

  const ask = (after: number) =>
    link.request('sync:pull', { after, scope: desk.scope, limit: hands.areWriting() ? gentlePageSize : pageSize });

  async function pullAll(): Promise<CaughtUp> {
    await options.begun;
    if (desk.cursor === null || desk.snapshot !== null) return snapshotThenPull();
    let asked = ask(desk.cursor);
    let isLong = false;
    let writing: Writing = { handedOver: Promise.resolve(), done: Promise.resolve() };
    for (;;) {
      const answered: Result<PullAnswer, RequestFailure> = await asked;
      if (!answered.ok || answered.value.kind === 'snapshot-needed') {
        await writing.done;
        return answered.ok ? snapshotThenPull() : answered;
      }
      const { changes, cursor, more } = answered.value;
      if (more && !isLong) await putMeta(desk.db, 'threadsScattered', true);
      isLong ||= more;
      if (more && hands.areWriting()) {
        await writing.done;
        await writeGently(changes, cursor);
        asked = ask(cursor);
        continue;
      }
      // One page travels, one is checked and sealed, one is written: none of the three waits for another. But before this thread
      // begins with a page, the database has the one before it to work on.
      if (more) asked = ask(cursor);
      await writing.handedOver;
      const prepared = prepareChanges(desk.codec, changes);
      // Whoever waits for it hears of a failure; until then it must not count as unheard of.
      prepared.catch(() => undefined);
      await writing.done;
      writing = beginToWrite(prepared, cursor);
      if (more) continue;
      await writing.done;
      return { ok: true, value: true };
    }
  }

  function beginToWrite(preparing: Promise<PreparedChanges>, cursor: number): Writing {
    let tell = () => {};
    const told = new Promise<void>((resolve) => (tell = resolve));
    const done = writePage(preparing, cursor, tell);
    // Also a page that was not written, or had too few rows to tell of: whoever waits for `done` hears of a failure.
    return { handedOver: Promise.race([told, done.catch(() => undefined)]), done };
  }

  async function writePage(
    preparing: Promise<PreparedChanges>,
    cursor: number,
    onHandedOver = () => {},
  ): Promise<void> {
    const prepared = await preparing;
    await desk.turn(async () => {
      // A push may have brought the desk past this page while it travelled; going back would be wrong, and needless.
      if (desk.cursor !== null && cursor < desk.cursor) return;
      const told = await options.beforeApply({ source: 'pull', rows: prepared.rows });
      told(await applyChanges(desk, prepared, { cursor, onHandedOver }));
    });
    options.onProgress(null);
  }

  /** One thing after another, and between two keys: whoever writes goes before what was missed. */
  async function writeGently(changes: readonly WireChange[], cursor: number): Promise<void> {
    await hands.untilFree(lastTookMs);
    const startedAt = options.now();
    const prepared = await prepareChanges(desk.codec, changes);
    await hands.untilShown();
    await writePage(Promise.resolve(prepared), cursor);
    lastTookMs = options.now() - startedAt;
  }

  async function snapshotThenPull(): Promise<CaughtUp> {
    const taken = await takeSnapshot(desk, link, options);
    return taken.ok ? pullAll() : taken;
  }

  async function applyPushes(pushes: readonly ChangesPush[]): Promise<PushOutcome> {
    const fresh = pushes.filter(({ cursor }) => desk.cursor === null || cursor > desk.cursor);
    const [first, last] = [fresh[0], fresh.at(-1)];
    if (first === undefined || last === undefined) return 'known';
    if (desk.cursor === null || first.after > desk.cursor) return 'gap';
    const prepared = await prepareChanges(
      desk.codec,
      fresh.flatMap(({ changes }) => changes),
    );
    const told = await options.beforeApply({ source: 'push', rows: prepared.rows });
    told(await applyChanges(desk, prepared, { cursor: last.cursor }));
    return 'applied';
  }

  async function run(): Promise<CaughtUp> {
    let result: CaughtUp;
    do {
      again = false;
      result = await pullAll();
    } while (again && result.ok);
    if (result.ok) {
      desk.lastSyncedAt = options.now();
      desk.lastContactAt = desk.lastSyncedAt;
      await putMeta(desk.db, 'lastSyncedAt', desk.lastSyncedAt);
      await putMeta(desk.db, 'lastContactAt', desk.lastContactAt);
    }
    return result;
  }

  return {
    catchUp() {
      if (running !== null) {
        again = true;
        return running;
      }
      running = run().finally(() => {
        running = null;
      });
      return running;
    },
    push(push) {
      const last = gathered?.pushes.at(-1);
      if (gathered && last && last.cursor === push.after && gathered.rows < pageSize) {
        gathered.pushes.push(push);
        gathered.rows += push.changes.length;
        return gathered.outcome;
      }
      const pushes = [push];
      const mine: Gathered = {
        pushes,
        rows: push.changes.length,
        outcome: desk.turn(() => {
          if (gathered === mine) gathered = null;
          return applyPushes(pushes);
        }),
      };
      gathered = mine;
      return mine.outcome;
    },
  };
}
