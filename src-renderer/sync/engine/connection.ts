import type { PushPayload, SessionEnd } from '#shared/contract/socket.ts';
import type { Clock } from '../clock.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { createSender, type Sender } from '../outbox/sender.ts';
import { createUpload } from '../outbox/uploads.ts';
import type { Hands } from '../pull/hands.ts';
import { createPuller, type Puller } from '../pull/puller.ts';
import type { SnapshotOptions } from '../pull/snapshot.ts';
import type { RelayedPushName } from '../socket/relayed-pushes.ts';
import type { ServerHttp } from '../socket/server-http.ts';
import type { OpenLink, ServerLink, ServerPush } from '../socket/server-link.ts';
import type { SyncState, SyncStatus } from '../status.ts';
import { createAlerts } from './alerts.ts';
import type { SyncEvent } from './events.ts';

export interface ConnectionOptions {
  desk: OpenDesk;
  token: string;
  clock: Clock;
  /** 0 ≤ n < 1; spreads reconnects of many desktops after a server's restart. */
  random: () => number;
  openLink: OpenLink;
  http: ServerHttp;
  hands: Hands;
  /** What puts a first page on the desk, where one is here already. */
  begun: Promise<void>;
  rest: SnapshotOptions['rest'];
  onStatus(status: SyncStatus): void;
  onSnapshot(progress: SyncState['snapshot']): void;
  /** Whether the last write to this computer's disk went well. */
  onStorage(well: boolean, error?: unknown): void;
  /** Everything missed is here. */
  onUpToDate(): void;
  /** Counts, cursor or times the status line shows may have changed. */
  onChange(): void;
  onEvent(event: SyncEvent): void;
  /** What time it is at the server. */
  onServerTime(now: number): void;
  onViewers(viewers: PushPayload<'presence:viewers'>): void;
  /** Something the server told that changes no row. */
  onRelay(name: RelayedPushName, payload: unknown): void;
  /** The server ended the session; the connection has stopped by itself. */
  onEnded(reason: SessionEnd | 'unauthorized', told?: EndTold): void;
}

/** Which colleague ended the session, by id, and what they said to it. */
export type EndTold = Pick<PushPayload<'session:ended'>, 'by' | 'words'>;

/** Keeps one desk connected: opens links, pulls, sends, notices dead lines, tries again with growing pauses. */
export interface Connection {
  start(): void;
  /** The open link, or null. */
  link(): ServerLink | null;
  /** There may be something to send. */
  kick(): void;
  /** Try now and do not trust the line: sleep is over, the network is back. */
  wake(): void;
  stop(): void;
}

/** A line without news is asked this often; it also bounds how long a lost push stays unnoticed. */
export const keepAliveMs = 25_000;
const probeTimeoutMs = 5_000;
const updateRetryMs = 300_000;
const backoffMs = (failures: number, random: number) => Math.min(30_000, 500 * 2 ** failures) * (0.5 + random / 2);

