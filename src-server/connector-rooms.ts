import type { createIntake } from './conversations/index.ts';
import type { createReceipts } from './deliveries/index.ts';
import type { DeskSocket } from './gateway/desk-socket.ts';
import type { createCustomerSignals, Rooms } from './inboxes/index.ts';
import type { Nodes } from './nodes/index.ts';
import type { Metrics } from './platform/metrics.ts';
import type { createDepartures } from './reporting/index.ts';

/** Where what a connector says goes, room by room. `later`: the rooms that are made after the connectors, from them. */
export function connectorRooms(parts: {
  intake: ReturnType<typeof createIntake>;
  receipts: ReturnType<typeof createReceipts>;
  threads: Rooms['threads'];
  metrics: Metrics;
  nodes: Pick<Nodes, 'tell'>;
  later: () => {
    signals: ReturnType<typeof createCustomerSignals>;
    departures: ReturnType<typeof createDepartures>;
    socket: DeskSocket | null;
  };
}): Rooms {
  const { intake, receipts, threads, metrics, nodes, later } = parts;
  return {
    async receive(inboxId, message) {
      const outcome = await intake.receive(inboxId, message);
      if (outcome === 'stored') metrics.messagesReceived.inc();
      return outcome;
    },
    receipt: receipts.receipt,
    watermark: receipts.watermark,
    typing(inboxId, threadKey, typing) {
      const { signals, socket } = later();
      void signals.findConversation(inboxId, threadKey).then((id) => id && socket?.viewers.customerTypes(id, typing));
    },
    present: (inboxId, threadKey, isPresent) => void later().departures.present(inboxId, threadKey, isPresent),
    threads,
    tellElsewhere: (inboxId, payload) => nodes.tell({ kind: 'connector', inboxId, payload }),
  };
}
