import type { Clock } from '../clock.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import type { RequestFailure } from '../engine/protocol.ts';
import type { ServerLink } from '../socket/server-link.ts';
import type { OutboxEntry, ParkedEntry, ParkReason } from './entry.ts';
import { markSending, markUnsent, park, settleAnswers } from './settle.ts';
import type { Upload } from './uploads.ts';

export const batchSize = 50;
/** Enough to keep the line busy; more would only queue on the server. */
const requestsAtOnce = 4;

export interface SenderOptions {
  desk: OpenDesk;
  link: ServerLink;
  clock: Clock;
  upload: Upload;
  /** States or counts in the outbox have changed. */
  onChange(): void;
  onParked(entry: ParkedEntry): void;
  /** The server has applied something at this cursor: its rows are due. */
  onApplied(cursor: number): void;
}

/** Sends the outbox over one link: in order within a lane, lanes side by side, one request under way for a lane. */
export interface Sender {
  /** Looks for what can go; call after every change. Cheap when there is nothing. */
  kick(): void;
  /** The link is over: forget it. What was on its way goes out again with the next one. */
  stop(): void;
}

export function createSender(options: SenderOptions): Sender {
  const { desk, link } = options;
  const busyLanes = new Set<string>();
  const pausedLanes = new Set<string>();
  const timers = new Set<() => void>();
  let requests = 0;
  let stopped = false;
  /** After a request the server could not read, its mutations go one by one, to find the one that is at fault. */
  const alone = new Set<string>();

  function nextBatch(): OutboxEntry[] {
    const batch: OutboxEntry[] = [];
    const waitingLanes = new Set<string>();
    for (const entry of desk.ledger.active()) {
      if (entry.state === 'applied' || busyLanes.has(entry.lane) || pausedLanes.has(entry.lane)) continue;
      if (waitingLanes.has(entry.lane)) continue;
      const single = alone.has(entry.mutationId);
      // A file has to arrive before the mutation that names it, so its lane waits and goes by itself.
      const separate = single || entry.fileIds.length > 0;
      if (separate && batch.length > 0) {
        waitingLanes.add(entry.lane);
        continue;
      }
      batch.push(entry);
      if (separate || batch.length === batchSize) break;
    }
    return batch;
  }

  async function send(batch: readonly OutboxEntry[]): Promise<void> {
    const lanes = new Set(batch.map(({ lane }) => lane));
    for (const lane of lanes) busyLanes.add(lane);
    requests += 1;
    try {
      await sendBatch(batch);
    } catch {
      // The disk did not take the news; the entries are where they were. Each lane rests before it is tried again.
      for (const entry of batch) pauseLane(entry);
    } finally {
      requests -= 1;
      for (const lane of lanes) busyLanes.delete(lane);
    }
    if (!stopped) kick();
  }

  async function sendBatch(batch: readonly OutboxEntry[]): Promise<void> {
    for (const entry of batch) {
      if (!(await uploaded(entry))) return;
    }
    await desk.turn(() => markSending(desk, batch));
    options.onChange();
    const mutations = batch.map(({ mutationId, name, args, actedAt }) => ({ mutationId, name, args, actedAt }));
    const answered = await link.request('mutation:push', { mutations });
    if (!answered.ok) return failed(batch, answered.error);
    const parked = await desk.turn(() => settleAnswers(desk, batch, answered.value.answers, options.clock.now()));
    options.onChange();
    for (const entry of parked) options.onParked(entry);
    const cursors = answered.value.answers.flatMap((answer) => (answer.kind === 'applied' ? [answer.cursor] : []));
    if (cursors.length > 0) options.onApplied(Math.max(...cursors));
  }

  /** Whatever of the batch has no answer goes out again. */
  const takeBack = (batch: readonly OutboxEntry[]) =>
    desk.turn(() =>
      markUnsent(
        desk,
        batch.map(({ mutationId }) => mutationId),
      ),
    );

  /** Whether everything the mutation names is on the server. */
  async function uploaded(entry: OutboxEntry): Promise<boolean> {
    for (const fileId of entry.fileIds) {
      const outcome = await options.upload(fileId);
      if (outcome.kind === 'later') {
        pauseLane(entry);
        return false;
      }
      if (outcome.kind === 'refused') {
        await parkHere(entry, outcome.reason);
        return false;
      }
    }
    return true;
  }

  async function parkHere(entry: OutboxEntry, reason: ParkReason): Promise<void> {
    const parked = await desk.turn(() => park(desk, entry.mutationId, reason, options.clock.now()));
    options.onChange();
    if (parked !== null) options.onParked(parked);
  }

  /** The request as a whole was not answered or not understood; none of its mutations is known to have been done. */
  async function failed(batch: readonly OutboxEntry[], error: RequestFailure): Promise<void> {
    await takeBack(batch);
    options.onChange();
    const [only] = batch;
    if (only === undefined) return;
    // The link will end and another sender take over; if it does not, the lanes rest all the same.
    if (error.code === 'offline') {
      for (const entry of batch) pauseLane(entry);
      return;
    }
    if (batch.length > 1) for (const { mutationId } of batch) alone.add(mutationId);
    else if (error.code === 'bad-request')
      await parkHere(only, { code: 'invalid', detail: error.message.slice(0, 600) });
    else pauseLane(only);
  }

  /** Only this lane waits; the others go on. */
  function pauseLane({ lane, attempts }: OutboxEntry): void {
    if (stopped) return;
    pausedLanes.add(lane);
    const waitMs = Math.min(60_000, 1_000 * 2 ** Math.min(attempts, 6));
    timers.add(
      options.clock.after(waitMs, () => {
        pausedLanes.delete(lane);
        kick();
      }),
    );
  }

  function kick(): void {
    while (!stopped && requests < requestsAtOnce) {
      const batch = nextBatch();
      if (batch.length === 0) return;
      void send(batch);
    }
  }

  return {
    kick,
    stop() {
      stopped = true;
      for (const cancel of timers) cancel();
    },
  };
}