export function createConnection(options: ConnectionOptions): Connection {
  const { desk, clock } = options;
  let current: { link: ServerLink; puller: Puller; sender: Sender; open: boolean } | null = null;
  let failures = 0;
  let offlineSince: number | null = null;
  let serverPauseMs: number | null = null;
  let stopped = false;
  let cancelTimer = () => {};

  const later = (ms: number, then: () => void) => {
    cancelTimer();
    cancelTimer = clock.after(ms, then);
  };

  function drop(): void {
    current?.sender.stop();
    current?.link.close();
    current = null;
  }

  function retryLater(waitMs: number): void {
    const now = clock.now();
    offlineSince ??= now;
    options.onSnapshot(null);
    options.onStatus({ name: 'offline', since: offlineSince, nextAttemptAt: Math.round(now + waitMs) });
    later(waitMs, attempt);
  }

  function ended(): void {
    drop();
    if (stopped) return;
    const waitMs = serverPauseMs ?? backoffMs(failures, options.random());
    serverPauseMs = null;
    failures += 1;
    retryLater(waitMs);
  }

  function attempt(): void {
    drop();
    if (stopped) return;
    // Once offline, the screen says so until a connection stands: a word that flips at every attempt says nothing.
    if (offlineSince === null) options.onStatus({ name: 'connecting', attempt: failures + 1 });
    const mine: { is: typeof current } = { is: null };
    const ifMine =
      <A extends unknown[]>(then: (...args: A) => void) =>
      (...args: A) => {
        if (!stopped && mine.is !== null && current === mine.is) then(...args);
      };
    const link = options.openLink(
      { server: desk.server, token: options.token, clientId: desk.clientId },
      {
        // Told in a later turn, so that a link that answers at once finds `current` set.
        opened: () => queueMicrotask(ifMine(opened)),
        pushed: (push) => queueMicrotask(ifMine(() => pushed(push))),
        refused: (code, reason) => queueMicrotask(ifMine(() => refused(code, reason))),
        ended: () => queueMicrotask(ifMine(ended)),
      },
    );
    const puller = createPuller({
      desk,
      link,
      now: clock.now,
      hands: options.hands,
      beforeApply: createAlerts(desk, clock.now, options.onEvent),
      onProgress(progress) {
        options.onSnapshot(progress);
        options.onChange();
      },
      begun: options.begun,
      rest: options.rest,
    });
    const sender = createSender({
      desk,
      link,
      clock,
      upload: createUpload(desk, options.http, { server: desk.server, token: options.token }),
      onChange: options.onChange,
      onParked: ({ mutationId, name, conversationId, reason }) =>
        options.onEvent({ name: 'outbox:parked', mutationId, action: name, conversationId, reason }),
      onApplied(cursor) {
        // The rows are pushed; if they are not here shortly they are asked for.
        if (cursor > (desk.cursor ?? 0))
          clock.after(
            1_000,
            ifMine(() => cursor > (desk.cursor ?? 0) && void catchUp()),
          );
      },
    });
    current = { link, puller, sender, open: false };
    mine.is = current;
  }

  function opened(): void {
    if (current === null) return;
    current.open = true;
    options.onStatus({ name: 'catching-up', cursor: desk.cursor ?? 0 });
    current.sender.kick();
    void catchUp();
  }

  async function catchUp(): Promise<void> {
    const mine = current;
    if (mine === null || !mine.open) return;
    const result = await mine.puller.catchUp().catch(notWritten);
    if (current !== mine || stopped) return;
    if (result === null) ended();
    else if (result.ok) {
      options.onStorage(true);
      failures = 0;
      offlineSince = null;
      options.onStatus({ name: 'live', cursor: desk.cursor ?? 0 });
      // Rows may have come that a mutation was waiting for.
      mine.sender.kick();
      later(keepAliveMs, () => void catchUp());
      options.onUpToDate();
    } else if (result.error.code === 'update-required') {
      refused('update-required');
    } else {
      // `offline` ends the link, which tells by itself; anything else is the server's trouble and may pass.
      mine.link.close();
      ended();
    }
  }

  function refused(code: 'unauthorized' | 'update-required' | 'internal', reason?: SessionEnd): void {
    if (code === 'internal') ended();
    else if (code === 'unauthorized') over(reason ?? 'unauthorized');
    else {
      drop();
      options.onStatus({ name: 'update-required' });
      later(updateRetryMs, attempt);
    }
  }

  function over(...ended: Parameters<ConnectionOptions['onEnded']>): void {
    stop();
    options.onEnded(...ended);
  }

  function pushed(push: ServerPush): void {
    switch (push.name) {
      case 'sync:changes':
        void applyPush(push.payload);
        break;
      case 'presence:viewers':
        options.onViewers(push.payload);
        break;
      case 'server:closing':
        serverPauseMs = push.payload.reconnectInMs * (1 + options.random() / 2);
        break;
      case 'server:time':
        options.onServerTime(push.payload.now);
        break;
      case 'session:ended':
        over(push.payload.reason, push.payload);
        break;
      default:
        options.onRelay(push.name, push.payload);
    }
  }

  async function applyPush(push: PushPayload<'sync:changes'>): Promise<void> {
    const mine = current;
    if (mine === null) return;
    const outcome = await mine.puller.push(push).catch(notWritten);
    if (current !== mine || stopped) return;
    if (outcome === null) return ended();
    if (outcome === 'gap') return catchUp();
    if (outcome === 'applied') {
      desk.lastSyncedAt = clock.now();
      desk.lastContactAt = desk.lastSyncedAt;
      options.onChange();
      // A mutation may have been waiting for these rows to be finished.
      mine.sender.kick();
    }
  }

  /** The disk did not take it (full, damaged, taken away). Nothing is lost: the cursor has not moved, so it is asked for again. */
  function notWritten(error: unknown): null {
    if (!stopped) options.onStorage(false, error);
    return null;
  }

  function stop(): void {
    stopped = true;
    cancelTimer();
    drop();
  }

  return {
    start: attempt,
    link: () => (current?.open ? current.link : null),
    kick: () => current?.open && current.sender.kick(),
    wake() {
      if (stopped) return;
      const mine = current;
      if (mine === null) {
        failures = 0;
        later(0, attempt);
      } else if (mine.open) {
        // A line that slept may look open for minutes. One question with a short patience tells.
        const probe = { after: desk.cursor ?? 0, scope: desk.scope, limit: 1 };
        void mine.link.request('sync:pull', probe, probeTimeoutMs).then((answer) => {
          if (current !== mine || stopped) return;
          if (answer.ok) void catchUp();
          else ended();
        });
      }
    },
    stop,
  };
}
