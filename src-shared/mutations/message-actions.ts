import { z } from 'zod';
import { canSee } from '../domain/conversation.ts';
import { canRetry } from '../domain/delivery.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation, type RowKey, type Rows } from './definition.ts';
import { refusal } from './write-message.ts';

const args = z.object({ conversationId: idSchema, messageId: idSchema });
type Args = z.infer<typeof args>;

const reads = ({ conversationId, messageId }: Args): RowKey[] => [
  { entity: 'conversation', id: conversationId },
  { entity: 'message', id: messageId },
];
const ofThread = (rows: Rows, { conversationId, messageId }: Args) =>
  rows.get('message', messageId).conversationId === conversationId;

/** Undo: takes back a reply that is still held. Its text goes back to the composer; the row disappears. */
export const messageCancel = defineMutation({
  name: 'message.cancel',
  args,
  lane: ({ conversationId }) => conversationId,
  reads,
  allowed: (rows, input, actor) =>
    ofThread(rows, input) && canSee(actor, rows.get('conversation', input.conversationId)),
  apply(rows, { messageId }) {
    const { delivery } = rows.get('message', messageId);
    if (delivery?.status !== 'held') return refusal('too-late', 'the reply is already on its way');
    return ok([{ entity: 'message', id: messageId, row: null }]);
  },
});

/** Tries a failed or unconfirmed reply once more; only ever because a person said so. */
export const messageRetry = defineMutation({
  name: 'message.retry',
  args,
  lane: ({ conversationId }) => conversationId,
  reads,
  allowed: (rows, input, actor) =>
    ofThread(rows, input) && canSee(actor, rows.get('conversation', input.conversationId)),
  apply(rows, { messageId }, { now }) {
    const message = rows.get('message', messageId);
    if (message.delivery === null || !canRetry(message.delivery))
      return refusal('too-late', 'only a failed reply can be tried again');
    return ok([{ entity: 'message', row: { ...message, delivery: { status: 'queued', at: now, failure: null } } }]);
  },
});
