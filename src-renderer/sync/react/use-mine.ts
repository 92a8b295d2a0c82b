import type { Offer } from '#shared/domain/offer.ts';
import type { Draft, DraftKind, OutboxItem } from '../read/shapes.ts';
import { useLive } from './use-live.ts';
import { share, useShared } from './use-shared.ts';

const offers = share((desk) => desk.reads.readOffers(desk));
const drafts = share((desk) => desk.reads.listDrafts(desk), 100);
const outbox = share((desk) => desk.reads.readOutbox(desk), 100);

/** Ringing offers of this agent, the oldest first. */
export const useOffers = (): readonly Offer[] | undefined => useShared(offers);
/** What waits or is parked, in order of writing. */
export const useOutbox = (): readonly OutboxItem[] | undefined => useShared(outbox);
/** All drafts, the newest first. */
export const useDrafts = (): readonly Draft[] | undefined => useShared(drafts);

/** Null when there is none. */
export const useDraft = (conversationId: string | null, kind: DraftKind): Draft | null | undefined =>
  useLive(conversationId === null ? null : `draft ${conversationId} ${kind}`, (desk) =>
    desk.reads.findDraft(desk, conversationId ?? '', kind),
  );
