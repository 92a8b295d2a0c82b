import type { Offer } from '#shared/domain/offer.ts';
import { i18n } from '../../i18n/index.ts';
import { desktop } from '../../platform/desktop.ts';
import { showConversation } from '../../platform/location.ts';
import { mutate } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';

type Answered = Pick<Offer, 'id' | 'conversationId'>;

/** Takes every trace of an offer off the computer: notification, card, flashing taskbar. */
export function silence(offerId: string): void {
  void desktop.closeNotification(offerId);
  void desktop.hideOffer(offerId);
  void desktop.requestAttention(false);
}

/** Takes the conversation and opens it at once, with the customer beside it. */
export async function acceptOffer({ id, conversationId }: Answered): Promise<void> {
  silence(id);
  const done = await mutate('offer.accept', { offerId: id });
  if (!done.ok) {
    const words = done.error.code === 'conflict' || done.error.code === 'too-late' ? 'tooLate' : 'refused';
    return showToast({ text: i18n.getFixedT(null, 'screen-pop')(words), tone: 'warn' });
  }
  showConversation(conversationId);
}

export async function declineOffer({ id }: Pick<Offer, 'id'>): Promise<void> {
  silence(id);
  const done = await mutate('offer.decline', { offerId: id });
  if (!done.ok && done.error.code !== 'too-late')
    showToast({ text: i18n.getFixedT(null, 'screen-pop')('refused'), tone: 'warn' });
}
