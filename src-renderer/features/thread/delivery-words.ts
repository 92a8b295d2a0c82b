import type { ThreadMessage } from '../../sync/index.ts';

/** Where a reply stands, as one word of a closed list; null for what is not sent anywhere (notes, inbound). */
export const standings = [
  'waiting',
  'sending-here',
  'parked',
  'later',
  'held',
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'unconfirmed',
] as const;
export type Standing = (typeof standings)[number];

/** Longer holds than the longest undo (a minute) are "send later". */
const undoAtMostMs = 61_000;

export function standingOf({ message, sendState }: ThreadMessage): Standing | null {
  if (sendState?.name === 'parked') return 'parked';
  const { delivery } = message;
  const isLater = message.notBefore !== null && message.notBefore - message.sentAt > undoAtMostMs;
  if (delivery?.status === 'held' && isLater) return 'later';
  // Before "held": what the server does not have yet goes out when the connection is back, whatever the hold says.
  if (sendState?.name === 'waiting') return 'waiting';
  if (delivery?.status === 'held') return 'held';
  if (sendState?.name === 'sending') return 'sending-here';
  if (delivery === null || delivery.status === 'received') return null;
  return delivery.status;
}
