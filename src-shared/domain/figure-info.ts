import { z } from 'zod';

/**
 * What the floor counts. Every word here is a definition that the screen shows; `figureInfo` has them one by one.
 *
 * **Contact**: one stay of a waiting customer in a queue. It begins when a customer's message waits in a queue with nobody
 * assigned (a new conversation, one that was resolved, or one that came back to the queue) and ends in one of four ways:
 * - `answered`: a colleague took the conversation (accepted the offer, took it, was given it) or wrote a public reply, whichever
 *   came first. Automatic replies, notices and vouchers do not count;
 * - `abandoned`: on a live channel the customer got nobody: they left (every chat page of theirs stayed closed for 15
 *   seconds; counted at the moment the last one closed), or the conversation was closed unanswered;
 * - `moved`: another queue has it now (transfer or overflow), where a new contact begins;
 * - `withdrawn`: taken out unanswered: put off, merged, or closed where nobody sits and waits (an unanswered email that was spam).
 *
 * A customer who writes on in a conversation that a colleague has is no new contact: that wait counts in the reply times.
 *
 * **In hand**: an open conversation with its assignee, from assignment until it is resolved, put off, set to pending or given on.
 * One stretch of it is one handling. A running **wrap-up** holds its place as well.
 *
 * **Day**: the workspace's calendar day, 00:00 to 24:00 in the time zone of the business hours that most queues keep (UTC without
 * any). Contacts count as offered on the day they came into the queue, and as answered or abandoned on the day that happened, so
 * mail that waited overnight counts as answered this morning and no day's figure changes afterwards.
 *
 * **Scope**: contacts belong to their queue, their channel, and the team of whoever answered; a team has no waiting contacts of its
 * own, so figures of waiting have no value there (null). Agent figures take the agents of the queue, or of the team, or those with
 * places on the channel.
 */
export const figureUnits = ['count', 'ms', 'since', 'share'] as const;
export type FigureUnit = (typeof figureUnits)[number];

export interface FigureInfo {
  /** `share`: 0 to 1; `ms`: a mean; `since`: epoch ms, to be shown as time passed since then and ticked by the screen. */
  unit: FigureUnit;
  /** `now`: as it is at this moment; `day`: since midnight. */
  span: 'now' | 'day';
  /** What lies behind it, for the drill-down. */
  behind: 'conversations' | 'agents';
  /** Whether `floor:day` has a line of it. */
  hasSeries: boolean;
  /** Whether more is better; null: neither. */
  upIsGood: boolean | null;
  /** How it is counted, in English; the desk has the same words in every language. */
  definition: string;
}

const info = (
  unit: FigureUnit,
  span: FigureInfo['span'],
  behind: FigureInfo['behind'],
  hasSeries: boolean,
  upIsGood: boolean | null,
  definition: string,
): FigureInfo => ({ unit, span, behind, hasSeries, upIsGood, definition });

