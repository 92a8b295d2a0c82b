import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { Tables } from '../store/index.ts';

export type ContactFact = Tables['floorContact'];
export type HandlingFact = Tables['floorHandling'];
export type ReplyFact = Tables['floorReply'];
export type ResolutionFact = Tables['floorResolution'];
export type PresenceFact = Tables['floorPresence'];
/** An offer with the channel of its conversation. */
export type OfferFact = Pick<
  Row<'offer'>,
  'id' | 'conversationId' | 'queueId' | 'userId' | 'state' | 'offeredAt' | 'closedAt'
> & { channel: ChannelId };
export type WrapUpFact = Pick<
  Row<'wrapUp'>,
  'id' | 'conversationId' | 'queueId' | 'userId' | 'startedAt' | 'endsAt' | 'endedAt'
> & { channel: ChannelId };

/** Everything of one conversation that figures of a period are counted from. */
export interface ConversationFacts {
  contacts: ContactFact[];
  handlings: HandlingFact[];
  replies: ReplyFact[];
  resolutions: ResolutionFact[];
  offers: OfferFact[];
  wrapUps: WrapUpFact[];
}

export const noFacts = (): ConversationFacts => ({
  contacts: [],
  handlings: [],
  replies: [],
  resolutions: [],
  offers: [],
  wrapUps: [],
});

/** Epoch ms; `end` is no longer part of it. */
export interface Period {
  start: number;
  end: number;
}

export const within = (at: number | null, { start, end }: Period): at is number =>
  at !== null && at >= start && at < end;
