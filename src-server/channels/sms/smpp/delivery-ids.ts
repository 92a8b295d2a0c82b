import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../../../platform/clock.ts';
import type { ShortMessage } from './short-message.ts';
import type { SmppMemory } from './smpp-memory.ts';

/** A server keeps a message it was not acknowledged for, at most, this long. */
const unacknowledgedMs = 24 * 60 * 60_000;
/** An acknowledgement this young may have been lost with the connection, and the message then comes again this soon. */
const doubtMs = 10_000;
const soonMs = 60_000;

/**
 * SMPP's inbound messages carry no id. Each gets one here, and keeps it when the server delivers it again because our
 * acknowledgement did not reach it. The same words arriving after an acknowledgement are a new message: people do write "ok" twice.
 */
interface DeliveryIds {
  /** The id of this message; save the memory before relying on it. */
  idFor(message: ShortMessage): string;
  acknowledged(message: ShortMessage): void;
  connectionLost(): void;
}

/** The content as the server sent it: the only thing two deliveries of one message have in common. */
export const fingerprint = ({ source, destination, dataCoding, partOf, text }: ShortMessage): string =>
  createHash('sha256')
    .update(JSON.stringify([source, destination, dataCoding, partOf]))
    .update(text)
    .digest('base64url');

export function createDeliveryIds({ state }: SmppMemory, clock: Clock): DeliveryIds {
  const acknowledgedAt = new Map<string, { key: string; at: number }>();
  return {
    idFor(message) {
      const now = clock.now();
      const key = fingerprint(message);
      state.deliveries = state.deliveries.filter(({ until }) => until > now);
      const known = state.deliveries.find((delivery) => delivery.key === key);
      if (known) {
        known.until = now + unacknowledgedMs;
        return known.externalId;
      }
      const externalId = `smpp-${randomUUID()}`;
      state.deliveries.push({ key, externalId, until: now + unacknowledgedMs });
      return externalId;
    },
    acknowledged(message) {
      const now = clock.now();
      const key = fingerprint(message);
      for (const [externalId, { at }] of acknowledgedAt) if (now - at > doubtMs) acknowledgedAt.delete(externalId);
      for (const { externalId } of state.deliveries.filter((delivery) => delivery.key === key)) {
        acknowledgedAt.set(externalId, { key, at: now });
      }
      state.deliveries = state.deliveries.filter((delivery) => delivery.key !== key);
    },
    connectionLost() {
      const now = clock.now();
      for (const [externalId, { key, at }] of acknowledgedAt) {
        if (now - at <= doubtMs) state.deliveries.push({ key, externalId, until: now + soonMs });
      }
      acknowledgedAt.clear();
    },
  };
}
