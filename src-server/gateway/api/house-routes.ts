import { z } from 'zod';
import {
  deviceSchema,
  inboxInputSchema,
  type saveAnswerSchema,
  sessionSummarySchema,
  userInputSchema,
} from '#shared/contract/socket.ts';
import { inboxSchema } from '#shared/domain/inbox.ts';
import { userSchema } from '#shared/domain/user.ts';
import { idSchema } from '#shared/lib/ids.ts';
import type { Sessions, Users } from '../../identity/index.ts';
import type { Inboxes } from '../../inboxes/index.ts';
import { RequestFailure } from '../../platform/request-failure.ts';
import type { Store } from '../../store/index.ts';
import { listDevices, wipeDevice } from '../../supervision/index.ts';
import type { Webhooks } from '../../webhooks/index.ts';
import { subscriptionInputSchema, subscriptionSchema } from '../../webhooks/index.ts';
import { apiRoute } from './route.ts';

const byId = z.object({ id: idSchema });
const listOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item) });
const testReport = z.object({
  ok: z.boolean(),
  steps: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});

/** A form's problems are a bad request to an API client. */
function demandSaved(answer: z.infer<typeof saveAnswerSchema>): void {
  if (answer.kind === 'invalid')
    throw new RequestFailure(
      'bad-request',
      answer.problems.map(({ field, problem }) => `${field}: ${problem}`).join('; '),
    );
}

/** Sessions, accounts, inboxes and outgoing webhooks. */
export function houseRoutes({
  store,
  sessions,
  users,
  inboxes,
  webhooks,
}: {
  store: Store;
  sessions: Sessions;
  users: Users;
  inboxes: Inboxes;
  webhooks: Webhooks;
}) {
  const getInbox = async (id: string) =>
    store.db.selectFrom('inbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return [
    apiRoute({
      method: 'GET',
      path: '/sessions',
      tag: 'Sessions',
      summary: 'Your open sessions',
      answer: listOf(sessionSummarySchema),
      run: async ({ session }) => ({
        items: (await sessions.list(session.user.id)).map((other) => ({ ...other, current: other.id === session.id })),
      }),
    }),
    apiRoute({
      method: 'DELETE',
      path: '/sessions/{id}',
      tag: 'Sessions',
      summary: 'End one of your sessions',
      params: byId,
      run: async ({ params, session }) => {
        await sessions.revoke(session.user.id, params.id);
        return undefined;
      },
    }),
    apiRoute({
      method: 'GET',
      path: '/devices',
      tag: 'Sessions',
      summary: 'Where everybody is signed in (administrators)',
      answer: listOf(deviceSchema),
      run: async ({ session }) => ({ items: await listDevices(sessions, session) }),
    }),
    apiRoute({
      method: 'POST',
      path: '/devices/{id}/wipe',
      tag: 'Sessions',
      summary: 'End a session and have its computer destroy everything (administrators)',
      params: byId,
      run: async ({ params, session }) => {
        await wipeDevice(store, sessions, session, params.id);
        return undefined;
      },
    }),
    apiRoute({
      method: 'GET',
      path: '/users/me',
      tag: 'Users',
      summary: 'Who you are',
      answer: userSchema,
      run: async ({ session }) => session.user,
    }),
    apiRoute({
      method: 'GET',
      path: '/users',
      tag: 'Users',
      summary: 'All accounts',
      answer: listOf(userSchema),
      run: async () => ({ items: await store.db.selectFrom('user').selectAll().orderBy('name').execute() }),
    }),
    apiRoute({
      method: 'PUT',
      path: '/users/{id}',
      tag: 'Users',
      summary: 'Add or change an account (administrators)',
      params: byId,
      body: userInputSchema.omit({ id: true }),
      answer: userSchema,
      async run({ params, body, session }) {
        demandSaved(await users.save(session.actor, { ...body, id: params.id }));
        return store.db.selectFrom('user').selectAll().where('id', '=', params.id).executeTakeFirstOrThrow();
      },
    }),
    apiRoute({
      method: 'GET',
      path: '/inboxes',
      tag: 'Inboxes',
      summary: 'All inboxes with their health',
      answer: listOf(inboxSchema),
      run: async () => ({ items: await store.db.selectFrom('inbox').selectAll().orderBy('id').execute() }),
    }),
    apiRoute({
      method: 'PUT',
      path: '/inboxes/{id}',
      tag: 'Inboxes',
      summary: 'Add or change an inbox (administrators); an empty secret keeps the stored one',
      params: byId,
      body: inboxInputSchema.omit({ id: true }),
      answer: inboxSchema,
      async run({ params, body, session }) {
        demandSaved(await inboxes.save(session.actor, { ...body, id: params.id }));
        return getInbox(params.id);
      },
    }),
    apiRoute({
      method: 'POST',
      path: '/inboxes/{id}/test',
      tag: 'Inboxes',
      summary: 'Try settings without saving them (administrators)',
      params: byId,
      body: inboxInputSchema.omit({ id: true }),
      answer: testReport,
      status: 200,
      run: ({ params, body, session }) => inboxes.test(session.actor, { ...body, id: params.id }),
    }),
    apiRoute({
      method: 'DELETE',
      path: '/inboxes/{id}',
      tag: 'Inboxes',
      summary: 'Remove an inbox without conversations (administrators)',
      params: byId,
      run: async ({ params, session }) => {
        await inboxes.remove(session.actor, params.id);
        return undefined;
      },
    }),
    apiRoute({
      method: 'GET',
      path: '/webhooks',
      tag: 'Webhooks',
      summary: 'Your outgoing webhooks (administrators)',
      answer: listOf(subscriptionSchema),
      run: async ({ session }) => ({ items: await webhooks.list(session.actor) }),
    }),
    apiRoute({
      method: 'POST',
      path: '/webhooks',
      tag: 'Webhooks',
      summary: 'Subscribe an address to events; the answer holds the signing secret, shown this once (administrators)',
      body: subscriptionInputSchema,
      answer: subscriptionSchema.extend({ secret: z.string() }),
      status: 201,
      run: ({ body, session }) => webhooks.subscribe(session.actor, body),
    }),
    apiRoute({
      method: 'DELETE',
      path: '/webhooks/{id}',
      tag: 'Webhooks',
      summary: 'End a subscription (administrators)',
      params: byId,
      run: async ({ params, session }) => {
        await webhooks.unsubscribe(session.actor, params.id);
        return undefined;
      },
    }),
  ];
}
