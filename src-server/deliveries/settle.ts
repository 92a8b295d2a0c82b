import { type Delivery, nextDelivery } from '#shared/domain/delivery.ts';
import type { Unit } from '../store/index.ts';

/** Longest detail of a failure a message keeps, in characters. */
export const detailLength = 600;

/** Moves a message's delivery forward; what would move it back changes nothing. */
export async function settle(unit: Unit, messageId: string, event: Delivery): Promise<void> {
  const message = await unit.find('message', messageId);
  if (message?.kind !== 'outbound' || message.delivery === null) return;
  const delivery = nextDelivery(message.delivery, event);
  if (delivery !== message.delivery) await unit.put('message', { ...message, delivery }, message);
}
