import type { Sender } from './deliveries/index.ts';
import type { DeskSocket } from './gateway/desk-socket.ts';
import type { RunningInboxes } from './inboxes/index.ts';
import type { Leases, Nodes, Signal } from './nodes/index.ts';
import type { Practice } from './practice/index.ts';
import type { Attendance } from './presence/index.ts';

/** What each room does when another server tells something. One entry a kind: a new one does not compile without. */
export function hearSignals(rooms: {
  desk: DeskSocket;
  running: RunningInboxes;
  attendance: Attendance;
  practice: Practice;
  tell: { promiseAlert(told: Extract<Signal, { kind: 'alert' }>): void };
  liveHere(told: Extract<Signal, { kind: 'live' }>['live']): void;
  leases: Pick<Leases, 'look'>;
  sender: Pick<Sender, 'look'>;
}): Parameters<Nodes['start']>[0] {
  const { desk, running, attendance, practice, tell, liveHere, leases, sender } = rooms;
  const handlers: { [K in Signal['kind']]: (signal: Extract<Signal, { kind: K }>, from: string) => void } = {
    hello: () => desk.viewers.tellAll(),
    viewers: ({ viewers }, from) => desk.viewers.heard(from, viewers),
    alert: tell.promiseAlert,
    live: ({ live }) => liveHere(live),
    'session-ended': ({ ended }) => desk.sessionEnded(ended),
    idle: ({ userId, socketId, report }) => void attendance.idleElsewhere(userId, socketId, report),
    connector: ({ inboxId, payload }) => running.find(inboxId)?.heard?.(payload),
    practice: practice.heard,
    'practice-stop': practice.heard,
    'inboxes-free': () => leases.look(),
    'replies-wait': () => sender.look(),
  };
  return (signal, from) => {
    // The kind chooses the handler of that very kind.
    const handle = handlers[signal.kind] as (signal: Signal, from: string) => void;
    handle(signal, from);
  };
}
