import type { OfferCard } from '#shared/contract/ipc.ts';

/** Offers that ring while the desk is out of sight. One card at a time; the one with the least time left comes first. */
export function createOfferQueue() {
  const cards = new Map<string, OfferCard>();
  const next = (now: number): OfferCard | undefined => {
    for (const card of cards.values()) if (card.expiresAt <= now) cards.delete(card.offerId);
    return [...cards.values()].sort((a, b) => a.expiresAt - b.expiresAt)[0];
  };
  return {
    next,
    /** Answers whether the card in front must change: the new one comes first, or an offer in front was renewed. */
    add(card: OfferCard): boolean {
      cards.set(card.offerId, card);
      return next(0)?.offerId === card.offerId;
    },
    /** Answers whether it was there. */
    remove: (offerId: string): boolean => cards.delete(offerId),
    clear: (): void => cards.clear(),
  };
}
