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

/**
 * @param now the server's time, epoch ms: once a hold is over the server sends by itself, and a desk without a connection cannot
 * know how far it has come.
 */
export function standingOf({ message, sendState }: ThreadMessage, now: number): Standing | null {
  if (sendState?.name === 'parked') return 'parked';
  const { delivery, notBefore, sentAt } = message;
  const isHeld = delivery?.status === 'held';
  const isDue = notBefore === null || notBefore <= now;
  if (isHeld && !isDue && notBefore - sentAt > undoAtMostMs) return 'later';
  // Before "held": what the server does not have yet goes out when the connection is back, whatever the hold says.
  if (sendState?.name === 'waiting') return 'waiting';
  if (isHeld && isDue && sendState === null) return 'queued';
  if (isHeld) return 'held';
  if (sendState?.name === 'sending') return 'sending-here';
  if (delivery === null || delivery.status === 'received') return null;
  return delivery.status;
}

/** A reply that is only held can be taken back. One whose hold is over and that the server has cannot. */
export const canTakeBack = ({ message }: ThreadMessage, standing: Standing | null): boolean =>
  message.delivery?.status === 'held' && standing !== 'parked' && standing !== 'queued';
