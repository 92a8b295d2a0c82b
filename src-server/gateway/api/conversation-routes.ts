import { sql } from 'kysely';
import { z } from 'zod';
import { attachmentSchema } from '#shared/domain/attachment.ts';
import { channelIdSchema } from '#shared/domain/channel-id.ts';
import {
  conversationSchema,
  conversationStateSchema,
  prioritySchema,
  withoutInternals,
} from '#shared/domain/conversation.ts';
import { messageSchema, recipientsSchema } from '#shared/domain/message.ts';
import { type Actor, seesEverything } from '#shared/domain/role.ts';
import { epochMs, idSchema, newId } from '#shared/lib/ids.ts';
import { getVisibleConversation } from '../../conversations/index.ts';
import type { Store } from '../../store/index.ts';
import type { Act } from './act.ts';
import { pageOf, pageQuery, readCursor, toPage } from './page.ts';
import { apiRoute } from './route.ts';

const byId = z.object({ id: idSchema });
const tag = 'Conversations';

/** The reader's view in SQL, over a table named `conversation`. */
const mine = (actor: Actor) =>
  seesEverything(actor.role)
    ? sql<boolean>`true`
    : sql<boolean>`(assignee_id = ${actor.userId} or queue_id is null or queue_id = any(${sql.val([...actor.queueIds])}::text[]))`;

const change = z
  .object({
    state: z.enum(['open', 'pending', 'resolved']),
    snoozedUntil: epochMs,
    assigneeId: idSchema.nullable(),
    priority: prioritySchema,
    queueId: idSchema,
  })
  .partial();

