import type { Offer } from '#shared/domain/offer.ts';
import type { Draft, DraftKind, OutboxItem } from '../read/shapes.ts';

/** Ringing offers of this agent, the oldest first. */
export const useOffers = (): readonly Offer[] | undefined => undefined;
/** Null when there is none. */
export const useDraft = (_conversationId: string | null, _kind: DraftKind): Draft | null | undefined => undefined;
export const useDrafts = (): readonly Draft[] | undefined => undefined;
/** What waits or is parked, in order of writing. */
export const useOutbox = (): readonly OutboxItem[] | undefined => undefined;