/** Every figure of the floor, with its definition. */
export const figureInfo = {
  waiting: info(
    'count',
    'now',
    'conversations',
    true,
    false,
    'Contacts that wait in the queue now; ringing ones still wait.',
  ),
  longestWait: info(
    'since',
    'now',
    'conversations',
    true,
    false,
    'Since when the customer who waits longest has been waiting; moving to another queue does not restart it.',
  ),
  offered: info('count', 'day', 'conversations', true, null, 'Contacts that came into the queue today.'),
  answered: info(
    'count',
    'day',
    'conversations',
    true,
    true,
    'Contacts a colleague took or replied to today; automatic replies do not count.',
  ),
  answeredInTarget: info(
    'count',
    'day',
    'conversations',
    true,
    true,
    'Answered within the X seconds that the contact’s own queue had set when it came in.',
  ),
  abandoned: info(
    'count',
    'day',
    'conversations',
    true,
    false,
    'Customers on live channels who left, or were closed, unanswered after 5 seconds or more.',
  ),
  shortAbandoned: info('count', 'day', 'conversations', true, null, 'The same within 5 seconds; kept apart.'),
  abandonRate: info(
    'share',
    'day',
    'conversations',
    true,
    false,
    'Abandoned ÷ (answered + abandoned + short abandons).',
  ),
  serviceLevelOffered: info(
    'share',
    'day',
    'conversations',
    true,
    true,
    'Answered within X ÷ (answered + abandoned + short abandons): every abandon fails.',
  ),
  serviceLevelRemoved: info(
    'share',
    'day',
    'conversations',
    true,
    true,
    'Answered within X ÷ answered: abandons are left out.',
  ),
  serviceLevelPositive: info(
    'share',
    'day',
    'conversations',
    true,
    true,
    '(Answered within X + short abandons) ÷ (answered + abandoned + short abandons): a short abandon counts as met.',
  ),
  speedOfAnswer: info(
    'ms',
    'day',
    'conversations',
    true,
    false,
    'Mean time in the queue of the contacts answered today.',
  ),
  inHand: info('count', 'now', 'conversations', false, null, 'Open conversations with an assignee now.'),
  handled: info(
    'count',
    'day',
    'conversations',
    true,
    true,
    'Handlings that ended today: conversations that left somebody’s hands.',
  ),
  handleTime: info(
    'ms',
    'day',
    'conversations',
    true,
    null,
    '(Time in hand of the handlings that ended today + wrap-ups that ended today) ÷ handled. Time in away states and offline does not count.',
  ),
  wrapUpTime: info('ms', 'day', 'conversations', true, null, 'Mean length of the wrap-ups that ended today.'),
  wrapUpContacts: info('count', 'now', 'conversations', false, null, 'Wrap-ups that run now: contacts, not people.'),
  wrapUpAgents: info(
    'count',
    'now',
    'agents',
    false,
    null,
    'Agents with at least one wrap-up running: people, not contacts.',
  ),
  occupancy: info(
    'share',
    'day',
    'agents',
    true,
    null,
    'Time with at least one conversation or wrap-up ÷ (that + time available with none): one chat or five are both 100%. Away and offline do not count.',
  ),
  occupancyBySlots: info(
    'share',
    'day',
    'agents',
    true,
    null,
    'Place-time used ÷ place-time there was, while not away or offline: counts several conversations at once.',
  ),
  offersRung: info(
    'count',
    'day',
    'conversations',
    true,
    null,
    'Offers to agents that were answered or ran out today: accepted + declined + missed. One contact may ring several times.',
  ),
  offersMissed: info('count', 'day', 'conversations', true, false, 'Offers that rang out today.'),
  answerRate: info(
    'share',
    'day',
    'conversations',
    true,
    true,
    'Offers accepted ÷ (accepted + declined + missed), each ring counted.',
  ),
  firstReply: info(
    'ms',
    'day',
    'conversations',
    true,
    false,
    'Mean time from the customer’s first message to the first public reply of a colleague, of first replies written today.',
  ),
  nextReply: info(
    'ms',
    'day',
    'conversations',
    true,
    false,
    'Mean time from a later message of the customer to the public reply, of replies written today.',
  ),
  resolved: info('count', 'day', 'conversations', true, true, 'Conversations resolved today that are still resolved.'),
  resolutionTime: info(
    'ms',
    'day',
    'conversations',
    true,
    false,
    'Mean time from the beginning of a conversation to its last resolution, of those resolved today; a reopened one counts on.',
  ),
  firstContactResolution: info(
    'share',
    'day',
    'conversations',
    true,
    true,
    'Resolved today for the first time within 7 days and without the customer coming back within 7 days so far ÷ all resolutions of today that no colleague took back. By log, not by survey.',
  ),
  signedIn: info('count', 'now', 'agents', true, null, 'Agents in any state but offline.'),
  staffed: info('count', 'now', 'agents', true, true, 'Signed in and not away.'),
  available: info('count', 'now', 'agents', false, true, 'Agents shown as available.'),
  onContact: info('count', 'now', 'agents', false, null, 'Agents shown as on contact.'),
  slotsTotal: info('count', 'now', 'agents', false, null, 'Places of staffed agents.'),
  slotsUsed: info(
    'count',
    'now',
    'agents',
    false,
    null,
    'Places of staffed agents taken by conversations, ringing offers and wrap-ups.',
  ),
  slotsFree: info(
    'count',
    'now',
    'agents',
    false,
    true,
    'Places that agents have left who are set to available, conversations in hand or not.',
  ),
} as const satisfies Record<string, FigureInfo>;

export type FigureName = keyof typeof figureInfo;
export const figureNames = Object.keys(figureInfo) as FigureName[];
export const figureNameSchema = z.enum(figureNames as [FigureName, ...FigureName[]]);

/** Left within this time of coming: nobody could have answered. */
export const shortAbandonMs = 5_000;
/** No new contact of the customer with us on the same conversation within this time: resolved at the first contact. */
export const firstContactWindowMs = 7 * 24 * 60 * 60 * 1000;