export function conversationRoutes({ store, act }: { store: Store; act: Act }) {
  const { db } = store;
  return [
    apiRoute({
      method: 'GET',
      path: '/conversations',
      tag,
      summary: 'Conversations you may see, the latest activity first',
      query: pageQuery.extend({
        state: conversationStateSchema.optional(),
        queueId: idSchema.optional(),
        assigneeId: idSchema.optional(),
        customerId: idSchema.optional(),
        channel: channelIdSchema.optional(),
      }),
      answer: pageOf(conversationSchema),
      async run({ query, session }) {
        const { limit, cursor, ...filters } = query;
        const after = readCursor(cursor);
        let rows = db
          .selectFrom('conversation')
          .selectAll()
          .where(mine(session.actor))
          .orderBy('activityAt', 'desc')
          .orderBy('id', 'desc')
          .limit(limit + 1);
        for (const [column, value] of Object.entries(filters))
          if (value !== undefined) rows = rows.where(column as keyof typeof filters, '=', value as never);
        if (after) rows = rows.where(sql<boolean>`(activity_at, id) < (${after[0]}, ${after[1]})`);
        const page = toPage(await rows.execute(), limit, ({ activityAt, id }) => [activityAt, id]);
        return { ...page, items: page.items.map(withoutInternals) };
      },
    }),
    apiRoute({
      method: 'GET',
      path: '/conversations/{id}',
      tag,
      summary: 'One conversation',
      params: byId,
      answer: conversationSchema,
      run: async ({ params, session }) => withoutInternals(await getVisibleConversation(db, session.actor, params.id)),
    }),
    apiRoute({
      method: 'PATCH',
      path: '/conversations/{id}',
      tag,
      summary: 'Change state, assignee, queue or priority; only what is named',
      params: byId,
      body: change,
      answer: conversationSchema,
      async run({ params, body, session, idempotencyKey }) {
        const key = (part: string) => (idempotencyKey === null ? null : `${idempotencyKey}:${part}`);
        const conversationId = params.id;
        if (body.queueId !== undefined)
          await act(session, key('queue'), 'conversation.transfer', {
            conversationId,
            queueId: body.queueId,
            userId: body.assigneeId ?? null,
          });
        else if (body.assigneeId !== undefined)
          await act(session, key('assignee'), 'conversation.assign', { conversationId, userId: body.assigneeId });
        if (body.priority !== undefined)
          await act(session, key('priority'), 'conversation.setPriority', { conversationId, priority: body.priority });
        if (body.snoozedUntil !== undefined)
          await act(session, key('snooze'), 'conversation.snooze', { conversationId, until: body.snoozedUntil });
        if (body.state === 'resolved') await act(session, key('state'), 'conversation.resolve', { conversationId });
        if (body.state === 'open') await act(session, key('state'), 'conversation.reopen', { conversationId });
        if (body.state === 'pending') await act(session, key('state'), 'conversation.setPending', { conversationId });
        return withoutInternals(await getVisibleConversation(db, session.actor, conversationId));
      },
    }),
    ...(['POST', 'DELETE'] as const).map((method) =>
      apiRoute({
        method,
        path: '/conversations/{id}/tags/{tagId}',
        tag,
        summary: method === 'POST' ? 'Put a tag on' : 'Take a tag off',
        params: byId.extend({ tagId: idSchema }),
        run: ({ params, session, idempotencyKey }) =>
          act(session, idempotencyKey, method === 'POST' ? 'conversation.addTag' : 'conversation.removeTag', {
            conversationId: params.id,
            tagId: params.tagId,
          }).then(() => undefined),
      }),
    ),
    apiRoute({
      method: 'GET',
      path: '/conversations/{id}/messages',
      tag: 'Messages',
      summary: 'Messages of a conversation, newest first. The public view has only what the customer can read',
      params: byId,
      query: pageQuery.extend({
        view: z
          .enum(['public', 'internal'])
          .default('public')
          .describe('`internal` adds notes, whispers and system lines'),
      }),
      answer: pageOf(messageSchema),
      async run({ params, query, session }) {
        const conversation = await getVisibleConversation(db, session.actor, params.id);
        const after = readCursor(query.cursor);
        let rows = db
          .selectFrom('message')
          .selectAll()
          .where('conversationId', '=', conversation.id)
          .orderBy('position', 'desc')
          .limit(query.limit + 1);
        if (query.view === 'public') rows = rows.where('kind', 'in', ['inbound', 'outbound']);
        if (after) rows = rows.where('position', '<', after[0]);
        return toPage(await rows.execute(), query.limit, ({ position, id }) => [position, id]);
      },
    }),
    apiRoute({
      method: 'POST',
      path: '/conversations/{id}/messages',
      tag: 'Messages',
      summary: 'Reply to the customer, or leave a note',
      params: byId,
      status: 201,
      body: z.object({
        kind: z.enum(['reply', 'note']).default('reply'),
        text: z.string().max(200_000),
        html: z.string().max(2_000_000).nullable().default(null),
        subject: z.string().max(998).nullable().default(null),
        recipients: recipientsSchema.nullable().default(null),
        attachments: z.array(attachmentSchema).max(20).default([]),
        notBefore: epochMs.nullable().default(null),
        seenPosition: z
          .number()
          .int()
          .nonnegative()
          .optional()
          .describe('Refuse as stale when somebody wrote after this position; left out, the reply goes in any case'),
      }),
      answer: messageSchema,
      async run({ params, body, session, idempotencyKey }) {
        // The id follows from the key, so that the same request again finds the message it made.
        const messageId = idempotencyKey === null ? newId() : `api:${session.user.id}:${idempotencyKey}:m`.slice(-80);
        const conversationId = params.id;
        const { kind, text, attachments, seenPosition, ...rest } = body;
        if (kind === 'note')
          await act(session, idempotencyKey, 'note.add', { conversationId, messageId, text, attachments });
        else {
          const seen = {
            seenPosition: seenPosition ?? 0,
            sendAnyway: seenPosition === undefined,
            holdForCustomer: seenPosition !== undefined,
          };
          await act(session, idempotencyKey, 'message.send', {
            conversationId,
            messageId,
            text,
            attachments,
            ...rest,
            ...seen,
          });
        }
        return db.selectFrom('message').selectAll().where('id', '=', messageId).executeTakeFirstOrThrow();
      },
    }),
  ];
}
