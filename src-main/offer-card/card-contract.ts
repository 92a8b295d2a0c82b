import { z } from 'zod';
import { labelsSchema, offerCardSchema } from '#shared/contract/ipc.ts';

/** What main shows on the card; parsed by neither side twice, because main made it from a checked call. */
export const cardContentSchema = offerCardSchema.extend({ labels: labelsSchema.pick({ accept: true, decline: true }) });
export type CardContent = z.output<typeof cardContentSchema>;

export const cardActionSchema = z.object({ offerId: z.string(), action: z.enum(['accept', 'decline', 'open']) });
export type CardAction = z.output<typeof cardActionSchema>;

/** The card's whole world: its content arrives, one action leaves. */
export interface CardBridge {
  onContent(listener: (content: CardContent) => void): void;
  act(action: CardAction): void;
}
