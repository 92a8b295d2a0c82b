import { z } from 'zod';
import type { Labels, OfferCard } from '#shared/contract/ipc.ts';

/** What main shows on the card; made by main from a call that was checked, so nobody parses it again. */
export type CardContent = OfferCard & { labels: Pick<Labels, 'accept' | 'decline'> };

export const cardActionSchema = z.object({ offerId: z.string(), action: z.enum(['accept', 'decline', 'open']) });
export type CardAction = z.output<typeof cardActionSchema>;

/** The card's whole world: its content arrives, one action leaves. */
export interface CardBridge {
  onContent(listener: (content: CardContent) => void): void;
  act(action: CardAction): void;
}
