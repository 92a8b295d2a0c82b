import type { z } from 'zod';
import * as bulk from './bulk-actions.ts';
import * as content from './content-actions.ts';
import * as conversation from './conversation-actions.ts';
import { conversationMarkRead, conversationMarkUnread } from './conversation-read.ts';
import { conversationSplit } from './conversation-split.ts';
import { conversationStart } from './conversation-start.ts';
import { customerUpdate } from './customer-update.ts';
import type { Mutation } from './definition.ts';
import * as floor from './floor-actions.ts';
import * as hand from './hand-actions.ts';
import { mentionSee } from './mention-see.ts';
import * as merge from './merge-actions.ts';
import { messageCancel, messageRetry } from './message-actions.ts';
import { messageSend } from './message-send.ts';
import { noteAdd } from './note-add.ts';
import { offerAccept, offerDecline } from './offer-answer.ts';
import * as participant from './participant-actions.ts';
import { presenceForce, userSignOut } from './people-actions.ts';
import { presenceSet } from './presence-set.ts';
import * as sideThread from './side-thread-actions.ts';
import * as supervision from './supervision-actions.ts';
import { voucherRedeem } from './voucher-redeem.ts';
import { messageCoach, whisperRead } from './whisper-actions.ts';
import { wrapUpFinish } from './wrap-up-actions.ts';

const all = [
  messageSend,
  messageCancel,
  messageRetry,
  noteAdd,
  conversationStart,
  conversationMarkRead,
  conversationMarkUnread,
  customerUpdate,
  offerAccept,
  offerDecline,
  presenceSet,
  wrapUpFinish,
  voucherRedeem,
  ...(Object.values(conversation) as (typeof conversation)[keyof typeof conversation][]),
  ...(Object.values(content) as (typeof content)[keyof typeof content][]),
  ...(Object.values(floor) as (typeof floor)[keyof typeof floor][]),
  ...(Object.values(supervision) as (typeof supervision)[keyof typeof supervision][]),
  messageCoach,
  whisperRead,
  ...(Object.values(hand) as (typeof hand)[keyof typeof hand][]),
  presenceForce,
  userSignOut,
  ...(Object.values(participant) as (typeof participant)[keyof typeof participant][]),
  ...(Object.values(sideThread) as (typeof sideThread)[keyof typeof sideThread][]),
  mentionSee,
  ...(Object.values(merge) as (typeof merge)[keyof typeof merge][]),
  conversationSplit,
  bulk.conversationBulk,
  bulk.bulkUndo,
  bulk.agentMoveWork,
] as const;

type Defined = (typeof all)[number];
export type MutationName = Defined['name'];
export type MutationArgs<N extends MutationName> = z.infer<Extract<Defined, { name: N }>['args']>;
/** Any mutation with its argument type hidden; arguments are parsed by its own schema before use. */
export type AnyMutation = Mutation<MutationName, z.ZodType>;

const byName = new Map<string, AnyMutation>(all.map((mutation) => [mutation.name, mutation as unknown as AnyMutation]));

/** Every named action of this version. */
export const mutationNames = all.map(({ name }) => name);

/** The mutation of that name, or null for one this version does not know. */
export const findMutation = (name: string): AnyMutation | null => byName.get(name) ?? null;

/** Whether anybody but its author waits for this action. Of one this version does not know nobody can tell, so it counts. */
export const isAwaited = (name: string): boolean => findMutation(name)?.isAwaited !== false;
